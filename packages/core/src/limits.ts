import { type JsonValue, toPointer } from './json.ts';
import { Malformed, type MalformedCode } from './malformed.ts';

/** What a JSON text may hold. `bytes` counts UTF-8, `keys` the whole text, `items` each array. */
export interface JsonLimits {
  bytes: number;
  depth: number;
  keys: number;
  items: number;
}

/** The limits of a credential that comes from outside. */
const defaultLimits: Readonly<JsonLimits> = { bytes: 256 * 1024, depth: 32, keys: 2_000, items: 1_000 };

/** The largest text that any caller may allow, in bytes. */
const largestJsonBytes = 8 * 1024 * 1024;

/**
 * Reads JSON from outside. The text is walked once before anything is built from it, so that text which is too large, too
 * deep or ambiguous costs nothing: duplicate keys, `__proto__`, `prototype` and `constructor`, half surrogate pairs and
 * numbers beyond the doubles are refused (RFC 7493).
 * @throws Malformed with the place, for everything that is not one acceptable JSON value
 */
export function parseJson(text: string, limits: Partial<JsonLimits> = {}): JsonValue {
  const allowed = { ...defaultLimits, ...limits };
  refuseOversize(text, Math.min(allowed.bytes, largestJsonBytes));
  if (!text.isWellFormed()) throw new Malformed('', 'broken_text', 'The text holds half of a character.');
  new Scanner(text, allowed).readDocument();
  return JSON.parse(text) as JsonValue;
}

function refuseOversize(text: string, bytes: number): void {
  const smallestSize = text.length;
  const largestSize = text.length * 3;
  if (smallestSize > bytes || (largestSize > bytes && new TextEncoder().encode(text).length > bytes)) {
    throw new Malformed('', 'too_large', `The text is larger than ${Math.floor(bytes / 1024)} KB.`);
  }
}

const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);
const escapable = '"\\/bfnrt';
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
const space = /[ \t\n\r]*/y;
/** A text without escapes, which is what nearly all are. */
const plainText = /"[ !#-[\]-\uffff]*"/y;
const fourHexDigits = /[0-9a-fA-F]{4}/y;

/** Walks a JSON text without building anything from it, and knows at which place it stands. */
class Scanner {
  private readonly text: string;
  private readonly limits: JsonLimits;
  private readonly path: (string | number)[] = [];
  private position = 0;
  private keys = 0;

  constructor(text: string, limits: JsonLimits) {
    this.text = text;
    this.limits = limits;
  }

  readDocument(): void {
    this.skipSpace();
    this.readValue();
    this.skipSpace();
    if (this.position < this.text.length) this.refuse('not_json', 'Something follows after the end of the JSON.');
  }

  private readValue(): void {
    const first = this.text[this.position];
    if (first === '{') this.readObject();
    else if (first === '[') this.readArray();
    else if (first === '"') this.readString();
    else if (this.match(word) === undefined) this.readNumber();
  }

  private readObject(): void {
    this.enter();
    const seen = new Set<string>();
    while (this.goesOn('}', seen.size === 0)) {
      const key = this.readKey();
      if (seen.has(key)) this.refuse('duplicate_key', 'A key occurs twice in one object.', key);
      seen.add(key);
      this.path.push(key);
      this.readValue();
      this.path.pop();
    }
  }

  private readKey(): string {
    if (this.text[this.position] !== '"') this.refuse('not_json', 'A key in double quotes is expected here.');
    const key = this.readString();
    if (forbiddenKeys.has(key)) this.refuse('forbidden_key', 'This key is not allowed.', key);
    this.keys += 1;
    if (this.keys > this.limits.keys) this.refuse('too_many_keys', `There are more than ${this.limits.keys} keys.`);
    this.skipSpace();
    if (this.text[this.position] !== ':') this.refuse('not_json', 'A colon is expected after the key.', key);
    this.position += 1;
    this.skipSpace();
    return key;
  }

  private readArray(): void {
    this.enter();
    let items = 0;
    while (this.goesOn(']', items === 0)) {
      if (items === this.limits.items) this.refuse('too_many_items', `A list has more than ${items} items.`);
      this.path.push(items);
      this.readValue();
      this.path.pop();
      items += 1;
    }
  }

  private enter(): void {
    if (this.path.length === this.limits.depth) {
      this.refuse('too_deep', `It is nested deeper than ${this.limits.depth} levels.`);
    }
    this.position += 1;
  }

  /** Stands after an opening bracket or after an item: is there another item? */
  private goesOn(closing: string, isFirst: boolean): boolean {
    this.skipSpace();
    const next = this.text[this.position];
    if (next === closing) {
      this.position += 1;
      return false;
    }
    if (isFirst) return true;
    if (next !== ',') this.refuse('not_json', `A comma or ${closing} is expected here.`);
    this.position += 1;
    this.skipSpace();
    return true;
  }

  private readString(): string {
    const start = this.position;
    plainText.lastIndex = start;
    if (plainText.test(this.text)) {
      this.position = plainText.lastIndex;
      return this.text.slice(start + 1, this.position - 1);
    }
    for (this.position += 1; this.text[this.position] !== '"'; this.position += 1) {
      const code = this.text.charCodeAt(this.position);
      if (Number.isNaN(code)) this.refuse('not_json', 'A text has no closing quote.');
      if (code < 0x20) this.refuse('not_json', 'A text holds a bare control character.');
      if (code === 0x5c) this.readEscape();
    }
    this.position += 1;
    const content = JSON.parse(this.text.slice(start, this.position)) as string;
    if (!content.isWellFormed()) this.refuse('broken_text', 'A text holds half of a character.');
    return content;
  }

  /** Leaves the position on the last character of the escape. */
  private readEscape(): void {
    this.position += 1;
    const letter = this.text[this.position];
    if (letter === 'u') {
      fourHexDigits.lastIndex = this.position + 1;
      if (!fourHexDigits.test(this.text)) this.refuse('not_json', 'An escape needs four hexadecimal digits.');
      this.position += 4;
    } else if (letter === undefined || !escapable.includes(letter)) {
      this.refuse('not_json', 'A text holds an unknown escape.');
    }
  }

  private readNumber(): void {
    const digits = this.match(number);
    if (digits === undefined) this.refuse('not_json', 'A JSON value is expected here.');
    if (!Number.isFinite(Number(digits))) this.refuse('number_out_of_range', 'A number is too large.');
  }

  private skipSpace(): void {
    if (this.text.charCodeAt(this.position) <= 0x20) this.match(space);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  private refuse(code: MalformedCode, sentence: string, key?: string): never {
    throw new Malformed(toPointer(key === undefined ? this.path : [...this.path, key]), code, sentence);
  }
}
