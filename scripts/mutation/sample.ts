import type { Mutant } from './mutants.ts';

/** The folder of core that a mutant is in. */
export const folderOf = ({ file }: Mutant): string => file.split('/')[3] ?? '';

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function* draw(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** So many mutants, drawn at random within each folder in proportion to what it holds, mixed. */
export function sample(all: readonly Mutant[], count: number, seed: number): Mutant[] {
  const numbers = draw(seed);
  const mix = <T>(items: readonly T[]) =>
    items
      .map(item => [numbers.next().value, item] as const)
      .sort(([one], [other]) => one - other)
      .map(([_, item]) => item);
  const share = Math.min(1, count / all.length);
  const drawn = [...Map.groupBy(all, folderOf).values()].flatMap(own =>
    mix(own).slice(0, Math.ceil(own.length * share)),
  );
  return mix(drawn);
}
