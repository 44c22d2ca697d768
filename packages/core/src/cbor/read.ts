import { type Bytes, fromUtf8 } from '../bytes.ts';
import { type CborMap, type CborValue, major, simple } from './write.ts';

/** What an item may be made of: so deep, and of so many items in all. */
export interface CborLimits {
  depth: number;
  items: number;
}

const defaultLimits: CborLimits = { depth: 16, items: 10_000 };

/**
 * The one item that the bytes hold. Undefined when it is of a kind that is not read here (fractions, endless items, numbers
 * beyond the safe ones), when anything is written longer than it needs, when a map has a key twice, when it is beyond the
 * limits, and when more follows.
 */
export function fromCbor(bytes: Bytes, limits: Partial<CborLimits> = {}): CborValue | undefined {
  const reader = new Reader(bytes, { ...defaultLimits, ...limits });
  const value = reader.read(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

class Reader {
  private readonly bytes: Bytes;
  private readonly limits: CborLimits;
  private place = 0;
  private items = 0;

  constructor(bytes: Bytes, limits: CborLimits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  isAtEnd(): boolean {
    return this.place === this.bytes.length;
  }

  read(depth: number): CborValue | undefined {
    const kind = (this.bytes[this.place] ?? 0xff) >> 5;
    const count = this.readCount();
    this.items += 1;
    if (count === undefined || depth > this.limits.depth || this.items > this.limits.items) return undefined;
    if (kind === major.positive) return count;
    if (kind === major.negative) return Number.isSafeInteger(-1 - count) ? -1 - count : undefined;
    if (kind === major.bytes) return this.take(count);
    if (kind === major.text) return this.readText(count);
    if (kind === major.list) return this.readList(count, depth);
    if (kind === major.map) return this.readMap(count, depth);
    return kind === major.tag ? this.readTagged(count, depth) : toSimple(count);
  }

  /** None is written longer than it needs, and none is endless (§3.2). */
  private readCount(): number | undefined {
    const short = (this.bytes[this.place] ?? 0xff) & 0x1f;
    this.place += 1;
    if (short < 24) return short;
    const size = 2 ** (short - 24);
    const digits = size > 8 ? undefined : this.take(size);
    const count = digits?.reduce((sum, digit) => sum * 256 + digit, 0);
    const least = size === 1 ? 24 : 2 ** (4 * size);
    return count !== undefined && count >= least && Number.isSafeInteger(count) ? count : undefined;
  }

  private take(count: number): Bytes | undefined {
    if (this.place + count > this.bytes.length) return undefined;
    this.place += count;
    return this.bytes.slice(this.place - count, this.place);
  }

  private readText(count: number): string | undefined {
    const bytes = this.take(count);
    try {
      return bytes && fromUtf8(bytes);
    } catch {
      return undefined;
    }
  }

  private readList(count: number, depth: number): CborValue[] | undefined {
    const list: CborValue[] = [];
    while (list.length < count) {
      const item = this.read(depth + 1);
      if (item === undefined) return undefined;
      list.push(item);
    }
    return list;
  }

  private readMap(count: number, depth: number): CborMap | undefined {
    const map = new Map<number | string, CborValue>();
    while (map.size < count) {
      const key = this.read(depth + 1);
      const value = this.read(depth + 1);
      const isKey = typeof key === 'number' || typeof key === 'string';
      if (!isKey || value === undefined || map.has(key)) return undefined;
      map.set(key, value);
    }
    return map;
  }

  private readTagged(tag: number, depth: number): CborValue | undefined {
    const value = this.read(depth + 1);
    return value === undefined ? undefined : { tag, value };
  }
}

/** §3.3. Fractions have their bits where the count stands, so they are none of these. */
function toSimple(count: number): CborValue | undefined {
  if (count === simple.null) return null;
  return count === simple.true || count === simple.false ? count === simple.true : undefined;
}
