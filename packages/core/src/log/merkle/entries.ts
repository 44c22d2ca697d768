import { type Bytes, concat } from '../../bytes.ts';
import { Malformed } from '../../malformed.ts';
import { tileWidth } from './tiles.ts';

/** The longest entry: its length is written in two bytes. */
export const longestEntry = 65_535;

/**
 * Entries one behind the other, each after its length (C2SP tlog-tiles, log entries).
 * @throws RangeError when an entry is longer than 65,535 bytes
 */
export function toEntryBundle(entries: readonly Uint8Array[]): Bytes {
  return concat(
    ...entries.flatMap(entry => {
      if (entry.length > longestEntry) throw new RangeError('The entry is too long for a log.');
      return [new Uint8Array([entry.length >> 8, entry.length & 255]), entry];
    }),
  );
}

/**
 * The entries of a bundle.
 * @param count how many it must hold, at most 256
 * @throws Malformed when it holds fewer, or when something follows
 */
export function parseEntryBundle(bytes: Uint8Array, count: number): Bytes[] {
  if (count > tileWidth) throw new RangeError('No bundle holds more than 256 entries.');
  const entries: Bytes[] = [];
  let position = 0;
  while (entries.length < count) {
    const start = position + 2;
    const end = start + (bytes[position] ?? 0) * 256 + (bytes[position + 1] ?? 0);
    if (start > bytes.length || end > bytes.length) throw broken(entries.length, 'An entry is cut off.');
    entries.push(new Uint8Array(bytes.slice(start, end)));
    position = end;
  }
  if (position < bytes.length) throw broken(count, 'Something follows after the last entry.');
  return entries;
}

function broken(at: number, sentence: string): Malformed {
  return new Malformed(`/${at}`, 'wrong_type', sentence);
}
