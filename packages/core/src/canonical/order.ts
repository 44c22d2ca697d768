/**
 * RDFC-1.0 sorts by code point. JavaScript, and with it most software that signs credentials, sorts by UTF-16 unit. The two
 * differ where a character beyond U+FFFF meets one from U+E000 to U+FFFF, because its units begin at U+D800.
 */

/** How texts are sorted. */
export type Order = (one: string, other: string) => number;

/** By code point, as the standard says. */
export const byCodePoint: Order = (one, other) => {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const [unit, otherUnit] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (unit !== otherUnit) return toRank(unit) - toRank(otherUnit);
  }
  return one.length - other.length;
};

/** By UTF-16 unit, JavaScript's own order. */
export const byUnit: Order = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

/** May the two orders differ for texts with these characters? */
export function mayDifferByOrder(text: string): boolean {
  return /[\ud800-\udfff]/.test(text) && /[\ue000-\uffff]/.test(text);
}

/** Moves the surrogates behind all other units. */
function toRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The same back again. Only ranks from U+D800 on are asked about. */
function toUnit(rank: number): number {
  return rank < 0xf800 ? rank + 0x800 : rank - 0x2000;
}

const fromD800 = /[\ud800-\uffff]/g;

/** A text that software which sorts by unit will sort as the original would be sorted by code point. */
export function disguise(text: string): string {
  return text.replace(fromD800, unit => String.fromCharCode(toRank(unit.charCodeAt(0))));
}

/** The original of a disguised text. */
export function undisguise(text: string): string {
  return text.replace(fromD800, unit => String.fromCharCode(toUnit(unit.charCodeAt(0))));
}
