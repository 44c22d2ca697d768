import { fromBase64url, fromUtf8, type toUtf8 } from '../bytes.ts';
import { parseToken, type Token } from '../jose/index.ts';
import type { JsonValue } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';

/** One thing that the holder shows: a claim of an object, or an item of a list (RFC 9901 §4.2). */
export interface Disclosure {
  /** As it came; its digest is of this text. */
  text: string;
  /** Absent for an item of a list. */
  name?: string;
  value: JsonValue;
}

/** An SD-JWT (RFC 9901 §4), read and not yet checked. */
export interface SdJwt {
  token: Token;
  disclosures: Disclosure[];
  /** The answer of the holder to a challenge, with the text that it is about. */
  keyBinding?: { token: Token; about: string };
}

const mostDisclosures = 500;

/** Is this text an SD-JWT by its looks: a compact JWS, and tildes behind it? */
export function looksLikeSdJwt(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*~[A-Za-z0-9_.~-]*$/.test(text);
}

/**
 * Reads an SD-JWT, with or without the holder's answer at its end.
 * @throws Malformed when it is none, or a part of it is beyond the limits
 */
export function parseSdJwt(text: string, limits: Partial<JsonLimits> = {}): SdJwt {
  if (!looksLikeSdJwt(text)) throw new Malformed('', 'not_a_token', 'This is not an SD-JWT.');
  const [jws = '', ...rest] = text.split('~');
  const last = rest.pop() ?? '';
  if (rest.length > mostDisclosures) throw new Malformed('', 'too_many_items', 'It discloses too much to be read.');
  const about = text.slice(0, text.length - last.length);
  return {
    token: parseToken(jws, limits),
    disclosures: rest.map(part => parseDisclosure(part, limits)),
    ...(last === '' ? {} : { keyBinding: { token: parseToken(last), about } }),
  };
}

function parseDisclosure(text: string, limits: Partial<JsonLimits>): Disclosure {
  const bytes = fromBase64url(text);
  const content = bytes && parseJson(toText(bytes), limits);
  if (!Array.isArray(content) || typeof content[0] !== 'string') throw broken();
  const [, second, third] = content;
  if (content.length === 2 && second !== undefined) return { text, value: second };
  if (content.length !== 3 || typeof second !== 'string' || third === undefined) throw broken();
  return { text, name: second, value: third };
}

function toText(bytes: ReturnType<typeof toUtf8>): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw broken();
  }
}

function broken(): Malformed {
  return new Malformed('', 'not_a_token', 'Something that the SD-JWT discloses cannot be read.');
}
