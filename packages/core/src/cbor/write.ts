import { type Bytes, concat, toUtf8 } from '../bytes.ts';

/**
 * What of CBOR (RFC 8949) is read and written here. Numbers are whole and safe; keys of maps are numbers and texts; a tagged
 * item is an object of its own.
 */
export type CborValue = number | string | boolean | null | Bytes | CborValue[] | CborMap | Tagged;

/** Members by their keys, in their order. */
export type CborMap = ReadonlyMap<number | string, CborValue>;

/** An item with the number that says what it is (§3.4). */
export interface Tagged {
  tag: number;
  value: CborValue;
}

export const major = { positive: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 };
export const simple = { false: 20, true: 21, null: 22 };

/** One item in its one shortest form (§4.2.1). Members of a map come in the order that the map has. */
export function toCbor(value: CborValue): Bytes {
  if (value === null) return toHead(major.simple, simple.null);
  if (typeof value === 'boolean') return toHead(major.simple, value ? simple.true : simple.false);
  if (typeof value === 'number') {
    return value < 0 ? toHead(major.negative, -1 - value) : toHead(major.positive, value);
  }
  if (typeof value === 'string') return withHead(major.text, toUtf8(value));
  if (value instanceof Uint8Array) return withHead(major.bytes, value);
  if (Array.isArray(value)) return concat(toHead(major.list, value.length), ...value.map(toCbor));
  if (isTagged(value)) return concat(toHead(major.tag, value.tag), toCbor(value.value));
  const members = [...value].flatMap(([key, member]) => [toCbor(key), toCbor(member)]);
  return concat(toHead(major.map, value.size), ...members);
}

/** Is it an item with a tag? */
export function isTagged(value: CborValue | undefined): value is Tagged {
  return typeof value === 'object' && value !== null && 'tag' in value;
}

function withHead(kind: number, bytes: Bytes): Bytes {
  return concat(toHead(kind, bytes.length), bytes);
}

function toHead(kind: number, count: number): Bytes {
  if (!Number.isSafeInteger(count)) throw new RangeError('Only whole numbers are written.');
  if (count < 24) return new Uint8Array([(kind << 5) | count]);
  const size = count < 0x100 ? 1 : count < 0x10000 ? 2 : count < 0x1_0000_0000 ? 4 : 8;
  const head = new DataView(new ArrayBuffer(9));
  head.setBigUint64(1, BigInt(count));
  head.setUint8(8 - size, (kind << 5) | (24 + Math.log2(size)));
  return new Uint8Array(head.buffer).slice(8 - size);
}
