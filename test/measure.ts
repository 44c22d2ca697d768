/** The time of the fastest of several runs, in milliseconds: what the work costs when nothing else is in its way. */
export async function fastestMs(act: () => unknown, runs = 5): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
