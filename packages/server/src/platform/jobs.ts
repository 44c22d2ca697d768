import { sql } from 'kysely';
import { isDuplicate } from './database/trouble.ts';
import type { World } from './world.ts';

/** What a job needs to know: JSON, ids rather than contents. */
export type Payload = Readonly<Record<string, unknown>>;

/** Work done later, at least once. */
export interface Jobs {
  /**
   * Ask for work, in the same transaction as what causes it. `afterMs` delays it; while a job of the same name and `key`
   * waits, a second one is not added.
   */
  enqueue(world: World, name: string, payload: Payload, options?: { afterMs?: number; key?: string }): Promise<void>;
  /** Do the jobs of that name here. A throw is retried with growing pauses for about a day, then kept as failed. */
  work(name: string, run: (world: World, payload: Payload) => Promise<void>): void;
  /** Run every so often, on one node at a time, first after one interval. A throw is logged; the next turn comes anyway. */
  every(name: string, intervalMs: number, run: (world: World) => Promise<void>): void;
}

/** The jobs of one node, with the loop that does them. */
export interface JobRunner extends Jobs {
  start(world: World): void;
  /** Look for due jobs now. */
  wake(): void;
  /** Take no more jobs, and wait for the ones under way. */
  stop(): Promise<void>;
  /** Do what is due until nothing is; how many were done. For tests and commands. */
  runDue(world: World): Promise<number>;
}

const leaseMs = 60_000;
const pollMs = 2_000;
const atOnce = 4;
/** Turns may be days apart, and a process may not live that long. */
const longestTickMs = 60_000;
const mostAttempts = 12;

interface Taken {
  id: string;
  name: string;
  key: string | null;
  payload: Payload;
  attempts: number;
}

/** Jobs over the table `platform.job`: taken with a lease, so that a node that dies gives them back within a minute. */
export function openJobs(): JobRunner {
  return new Runner();
}

type Run = (world: World, payload: Payload) => Promise<void>;

interface Turn {
  name: string;
  intervalMs: number;
  run(world: World): Promise<void>;
}

class Runner implements JobRunner {
  readonly #workers = new Map<string, Run>();
  readonly #turns: Turn[] = [];
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #running: World | undefined;

  readonly enqueue = enqueue;

  work(name: string, run: Run): void {
    this.#workers.set(name, run);
  }

  every(name: string, intervalMs: number, run: Turn['run']): void {
    this.#turns.push({ name, intervalMs, run });
  }

  start(world: World): void {
    this.#running = world;
    this.#timers.add(setInterval(() => this.wake(), pollMs));
    for (const turn of this.#turns) {
      const look = () => this.#track(takeTurn(world, turn));
      this.#timers.add(setInterval(look, Math.min(turn.intervalMs, longestTickMs)));
      look();
    }
    this.wake();
  }

  wake(): void {
    if (this.#running && this.#underWay.size < atOnce) this.#track(this.#look(this.#running));
  }

  async stop(): Promise<void> {
    this.#running = undefined;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#underWay);
  }

  async runDue(world: World): Promise<number> {
    let count = 0;
    while (await this.#takeAndRun(world)) count++;
    return count;
  }

  async #look(world: World): Promise<void> {
    try {
      while (this.#running && (await this.#takeAndRun(world)));
    } catch (error) {
      world.log.warn('the jobs could not be read', { error });
    }
  }

  async #takeAndRun(world: World): Promise<boolean> {
    const job = await take(world, [...this.#workers.keys()]);
    if (job) await runOne(world, job, this.#workers.get(job.name));
    return job !== undefined;
  }

  #track(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
  }
}

async function takeTurn(world: World, { name, intervalMs, run }: Turn): Promise<void> {
  try {
    if (await isMyTurn(world, name, intervalMs)) await run(world);
  } catch (error) {
    world.log.error('a repeated job failed', { job: name, error });
  }
}

const enqueue: Jobs['enqueue'] = async (world, name, payload, { afterMs = 0, key } = {}) => {
  const now = world.now();
  await sql`insert into platform.job (id, name, key, payload, run_at, created_at)
    values (${world.newId()}, ${name}, ${key ?? null}, ${JSON.stringify(payload)}::jsonb,
      ${new Date(now.getTime() + afterMs)}, ${now})
    on conflict (name, key) where state = 'waiting' do nothing`.execute(world.db);
  world.announce('job');
};

async function take(world: World, names: readonly string[]): Promise<Taken | undefined> {
  const now = world.now();
  const { rows } = await sql<Taken>`update platform.job
    set state = 'running', attempts = attempts + 1, held_until = ${new Date(now.getTime() + leaseMs)}
    where id = (
      select id from platform.job
      where name = any(${names}) and ((state = 'waiting' and run_at <= ${now}) or (state = 'running' and held_until < ${now}))
      order by run_at limit 1 for update skip locked)
    returning id, name, key, payload, attempts`.execute(world.db);
  return rows[0];
}

async function runOne(
  world: World,
  job: Taken,
  run?: (world: World, payload: Payload) => Promise<void>,
): Promise<void> {
  const hold = setInterval(() => void extend(world, job), leaseMs / 3);
  try {
    await run?.(world, job.payload);
    await sql`delete from platform.job where id = ${job.id}`.execute(world.db);
  } catch (error) {
    world.log.warn('a job failed', { job: job.name, jobId: job.id, attempt: job.attempts, error });
    await putBack(world, job, error);
  } finally {
    clearInterval(hold);
  }
}

async function extend(world: World, { id, name }: Taken): Promise<void> {
  const until = new Date(world.now().getTime() + leaseMs);
  await sql`update platform.job set held_until = ${until} where id = ${id}`
    .execute(world.db)
    .catch(error => world.log.warn('a running job could not be held', { job: name, jobId: id, error }));
}

/** Pauses of 2 s, 4 s, 8 s … about two hours at the end. */
async function putBack(world: World, { id, attempts }: Taken, error: unknown): Promise<void> {
  const state = attempts >= mostAttempts ? 'failed' : 'waiting';
  const runAt = new Date(world.now().getTime() + 1000 * 2 ** attempts);
  const name = error instanceof Error ? error.name : 'unknown';
  try {
    await sql`update platform.job set state = ${state}, run_at = ${runAt}, held_until = null, last_error = ${name}
      where id = ${id}`.execute(world.db);
  } catch (duplicate) {
    // The same work was asked for again while this ran; that job stands for both.
    if (!isDuplicate(duplicate, 'job_waiting_once')) throw duplicate;
    await sql`delete from platform.job where id = ${id}`.execute(world.db);
  }
}

async function isMyTurn(world: World, name: string, intervalMs: number): Promise<boolean> {
  const now = world.now();
  // A node's own timer ticks at the interval; the slack forgives it for coming early.
  const next = new Date(now.getTime() + intervalMs - Math.min(intervalMs / 10, longestTickMs / 2));
  await sql`insert into platform.turn (name, next_at) values (${name}, ${next}) on conflict do nothing`.execute(
    world.db,
  );
  const { rows } = await sql`update platform.turn set next_at = ${next}
    where name = ${name} and next_at <= ${now} returning name`.execute(world.db);
  return rows.length > 0;
}
