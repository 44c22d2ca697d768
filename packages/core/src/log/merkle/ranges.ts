/**
 * Which parts of a tree a proof is made of. Sizes go up to 2^53 - 1, so everything here is arithmetic of doubles and nothing
 * is a bit operation.
 */

/** The leaves from `start` up to and without `end`, which have one hash together. */
export interface Range {
  start: number;
  end: number;
}

/** Where a tree of that many leaves, at least two, is divided: the largest power of two below (RFC 6962 §2.1). */
export function divide(leaves: number): number {
  let power = 1;
  while (power * 2 < leaves) power *= 2;
  return power;
}

/** The neighbours on the way from a leaf to the root, those of the leaf first (RFC 6962 §2.1.1). */
export function neighboursOf(index: number, size: number): Range[] {
  const path: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + divide(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.reverse();
}

/**
 * What a younger tree holds beside an older one (RFC 6962 §2.1.2): `seed` is the last whole part of the older tree, `path`
 * the neighbours from there up to the root. The hash of the seed is the older root itself when it starts with the first leaf.
 * @param older from 1 to `size`
 */
export function partsBetween(older: number, size: number): { seed: Range; path: Range[] } {
  const path: Range[] = [];
  let [start, end] = [0, size];
  while (end !== older) {
    const middle = start + divide(end - start);
    if (older <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return { seed: { start, end }, path: path.reverse() };
}
