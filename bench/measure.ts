/** One thing to do again and again. */
export type Work = () => unknown;

const rounds = 5;

/**
 * Runs the works in turn, so that whatever else the machine does meets all of them. Microseconds of processor time per
 * operation, median of the rounds after the first: of waiting for a busy machine it would say nothing.
 * @param roundMs processor time of each work in each round
 */
export async function measure<Name extends string>(
  works: Record<Name, Work>,
  roundMs: number,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Work>(works).map(([name, work]) => ({ name, work, count: 0, times: [] as number[] }));
  for (const entry of entries) entry.count = await countWithin(entry.work, roundMs);
  for (let round = 0; round < rounds; round += 1) {
    for (const { work, count, times } of entries) {
      const before = processorTime();
      for (let done = 0; done < count; done += 1) {
        const answer = work();
        if (answer instanceof Promise) await answer;
      }
      times.push((processorTime() - before) / count);
    }
  }
  const medians = entries.map(({ name, times }) => [name, times.sort((one, other) => one - other)[times.length >> 1]]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

/** How often the work fits into that much processor time, once it is warm. */
async function countWithin(work: Work, roundMs: number): Promise<number> {
  const start = processorTime();
  let [count, warm] = [0, start];
  for (; processorTime() - start < 2_000 * roundMs; count += 1) {
    if (warm === start && processorTime() - start > 1_000 * roundMs) [count, warm] = [0, processorTime()];
    await work();
  }
  return Math.max(1, count);
}

/** Microseconds that this process has worked so far. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What a benchmark asks of a ratio. */
export interface Goal {
  name: string;
  ratio: number;
  goal: number;
}

/** Prints one goal, as JSON or for people. */
export function report({ name, ratio, goal }: Goal, asJson: boolean): void {
  const met = ratio >= goal;
  const rounded = Number(ratio.toPrecision(3));
  if (asJson) console.log(JSON.stringify({ name, ratio: rounded, goal, met }));
  else console.log(`${name.padEnd(52)}${`${rounded}`.padStart(8)}  goal ${goal}${met ? '' : '  NOT MET'}`);
}
