/** One thing to do again and again. */
export type Work = () => unknown;

const rounds = 7;

/**
 * Runs the works in turn, so that whatever else the machine does meets all of them. Microseconds of processor time per
 * operation, median of the rounds after the first: of waiting for a busy machine it would say nothing.
 */
export async function measure<Name extends string>(
  works: Record<Name, Work>,
  roundMs: number,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Work>(works).map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { work, times } of entries) {
      const time = await timeOne(work, roundMs);
      if (round > 0) times.push(time);
    }
  }
  const medians = entries.map(({ name, times }) => [name, times.sort((one, other) => one - other)[times.length >> 1]]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

async function timeOne(work: Work, roundMs: number): Promise<number> {
  const until = performance.now() + roundMs;
  const before = process.cpuUsage();
  let count = 0;
  for (; performance.now() < until || count === 0; count += 1) {
    const done = work();
    if (done instanceof Promise) await done;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
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
