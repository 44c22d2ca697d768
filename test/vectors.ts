import { test } from 'vitest';
import type { Vector } from '../scripts/house/conformance.ts';

export type { Vector };

declare module 'vitest' {
  interface TaskMeta {
    vector?: Vector;
  }
}

/** A test of one vector, which `docs/conformance.md` then lists. `npm run conformance` writes it. */
export function vector(of: Vector, check: () => void | Promise<void>): void {
  test(`${of.clause}: ${of.name}`, { meta: { vector: of } }, check);
}

/** One such test for each item, to go where `it.each` would. */
export function vectors<T>(
  items: readonly T[],
  toVector: (item: T) => Vector,
  check: (item: T) => void | Promise<void>,
) {
  for (const item of items) vector(toVector(item), () => check(item));
}
