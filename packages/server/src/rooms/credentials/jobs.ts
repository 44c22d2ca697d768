import type { Jobs } from '../../platform/jobs.ts';
import { logUnlogged } from './log-unlogged.ts';

const dayMs = 86_400_000;

/** Looks every day for what the transparency log does not tell of; in an installation that always had one there is nothing. */
export function jobs(jobs: Jobs): void {
  jobs.every('credentials.log-unlogged', dayMs, async world => {
    const count = await logUnlogged(world);
    if (count > 0) world.log.info('credentials were logged later than they were issued', { count });
  });
}
