import type { JsonObject, JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';

/**
 * The canonical text of a JSON value: members in the order of their UTF-16 code units, no white space, numbers as ECMAScript
 * writes them (RFC 8785 §3.2).
 * @throws Malformed for a number that is not finite and for half of a surrogate pair (§3.2.2), which `parseJson` lets in
 * neither
 */
export function toJcs(value: JsonValue): string {
  const sorted = toSorted(value);
  const text = sorted === undefined ? undefined : JSON.stringify(sorted);
  return text === undefined || text.includes(halfCharacter) ? write(value) : text;
}

/** So `JSON.stringify` begins half of a surrogate pair, and also a backslash that stands before `ud`. */
const halfCharacter = '\\ud';

/**
 * A copy with its members in order, which `JSON.stringify` writes in one go: 7 µs for a badge of 3 kB, and 13 piece by piece.
 * Undefined where an object cannot keep its members in order, or a number is not finite.
 */
function toSorted(value: JsonValue): JsonValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return toSortedItems(value);
  const copy: JsonObject = {};
  for (const key of inOrder(Object.keys(value))) {
    const sorted = movesByItself(key) ? undefined : toSorted(value[key] as JsonValue);
    if (sorted === undefined) return undefined;
    copy[key] = sorted;
  }
  return copy;
}

function toSortedItems(items: readonly JsonValue[]): JsonValue[] | undefined {
  const copy: JsonValue[] = [];
  for (const item of items) {
    const sorted = toSorted(item);
    if (sorted === undefined) return undefined;
    copy.push(sorted);
  }
  return copy;
}

/** Whole numbers come first in every object, and the name of the prototype is no member at all. */
function movesByItself(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || key === '__proto__';
}

const fewKeys = 24;

/** Sorts in place. Most objects have few members; put where they belong one by one they take 3 µs less, for a whole badge. */
function inOrder(keys: string[]): string[] {
  if (keys.length > fewKeys) return keys.sort();
  for (let next = 1; next < keys.length; next++) {
    const key = keys[next] as string;
    let place = next;
    for (; place > 0 && (keys[place - 1] as string) > key; place--) keys[place] = keys[place - 1] as string;
    keys[place] = key;
  }
  return keys;
}

/** The same piece by piece, for everything that an object of its own would change. */
function write(value: JsonValue): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const members = Object.keys(value).sort();
  return `{${members.map(key => `${writeText(key)}:${write(value[key] as JsonValue)}`).join(',')}}`;
}

function writeText(text: string): string {
  if (!text.isWellFormed()) throw new Malformed('', 'broken_text', 'A text holds half of a character.');
  return JSON.stringify(text);
}

function writeNumber(number: number): string {
  if (!Number.isFinite(number)) throw new Malformed('', 'number_out_of_range', 'A number is not finite.');
  return JSON.stringify(number);
}
