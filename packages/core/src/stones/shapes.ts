import type { Chance } from './chance.ts';

/** A point as [x, y] with y downwards. */
export type Point = readonly [number, number];

/** A number of a picture: one decimal is finer than any screen shows it. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);
const pair = ([x, y]: Point) => `${short(x)} ${short(y)}`;

/** A closed curve through all points (Catmull-Rom, written as Béziers). */
export function smooth(points: readonly Point[]): string {
  const at = (index: number) => points[(index + points.length) % points.length] as Point;
  const handle = (from: Point, to: Point, from2: Point, sign: number): Point => [
    from[0] + ((to[0] - from2[0]) / 6) * sign,
    from[1] + ((to[1] - from2[1]) / 6) * sign,
  ];
  const curves = points.map((here, index) => {
    const [before, next, after] = [at(index - 1), at(index + 1), at(index + 2)];
    return `C${pair(handle(here, next, before, 1))} ${pair(handle(next, after, here, -1))} ${pair(next)}`;
  });
  return `M${pair(at(0))}${curves.join('')}Z`;
}

const power = (value: number, order: number) => Math.sign(value) * Math.abs(value) ** (2 / order);

/** A superellipse of equal order all around, as points. */
export function squircle(centre: number, radius: number, order: number): string {
  const points = Array.from({ length: 48 }, (_, step): Point => {
    const angle = (step / 48) * 2 * Math.PI;
    return [centre + radius * power(Math.cos(angle), order), centre + radius * power(Math.sin(angle), order)];
  });
  return smooth(points);
}

/** The outline of a stone around 0, 0: rounder above, flatter below, never quite regular. */
export function stoneOutline(width: number, height: number, chance: Chance): string {
  const back = chance.between(2.3, 2.7);
  const bed = chance.between(2.7, 3.3);
  const lean = chance.between(-0.14, 0.14);
  const points = Array.from({ length: 14 }, (_, step): Point => {
    const angle = (step / 14) * 2 * Math.PI;
    const order = Math.sin(angle) > 0 ? bed : back;
    const worn = 1 + chance.between(-0.022, 0.022);
    const y = power(Math.sin(angle), order) * (height / 2) * worn;
    return [power(Math.cos(angle), order) * (width / 2) * worn - lean * y, y];
  });
  return smooth(points);
}

const steps = Array.from({ length: 18 }, (_, step) => step * 20 - 10);

/** A line across the picture whose height at x is given. */
export const across = (heightAt: (x: number) => number): string =>
  `M${steps.map(x => `${x} ${short(heightAt(x))}`).join('L')}`;

/** A ridge: two waves of different length on each other. */
export function ridge(height: number, swing: number, chance: Chance): string {
  const [longWave, shortWave] = [chance.between(0.9, 1.6), chance.between(2.1, 3.1)];
  const [longShift, shortShift] = [chance.between(0, 6.28), chance.between(0, 6.28)];
  return across(x => {
    const turn = (x / 320) * 2 * Math.PI;
    return (
      height + swing * (0.7 * Math.sin(turn * longWave + longShift) + 0.3 * Math.sin(turn * shortWave + shortShift))
    );
  });
}
