/** The transparency log: what was signed here, for everybody to hold us to. */
export { askWitnesses } from './ask-witnesses.ts';
export { fsckLog, type LogFault } from './fsck-log.ts';
export { jobs } from './jobs.ts';
export { findCheckpoint, findLogTile, getLogKey, listKeys } from './read-log.ts';
export { findLogged, findReceipt, getReceipt } from './receipts.ts';
export { countLeaves, recordLeaf, recordLeaves } from './record-leaf.ts';
export { writeLog } from './write-log.ts';
