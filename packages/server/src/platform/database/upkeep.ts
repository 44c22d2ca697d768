import { sql } from 'kysely';
import { forgetCalls } from '../http/rate-limit.ts';
import type { JobRunner } from '../jobs.ts';
import type { World } from '../world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a database needs done again and again: the embedded one has no background processes of its own. */
export function scheduleUpkeep(jobs: JobRunner, kind: 'embedded' | 'server'): void {
  jobs.every('platform.forget-answers', hour, forgetAnswers);
  jobs.every('platform.forget-calls', 10 * minute, forgetCalls);
  if (kind === 'server') return;
  jobs.every('platform.checkpoint', 10 * minute, async world => void (await sql`checkpoint`.execute(world.db)));
  jobs.every('platform.vacuum', 6 * hour, async world => void (await sql`vacuum (analyze)`.execute(world.db)));
}

/** Answers kept for idempotent replay live thirty days. */
async function forgetAnswers(world: World): Promise<void> {
  const before = new Date(world.now().getTime() - 30 * day);
  await sql`delete from platform.idempotency where created_at < ${before}`.execute(world.db);
}
