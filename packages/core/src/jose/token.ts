import { type Bytes, fromBase64url, fromUtf8, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';

/** A compact JWS (RFC 7515 §7.1) with a JSON object inside: read, and not yet checked. */
export interface Token {
  header: JsonObject;
  payload: JsonObject;
  /** What the signature covers: the text before the last point, as it came. */
  signed: Bytes;
  /** Empty when the token has none. */
  signature: Bytes;
}

/** Certificates may stand in a header; nothing else in it is long. */
const headerLimits: Partial<JsonLimits> = { bytes: 16 * 1024, depth: 8, keys: 100, items: 16 };

/** Is this text a compact JWS by its looks? */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text);
}

/**
 * Reads a token. Header and payload are read as strictly as every JSON from outside: no key twice, no depth without end.
 * @throws Malformed when it is not three parts of canonical base64url, or header or payload is no acceptable JSON object
 */
export function parseToken(text: string, limits: Partial<JsonLimits> = {}): Token {
  const [header, payload, signature, ...more] = text.split('.');
  const bytes = fromBase64url(signature ?? '');
  if (header === undefined || payload === undefined || signature === undefined || !bytes || more.length > 0) {
    throw new Malformed('', 'not_a_token', 'A token is three texts in base64url with points between.');
  }
  return {
    header: parsePart(header, headerLimits),
    payload: parsePart(payload, limits),
    signed: toUtf8(`${header}.${payload}`),
    signature: bytes,
  };
}

function parsePart(part: string, limits: Partial<JsonLimits>): JsonObject {
  const bytes = fromBase64url(part);
  if (!bytes) throw new Malformed('', 'not_a_token', 'A part of the token is not base64url.');
  const content = parseJson(toText(bytes), limits);
  if (!isJsonObject(content)) throw new Malformed('', 'not_an_object', 'A part of the token is not a JSON object.');
  return content;
}

function toText(bytes: Bytes): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Malformed('', 'broken_text', 'A part of the token is not UTF-8.');
  }
}
