import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One thing to do again and again. */
export type Work = () => unknown;

/** Works beside each other, and what is asked of them: how many times as long one may take as the other. */
export interface Contest {
  works: Record<string, Work>;
  goals: { name: string; long: string; short: string; goal: number }[];
}

/** Contests by name, each made anew in every process that needs it. */
export type Contests = Readonly<Record<string, () => Promise<Contest>>>;

export interface Run {
  /** The file that calls `hold`; the processes of the works start with it. */
  program: string;
  /** Processor time of all works together. */
  seconds: number;
  asJson: boolean;
}

const rounds = 11;
/** For this many rounds each work warms up, and for as many it is counted how often it fits into a round. */
const warmRounds = 2;

/**
 * Holds contests one after the other and prints a line for each goal, as JSON or for people: the median of the rounds'
 * ratios. Every work has a process of its own, so that none runs on code that was compiled for another, and its ring of
 * documents; they run in turn, so that whatever else the machine does meets all of them.
 */
export async function hold(contests: Contests, { program, seconds, asJson }: Run): Promise<void> {
  const [name, work] = process.env.BENCH_WORK?.split('/') ?? [];
  if (name !== undefined && work !== undefined) return workWhenAsked((await contests[name]?.())?.works[work]);
  const made = await Promise.all(Object.entries(contests).map(async ([name, make]) => ({ name, ...(await make()) })));
  const all = made.reduce((sum, { works }) => sum + Object.keys(works).length, 0);
  for (const { name, works, goals } of made) {
    const names = Object.keys(works);
    const times = await measure(program, name, names, (seconds * names.length) / all);
    tell(times, goals, asJson);
  }
}

/** Microseconds of processor time per operation, in each round: of waiting for a busy machine they say nothing. */
async function measure(program: string, contest: string, works: readonly string[], seconds: number) {
  const roundMs = (seconds * 1_000) / (works.length * (rounds + 2 * warmRounds));
  const entries = works.map(work => ({ work, worker: start(program, `${contest}/${work}`), times: [] as number[] }));
  try {
    for (const { worker } of entries) await ask(worker, { roundMs });
    for (let round = 0; round < rounds; round += 1) {
      for (const { worker, times } of entries) times.push(await ask(worker, {}));
    }
  } finally {
    for (const { worker } of entries) worker.kill();
  }
  return Object.fromEntries(entries.map(({ work, times }) => [work, times]));
}

type Times = Awaited<ReturnType<typeof measure>>;

function start(program: string, work: string): ChildProcess {
  return fork(program, { env: { ...process.env, BENCH_WORK: work } });
}

/** To make ready for rounds of that length, or to work for a round. */
type Question = { roundMs?: number };

async function ask(worker: ChildProcess, question: Question): Promise<number> {
  const heard = new AbortController();
  const { signal } = heard;
  worker.send(question);
  try {
    const ended = once(worker, 'exit', { signal }).then(([code]) => {
      throw new Error(`A work of the benchmark ended with ${code}.`);
    });
    const [answer] = await Promise.race([once(worker, 'message', { signal }), ended]);
    return answer;
  } finally {
    heard.abort();
  }
}

/** Answers each question with the time of one operation. */
function workWhenAsked(work: Work | undefined): void {
  if (!work) throw new Error('There is no such work.');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let count = 1;
  process.on('message', async ({ roundMs }: Question) => {
    if (roundMs !== undefined) count = await countWithin(work, roundMs);
    collect();
    const before = processorTime();
    for (let done = 0; done < count; done += 1) {
      const answer = work();
      if (answer instanceof Promise) await answer;
    }
    process.send?.((processorTime() - before) / count);
  });
}

/** How often the work fits into that much processor time, once it is warm. */
async function countWithin(work: Work, roundMs: number): Promise<number> {
  const warmTime = 1_000 * warmRounds * roundMs;
  for (const start = processorTime(); processorTime() - start < warmTime; ) await work();
  let count = 0;
  for (const start = processorTime(); processorTime() - start < warmTime; count += 1) await work();
  return Math.max(1, Math.round(count / warmRounds));
}

/** Microseconds that this process has worked so far. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function tell(times: Times, goals: Contest['goals'], asJson: boolean): void {
  if (!asJson) {
    for (const [name, all] of Object.entries(times)) {
      const [median, least] = [medianOf(all), Math.min(...all)].map(time => time.toFixed(1).padStart(10));
      console.log(`${name.padEnd(20)}${median}${least}`);
    }
  }
  for (const { name, long, short, goal } of goals) {
    const ratios = (times[long] ?? []).map((time, round) => time / (times[short]?.[round] ?? Number.NaN));
    const ratio = Number(medianOf(ratios).toPrecision(3));
    const met = ratio >= goal;
    if (asJson) console.log(JSON.stringify({ name, ratio, goal, met }));
    else console.log(`${name.padEnd(52)}${`${ratio}`.padStart(8)}  goal ${goal}${met ? '' : '  NOT MET'}`);
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
