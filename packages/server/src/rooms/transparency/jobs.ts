import type { Jobs } from '../../platform/jobs.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { writeLog } from './write-log.ts';

const everyMs = 5_000;

/**
 * One node at a time writes the log; should two meet, the second waits for the first. Witnesses are asked in a turn of their own,
 * so that one that does not answer keeps nobody from writing.
 */
export function jobs(jobs: Jobs): void {
  jobs.every('transparency.write-log', everyMs, writeLog);
  jobs.every('transparency.ask-witnesses', everyMs, askWitnesses);
}
