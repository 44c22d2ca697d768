import type { Jobs } from '../../platform/jobs.ts';
import { writeLog } from './write-log.ts';

const everyMs = 5_000;

/** One node at a time writes the log; should two meet, the second waits for the first. */
export function jobs(jobs: Jobs): void {
  jobs.every('transparency.write-log', everyMs, writeLog);
}
