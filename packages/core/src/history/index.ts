/** Identifiers with a history (did:webvh 1.0): what they were, when, proven by a log. Logs are read and written, never fetched. */
export type { BrokenLog, LogProblem } from './entry.ts';
export { type KeyHistory, type LogBasis, mayNameWitnesses, readHistory, type Version } from './read-history.ts';
export { createLog, extendLog, type LogChange, toKeyHash, witnessVersion } from './write-log.ts';
