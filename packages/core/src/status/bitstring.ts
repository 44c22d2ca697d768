import { type Bytes, concat, fromBase64url, toBase64url } from '../bytes.ts';

/** The smallest list that hides which entry somebody asks about (Bitstring Status List 1.0 §2.2). */
export const smallestList = 131_072;

/** 16 MiB of bits. A short text can expand a thousandfold, so expanding stops here. */
const largestExpandedBytes = 16 * 1024 * 1024;

/**
 * A list in which nothing is set: one bit for each entry, the first entry in the most significant bit of the first byte.
 * @param entries a multiple of 8, at least `smallestList`
 */
export function createBits(entries: number = smallestList): Bytes {
  if (entries < smallestList || entries % 8 !== 0) throw new RangeError(`A list cannot have ${entries} entries.`);
  return new Uint8Array(entries / 8);
}

/** Sets or clears one entry, in place. */
export function setBit(bits: Uint8Array, index: number, isSet: boolean): void {
  const byte = bits[Math.floor(index / 8)];
  if (byte === undefined || !Number.isInteger(index)) throw new RangeError(`The list has no entry ${index}.`);
  const mask = 0x80 >> (index & 7);
  bits[Math.floor(index / 8)] = isSet ? byte | mask : byte & ~mask;
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
  const compressed = await drain(new CompressionStream('gzip'), bits, Number.POSITIVE_INFINITY);
  if (!compressed) throw new Error('The platform did not compress the list.');
  return `u${toBase64url(compressed)}`;
}

/** The list that a credential carries, or undefined when it is none or expands beyond 16 MiB. */
export async function decodeBits(encoded: string): Promise<Bytes | undefined> {
  const compressed = encoded.startsWith('u') ? fromBase64url(encoded.slice(1)) : undefined;
  return compressed && drain(new DecompressionStream('gzip'), compressed, largestExpandedBytes);
}

async function drain(
  stream: CompressionStream | DecompressionStream,
  bytes: Bytes,
  limit: number,
): Promise<Bytes | undefined> {
  const writer = stream.writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > limit) {
        writing.catch(() => undefined);
        await reader.cancel();
        return undefined;
      }
    }
    await writing;
    return concat(...parts);
  } catch {
    await writing.catch(() => undefined);
    return undefined;
  }
}
