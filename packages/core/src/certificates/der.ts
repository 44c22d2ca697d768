import type { Bytes } from '../bytes.ts';

/** One item of DER (X.690 §10): its tag as it stands, what it holds, and all of it. */
export interface DerItem {
  tag: number;
  content: Bytes;
  whole: Bytes;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  name: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  utcTime: 0x17,
  generalTime: 0x18,
  sequence: 0x30,
  set: 0x31,
};

const mostItems = 256;

/**
 * The items that stand in these bytes one after the other. Undefined when they are anything else, and when a length is not in
 * its one shortest form.
 */
export function readItems(bytes: Bytes): DerItem[] | undefined {
  const items: DerItem[] = [];
  for (let place = 0; place < bytes.length; ) {
    const item = readItem(bytes, place);
    if (!item || items.length === mostItems) return undefined;
    items.push(item);
    place += item.whole.length;
  }
  return items;
}

/** The one item that these bytes are, when its tag is this. */
export function readOne(bytes: Bytes, tag: number): DerItem | undefined {
  const items = readItems(bytes);
  return items?.length === 1 && items[0]?.tag === tag ? items[0] : undefined;
}

/** What stands inside of a sequence (or whatever the tag says). */
export function readInside(item: DerItem | undefined, tag: number = tags.sequence): DerItem[] | undefined {
  return item?.tag === tag ? readItems(item.content) : undefined;
}

function readItem(bytes: Bytes, place: number): DerItem | undefined {
  const [tag, first] = bytes.subarray(place, place + 2);
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 3) return undefined;
  const digits = bytes.subarray(place + 2, place + 2 + more);
  const length = more === 0 ? first : digits.reduce((sum, digit) => sum * 256 + digit, 0);
  const isShortest = more === 0 || (digits.length === more && digits[0] !== 0 && length >= 0x80);
  const start = place + 2 + more;
  if (!isShortest || start + length > bytes.length) return undefined;
  return { tag, content: bytes.slice(start, start + length), whole: bytes.slice(place, start + length) };
}

/** The bytes of a whole number that is not negative, without the zero that only says so. */
export function toUnsigned(item: DerItem | undefined): Bytes | undefined {
  const [first, second] = item?.tag === tags.integer ? item.content : [];
  if (!item || first === undefined || first >= 0x80) return undefined;
  if (first !== 0 || item.content.length === 1) return item.content;
  return (second ?? 0) >= 0x80 ? item.content.slice(1) : undefined;
}
