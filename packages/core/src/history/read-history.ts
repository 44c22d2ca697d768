import { parseDidWebvh } from '../did/index.ts';
import { asArray, type JsonObject, type JsonValue } from '../json.ts';
import { listProofs } from '../proof/index.ts';
import { digestBeginning, digestEntry, toDigest } from './digests.ts';
import { type BrokenLog, type LogEntry, type LogProblem, parseLog } from './entry.ts';
import { applyParameters, method, nobody, type Parameters, type Witnesses } from './parameters.ts';
import { findUnwitnessed, isSignedWith, keyOf } from './witnesses.ts';

/** What an identifier was from `at` (milliseconds) until the next version. An ended one has a document and no say. */
export interface Version {
  versionId: string;
  versionTime: string;
  at: number;
  document: JsonObject;
  isEnded: boolean;
}

/** A log that was checked from its first line to its last: what its identifier was, when. */
export interface KeyHistory {
  scid: string;
  /** At least one, in the order of time. */
  versions: readonly Version[];
  /** What holds for the next entry. */
  parameters: Parameters;
}

/** What a log is checked against. */
export interface LogBasis {
  /** The identifier that is being looked for. */
  did: string;
  /** What `did-witness.json` holds, where it was looked up. */
  witnessFile?: JsonValue | undefined;
  /** When the log was brought: nothing in it may be of a later day. */
  broughtAt?: number | undefined;
}

/** Clocks differ. */
const toleranceMs = 5 * 60_000;
const mostProofs = 4;

/** May an entry of this log ask for witnesses? Nothing is checked. */
export function mayNameWitnesses(text: string): boolean {
  return text.includes('"witnesses"');
}

/**
 * Reads the history of a `did:webvh` from its log (did:webvh 1.0, "Read (Resolve)"). One line that is not as it must be makes
 * the whole log worthless: whoever forked or cut it could have done more.
 */
export async function readHistory(text: string, basis: LogBasis): Promise<KeyHistory | BrokenLog> {
  const log = await checkLog(text);
  if ('problem' in log) return log;
  const { entries, needed, parameters } = log;
  const { scid } = parameters;
  const isOwn = scid === parseDidWebvh(basis.did)?.scid && entries.some(({ state }) => state.id === basis.did);
  if (!isOwn) return { problem: 'other_identifier', line: 1 };
  const lastAt = entries.at(-1)?.at ?? 0;
  if (basis.broughtAt !== undefined && lastAt > basis.broughtAt + toleranceMs) {
    return { problem: 'time_not_reached', line: entries.length };
  }
  const versionIds = entries.map(({ versionId }) => versionId);
  const unwitnessed = await findUnwitnessed(versionIds, needed, basis.witnessFile);
  if (unwitnessed !== undefined) return { problem: 'not_witnessed', line: unwitnessed };
  return { scid, versions: entries.map(toVersion), parameters };
}

/** A log of which all was checked but its witnesses, and the day. `needed` says who has to vouch for each entry. */
export interface CheckedLog {
  entries: readonly LogEntry[];
  needed: readonly Witnesses[];
  parameters: Parameters;
}

/** Checks a log by itself, whoever it is of. A new list of witnesses counts from the next entry on; the first list at once. */
export async function checkLog(text: string): Promise<CheckedLog | BrokenLog> {
  const entries = parseLog(text);
  if (!Array.isArray(entries)) return entries;
  let last: Last | undefined;
  const needed: Witnesses[] = [];
  for (const [index, entry] of entries.entries()) {
    const parameters = await checkEntry(entry, index + 1, last);
    if (typeof parameters === 'string') return { problem: parameters, line: index + 1 };
    const standing = last?.parameters.witnesses ?? nobody;
    needed.push(standing.ids.length > 0 ? standing : parameters.witnesses);
    last = { entry, parameters };
  }
  return last ? { entries, needed, parameters: last.parameters } : { problem: 'not_a_log', line: 0 };
}

/** The entry before, and what holds after it. */
interface Last {
  entry: LogEntry;
  parameters: Parameters;
}

/** Nothing follows an entry that ends the identifier, so only the last can be one. */
function toVersion({ versionId, versionTime, at, state, parameters }: LogEntry): Version {
  return { versionId, versionTime, at, document: state, isEnded: parameters.deactivated === true };
}

/** What holds after this entry, or what is wrong with it. */
async function checkEntry(entry: LogEntry, number: number, last: Last | undefined): Promise<Parameters | LogProblem> {
  const before = last?.parameters;
  if (before?.isEnded) return 'already_ended';
  const stated = entry.parameters.method;
  if (stated !== undefined && stated !== method) return 'method_unknown';
  const parameters = applyParameters(entry.parameters, before);
  if (!parameters) return 'parameters_wrong';
  const [, count, digest] = /^([1-9]\d*)-([1-9A-HJ-NP-Za-km-z]+)$/.exec(entry.versionId) ?? [];
  if (Number(count) !== number) return 'number_out_of_order';
  if (last && entry.at <= last.entry.at) return 'time_out_of_order';
  if (!last && (await digestBeginning(entry.whole, parameters.scid)) !== parameters.scid) return 'scid_differs';
  if ((await digestEntry(entry.whole, last?.entry.versionId ?? parameters.scid)) !== digest) return 'hash_differs';
  return findFaultOfIdentifier(entry, last) ?? (await findFaultOfKeys(entry, parameters, before)) ?? parameters;
}

/** The identifier keeps its digest; its address changes only where that was allowed from the start ("DID Portability"). */
function findFaultOfIdentifier({ state, parameters }: LogEntry, last: Last | undefined): LogProblem | undefined {
  const scid = last?.parameters.scid ?? parameters.scid;
  if (parseDidWebvh(String(state.id))?.scid !== scid) return 'other_identifier';
  if (!last || state.id === last.entry.state.id) return undefined;
  const isTold = asArray(state.alsoKnownAs).includes(last.entry.state.id ?? '');
  return last.parameters.isPortable && isTold ? undefined : 'moved_without_leave';
}

/**
 * Signed by a key that was named before, or, where the next keys are announced, by one of those ("Authorized Keys",
 * "Pre-Rotation"). A signature that does not hold makes the entry worthless, whoever else signed it.
 */
async function findFaultOfKeys(
  { whole }: LogEntry,
  parameters: Parameters,
  before: Parameters | undefined,
): Promise<LogProblem | undefined> {
  const isAnnounced = before !== undefined && before.nextKeyHashes.length > 0;
  if (isAnnounced) {
    const digests = await Promise.all(parameters.updateKeys.map(toDigest));
    if (!digests.every(digest => before.nextKeyHashes.includes(digest))) return 'key_not_announced';
  }
  const active = before === undefined || isAnnounced ? parameters.updateKeys : before.updateKeys;
  const { proof: _, ...bare } = whole;
  const proofs = listProofs(whole);
  if (proofs.length === 0 || proofs.length > mostProofs) return 'signature_wrong';
  for (const proof of proofs) {
    const key = keyOf(proof.verificationMethod);
    if (key === undefined || !active.includes(key)) return 'key_not_authorised';
    if (!(await isSignedWith(bare, proof, key))) return 'signature_wrong';
  }
  return undefined;
}
