/** The transparency log: what was signed here, for everybody to hold us to. */
export { eraseLeaves } from './erase-leaves.ts';
export { fsckLog } from './fsck-log.ts';
export { jobs } from './jobs.ts';
export { openNewLog } from './open-new-log.ts';
export { findCheckpoint, findLogTile, getLogKey, listLogs } from './read-log.ts';
export { findLogged, getReceipt } from './receipts.ts';
export { countLeaves, recordLeaf, recordLeaves, recordMissing } from './record-leaf.ts';
export { writeLog } from './write-log.ts';
