import { sha256 } from '../sha256.ts';

/** Version of the rule. A new rule gets a new prefix, and badges drawn by the old one keep their face. */
const rule = 'cairn-stones-1';

/** The 32 bytes that everything about a picture is drawn from: they depend on the permanent identifier alone. */
export function seedOf(id: string): Uint8Array {
  return sha256(`${rule}\n${id}`);
}

/** Repeatable chance. */
export interface Chance {
  /** Evenly spread in [low, high). */
  between(low: number, high: number): number;
  /** True as often as `share` says. */
  happens(share: number): boolean;
}

/** The small fast counter generator (sfc32), started from the first sixteen bytes of a seed. */
export function chanceFrom(seed: Uint8Array): Chance {
  const view = new DataView(seed.buffer, seed.byteOffset, 16);
  let [a, b, c, counter] = [0, 4, 8, 12].map(at => view.getInt32(at, true)) as [number, number, number, number];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return { between: (low, high) => low + (high - low) * next(), happens: share => next() < share };
}
