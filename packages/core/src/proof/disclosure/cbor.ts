import { type Bytes, concat, fromUtf8, toUtf8 } from '../../bytes.ts';

/** The little of CBOR (RFC 8949) that proof values are made of; every other item is refused. */
export type CborValue = number | string | Bytes | CborValue[] | ReadonlyMap<number, CborValue>;

const major = { number: 0, bytes: 2, text: 3, list: 4, map: 5 };

/** One item in its one shortest form (§4.2.1). Members of a map come in the order that the map has. */
export function toCbor(value: CborValue): Bytes {
  if (typeof value === 'number') return toHead(major.number, value);
  if (typeof value === 'string') return concat(toHead(major.text, toUtf8(value).length), toUtf8(value));
  if (value instanceof Uint8Array) return concat(toHead(major.bytes, value.length), value);
  if (Array.isArray(value)) return concat(toHead(major.list, value.length), ...value.map(toCbor));
  const members = [...value].flatMap(([key, member]) => [toCbor(key), toCbor(member)]);
  return concat(toHead(major.map, value.size), ...members);
}

function toHead(kind: number, count: number): Bytes {
  if (count < 24) return new Uint8Array([(kind << 5) | count]);
  if (count < 0x100) return new Uint8Array([(kind << 5) | 24, count]);
  if (count < 0x10000) return new Uint8Array([(kind << 5) | 25, count >> 8, count & 0xff]);
  throw new RangeError('A proof value has no part of this size.');
}

/** Items nest no deeper than a list of lists in a list. */
const deepest = 3;

/** The one item that the bytes hold. Undefined when they hold another kind, a longer form than needed, or anything more. */
export function fromCbor(bytes: Bytes): CborValue | undefined {
  const reader = new Reader(bytes);
  const value = reader.read(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

class Reader {
  private readonly bytes: Bytes;
  private place = 0;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.place === this.bytes.length;
  }

  read(depth: number): CborValue | undefined {
    const kind = (this.bytes[this.place] ?? 0xff) >> 5;
    const count = this.readCount();
    if (count === undefined || depth > deepest) return undefined;
    if (kind === major.number) return count;
    if (kind === major.bytes) return this.take(count);
    if (kind === major.text) return this.readText(count);
    if (kind === major.list) return this.readList(count, depth);
    return kind === major.map ? this.readMap(count, depth) : undefined;
  }

  /** Counts are of two bytes at most, and none is written longer than it needs. */
  private readCount(): number | undefined {
    const [head = 0xff, first, second] = this.bytes.subarray(this.place, this.place + 3);
    const short = head & 0x1f;
    if (short < 24) {
      this.place += 1;
      return short;
    }
    if (short === 24 && first !== undefined && first >= 24) {
      this.place += 2;
      return first;
    }
    if (short === 25 && first !== undefined && second !== undefined && first > 0) {
      this.place += 3;
      return first * 0x100 + second;
    }
    return undefined;
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

  private readMap(count: number, depth: number): Map<number, CborValue> | undefined {
    const map = new Map<number, CborValue>();
    while (map.size < count) {
      const key = this.read(depth + 1);
      const value = this.read(depth + 1);
      if (typeof key !== 'number' || value === undefined || map.has(key)) return undefined;
      map.set(key, value);
    }
    return map;
  }
}
