import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One thing to do again and again. */
export type Work = () => unknown;

const rounds = 11;
/** For this many rounds each work warms up, and for as many it is counted how often it fits into a round. */
const warmRounds = 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Runs the works in turn, so that whatever else the machine does meets all of them. Microseconds of processor time per
 * operation in each round: of waiting for a busy machine they say nothing.
 * @param seconds processor time of all works together
 */
async function measure(works: Record<string, Work>, seconds: number): Promise<Record<string, number[]>> {
  const entries = Object.entries(works).map(([name, work]) => ({ name, work, count: 0, times: [] as number[] }));
  const roundMs = (seconds * 1_000) / (entries.length * (rounds + 2 * warmRounds));
  for (const entry of entries) entry.count = await countWithin(entry.work, roundMs);
  for (let round = 0; round < rounds; round += 1) {
    for (const { work, count, times } of entries) {
      // What one work leaves behind is not cleared away on the time of the next.
      collect();
      const before = processorTime();
      for (let done = 0; done < count; done += 1) {
        const answer = work();
        if (answer instanceof Promise) await answer;
      }
      times.push((processorTime() - before) / count);
    }
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, times]));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
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

/** Works beside each other, and what is asked of them: how many times as long one may take as the other. */
export interface Contest {
  works: Record<string, Work>;
  goals: { name: string; long: string; short: string; goal: number }[];
}

/** Measures contests one after the other and prints a line for each goal, as JSON or for people: the median of the rounds' ratios. */
export async function hold(contests: readonly Contest[], seconds: number, asJson: boolean): Promise<void> {
  const all = contests.reduce((sum, { works }) => sum + Object.keys(works).length, 0);
  for (const contest of contests) {
    await holdOne(contest, (seconds * Object.keys(contest.works).length) / all, asJson);
  }
}

async function holdOne({ works, goals }: Contest, seconds: number, asJson: boolean): Promise<void> {
  const times = await measure(works, seconds);
  if (!asJson) {
    for (const [name, all] of Object.entries(times)) {
      console.log(
        `${name.padEnd(20)}${medianOf(all).toFixed(1).padStart(10)}${Math.min(...all)
          .toFixed(1)
          .padStart(10)}`,
      );
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
