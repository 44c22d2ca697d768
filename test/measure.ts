/** The time of the fastest of several runs, in milliseconds: what the work costs when nothing else is in its way. */
export function fastestMs(act: () => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return Math.min(...times);
}
