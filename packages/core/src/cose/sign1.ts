import { type Bytes, concat, fromBase64url, fromUtf8, toUtf8 } from '../bytes.ts';
import { type CborMap, type CborValue, fromCbor, isTagged, toCbor } from '../cbor/index.ts';
import type { Token } from '../jose/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';

/** Header parameters by their labels (RFC 9052 §3.1, RFC 9360 §2, RFC 9596). */
const labels = { alg: 1, crit: 2, contentType: 3, kid: 4, typ: 16, x5chain: 33 };

const sign1Tag = 18;

/** Algorithms by their numbers, in the words of JOSE (RFC 9053 §2, RFC 9864 §4.2; MACs by §3.1). */
const algorithms: ReadonlyMap<number, string> = new Map([
  [-7, 'ES256'],
  [-9, 'ES256'],
  [-35, 'ES384'],
  [-51, 'ES384'],
  [-8, 'EdDSA'],
  [-19, 'EdDSA'],
  [-257, 'RS256'],
  [-37, 'PS256'],
  [4, 'HS256'],
  [5, 'HS256'],
  [6, 'HS384'],
  [7, 'HS512'],
]);

/** Text may be in base64, base64url or hexadecimal; it begins as a tagged list of four does. */
const looks = /^(?:0o[QRST][A-Za-z0-9+/_-]+={0,2}|[dD]284(?:[0-9a-fA-F]{2})+)$/;

/** Is this text a tagged COSE_Sign1 by its looks, in base64, base64url or hexadecimal? */
export function looksLikeCose(text: string): boolean {
  return looks.test(text);
}

/** Do these bytes begin as a tagged COSE_Sign1 does (RFC 9052 §4.2)? */
export function isCose(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd2 && bytes[1] === 0x84;
}

/** The bytes of a text that looks like a COSE_Sign1. Undefined when they cannot be read. */
function toBytes(text: string): Bytes | undefined {
  if (!looksLikeCose(text)) return undefined;
  if (!text.startsWith('0o')) return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
}

/**
 * Reads a COSE_Sign1 (RFC 9052 §4.2) with a JSON object inside, as a token: its header in the words of JOSE, of what is
 * protected and, for the key alone, of what is not. Not checked yet.
 * @param given the bytes, or a text as `looksLikeCose` knows it
 * @throws Malformed when it is none, or what it carries is no acceptable JSON object
 */
export function parseCose(given: Bytes | string, limits: Partial<JsonLimits> = {}): Token {
  const bytes = typeof given === 'string' ? toBytes(given) : given;
  const item = bytes && fromCbor(bytes, { depth: 8, items: 200 });
  const parts = isTagged(item) && item.tag === sign1Tag ? item.value : undefined;
  if (!Array.isArray(parts) || parts.length !== 4) throw broken('This is no COSE_Sign1.');
  const [head, open, payload, signature] = parts;
  const isWhole = head instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array;
  const kept = isWhole ? (head.length === 0 ? new Map() : fromCbor(head, { depth: 4, items: 100 })) : undefined;
  if (!isWhole || !isMap(kept) || !isMap(open)) throw broken('A part of the COSE_Sign1 cannot be read.');
  if ([...open.keys()].some(label => kept.has(label))) throw broken('A header parameter occurs twice.');
  return {
    header: toHeader(kept, open),
    payload: readPayload(payload, limits),
    signed: toCbor(['Signature1', head, new Uint8Array(), payload]),
    signature,
  };
}

function isMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map;
}

function toHeader(kept: CborMap, open: CborMap): JsonObject {
  const alg = kept.get(labels.alg);
  const kid = kept.get(labels.kid) ?? open.get(labels.kid);
  const chain = kept.get(labels.x5chain) ?? open.get(labels.x5chain);
  const typ = kept.get(labels.typ) ?? toTyp(kept.get(labels.contentType));
  return {
    ...(alg === undefined ? {} : { alg: typeof alg === 'number' ? (algorithms.get(alg) ?? `COSE ${alg}`) : '' }),
    ...(kept.has(labels.crit) || open.has(labels.crit) ? { crit: [] } : {}),
    ...(kid === undefined ? {} : { kid: toText(kid) }),
    ...(typ === undefined ? {} : { typ: typeof typ === 'string' ? typ : '' }),
    ...(chain === undefined ? {} : { x5c: [chain].flat().map(toBase64) }),
  };
}

/** Who writes only the type of the content says with it what it is for. */
function toTyp(contentType: CborValue | undefined): string | undefined {
  return contentType === 'application/vc' || contentType === 'application/vp' ? `${contentType}+cose` : undefined;
}

function toText(kid: CborValue): string {
  try {
    return kid instanceof Uint8Array ? fromUtf8(kid) : '';
  } catch {
    return '';
  }
}

function toBase64(certificate: CborValue): string {
  if (!(certificate instanceof Uint8Array) || certificate.length > 8_192) return '';
  return btoa(String.fromCharCode(...certificate));
}

function readPayload(payload: Bytes, limits: Partial<JsonLimits>): JsonObject {
  let text: string;
  try {
    text = fromUtf8(payload);
  } catch {
    throw new Malformed('', 'broken_text', 'What the COSE_Sign1 carries is not UTF-8.');
  }
  const content = parseJson(text, limits);
  if (!isJsonObject(content)) throw new Malformed('', 'not_an_object', 'The COSE_Sign1 carries no JSON object.');
  return content;
}

function broken(sentence: string): Malformed {
  return new Malformed('', 'not_a_token', sentence);
}

/** What is signed, and how it is put together once it is. */
export interface Unsigned {
  bytes: Bytes;
  close(signature: Uint8Array): Bytes;
}

/** @param alg the number of the algorithm */
export function prepareSign1(payload: JsonObject, alg: number, kid: string, type: string): Unsigned {
  const head = toCbor(
    new Map<number, CborValue>([
      [labels.alg, alg],
      [labels.contentType, type.replace(/\+cose$/, '')],
      ...(kid === '' ? [] : [[labels.kid, toUtf8(kid)] as [number, CborValue]]),
      [labels.typ, type],
    ]),
  );
  const content = toUtf8(JSON.stringify(payload));
  return {
    bytes: toCbor(['Signature1', head, new Uint8Array(), content]),
    close: signature => toCbor({ tag: sign1Tag, value: [head, new Map(), content, concat(signature)] }),
  };
}
