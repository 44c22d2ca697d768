import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { compress, expand } from './compression.ts';

/** The smallest list that hides which entry somebody asks about (Bitstring Status List 1.0 §2.2). */
export const smallestList = 131_072;

/**
 * A list in which nothing is set: one bit for each entry, the first entry in the most significant bit of the first byte.
 * @param entries a multiple of 8, at least `smallestList`
 */
export function createBits(entries: number = smallestList): Bytes {
  if (entries < smallestList || entries % 8 !== 0) throw new RangeError(`A list cannot have ${entries} entries.`);
  return new Uint8Array(entries / 8);
}

/** Sets or clears one entry of one bit, in place. */
export function setBit(bits: Uint8Array, index: number, isSet: boolean): void {
  writeBits(bits, index, isSet ? 1 : 0, 1);
}

/**
 * Writes one entry of `size` bits, in place.
 * @throws RangeError when the list has no such entry, or the value does not fit into it
 */
export function writeBits(bits: Uint8Array, index: number, value: number, size: number): void {
  if (readBits(bits, index, size) === undefined) throw new RangeError(`The list has no entry ${index}.`);
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** size)
    throw new RangeError(`${value} is not ${size} bits.`);
  for (let place = 0; place < size; place++) {
    const position = index * size + place;
    const mask = 0x80 >> (position % 8);
    const byte = bits[Math.floor(position / 8)] ?? 0;
    const isSet = Math.floor(value / 2 ** (size - 1 - place)) % 2 === 1;
    bits[Math.floor(position / 8)] = isSet ? byte | mask : byte & ~mask;
  }
}

/**
 * The value of one entry of `size` bits, or undefined when the list has no such entry.
 * @param size bits for each entry, 1 unless the entry says otherwise
 */
export function readBits(bits: Uint8Array, index: number, size = 1): number | undefined {
  const first = index * size;
  if (!Number.isSafeInteger(first) || first < 0 || first + size > bits.length * 8) return undefined;
  let value = 0;
  for (let position = first; position < first + size; position++) {
    const byte = bits[Math.floor(position / 8)] ?? 0;
    value = value * 2 + ((byte >> (7 - (position % 8))) & 1);
  }
  return value;
}

/** The list as credentials carry it: GZIP, base64url, multibase `u` (Bitstring Status List 1.0 §3.3). */
export async function encodeBits(bits: Bytes): Promise<string> {
  return `u${toBase64url(await compress(bits, 'gzip'))}`;
}

/** The list that a credential carries, or undefined when it is none or expands beyond 16 MiB. */
export async function decodeBits(encoded: string): Promise<Bytes | undefined> {
  return encoded.startsWith('u') ? decodeBareBits(encoded.slice(1)) : undefined;
}

/** The same as StatusList2021 wrote it: without multibase, and some with the letters and padding of plain base64. */
export async function decodeBareBits(encoded: string): Promise<Bytes | undefined> {
  const letters = encoded
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  const compressed = fromBase64url(letters);
  return compressed && expand(compressed, 'gzip');
}
