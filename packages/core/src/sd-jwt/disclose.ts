import { fromHex, toBase64url } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue, toStep } from '../json.ts';
import { hashText } from '../machinery.ts';
import { Malformed } from '../malformed.ts';
import { sha512 } from '../sha512.ts';
import type { Disclosure, SdJwt } from './sd-jwt.ts';

/** A hash algorithm by its name in `_sd_alg` (RFC 9901 §4.1.1). */
export type HashName = 'sha-256' | 'sha-384' | 'sha-512';

/** A digest of a text as SD-JWTs carry it. */
const digests: Readonly<Record<HashName, (text: string) => string>> = {
  'sha-256': text => toBase64url(fromHex(hashText(text))),
  'sha-384': text => toBase64url(sha512(text, 'SHA-384')),
  'sha-512': text => toBase64url(sha512(text, 'SHA-512')),
};

/** Names that no claim may have; the last three are traps in JavaScript. */
export const reservedNames: ReadonlySet<string> = new Set(['_sd', '...', '__proto__', 'prototype', 'constructor']);

const deepest = 32;

export function digestOf(text: string, hash: HashName): string {
  return digests[hash](text);
}

/** The hash of an SD-JWT: the one that it names, or SHA-256. @throws Malformed for every other */
export function hashOf({ token }: Pick<SdJwt, 'token'>): HashName {
  const name = token.payload._sd_alg ?? 'sha-256';
  if (typeof name === 'string' && Object.hasOwn(digests, name)) return name as HashName;
  throw refuse('Its hash is of a kind that is not read here.');
}

/**
 * The claims of an SD-JWT with what the holder shows put in its place, and all that was hidden left out (RFC 9901 §7.1). What
 * the issuer signed is another question, and without it the claims are worth nothing.
 * @throws Malformed when a digest occurs twice, something is shown that has no place, or would take the place of another claim
 */
export function disclose(sdJwt: SdJwt): JsonObject {
  return placeDisclosures(sdJwt).claims;
}

/** The claims, and where in them each thing that is shown stands, as a JSON Pointer. @throws Malformed as `disclose` does */
export function placeDisclosures(sdJwt: SdJwt): { claims: JsonObject; places: ReadonlyMap<Disclosure, string> } {
  const hash = hashOf(sdJwt);
  const shown = new Map<string, Disclosure>();
  for (const disclosure of sdJwt.disclosures) {
    const digest = digestOf(disclosure.text, hash);
    if (shown.has(digest)) throw refuse('It shows the same thing twice.');
    shown.set(digest, disclosure);
  }
  const { _sd_alg: _, ...payload } = sdJwt.token.payload;
  const work: Work = { shown, seen: new Set(), places: new Map() };
  const claims = discloseObject(payload, work, '', 0);
  if (work.places.size !== shown.size) throw refuse('It shows something that the issuer did not hide in it.');
  return { claims, places: work.places };
}

interface Work {
  shown: ReadonlyMap<string, Disclosure>;
  seen: Set<string>;
  places: Map<Disclosure, string>;
}

function discloseValue(value: JsonValue, work: Work, at: string, depth: number): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw new Malformed('', 'too_deep', 'What it discloses is nested too deep.');
  return Array.isArray(value) ? discloseList(value, work, at, depth + 1) : discloseObject(value, work, at, depth + 1);
}

function discloseList(list: readonly JsonValue[], work: Work, at: string, depth: number): JsonValue[] {
  const items: JsonValue[] = [];
  for (const item of list) {
    const place = `${at}/${items.length}`;
    if (!isJsonObject(item) || !('...' in item)) {
      items.push(discloseValue(item, work, place, depth));
      continue;
    }
    if (Object.keys(item).length !== 1) throw refuse('A hidden item stands beside something else.');
    const disclosure = take(item['...'], work, () => place);
    if (!disclosure) continue;
    if (disclosure.name !== undefined) throw refuse('A claim is shown in the place of an item.');
    items.push(discloseValue(disclosure.value, work, place, depth));
  }
  return items;
}

function discloseObject({ _sd: hidden, ...open }: JsonObject, work: Work, at: string, depth: number): JsonObject {
  if ('...' in open) throw refuse('A hidden item stands outside of a list.');
  const claims = open;
  for (const [name, value] of Object.entries(open)) {
    if (typeof value === 'object' && value !== null)
      claims[name] = discloseValue(value, work, at + toStep(name), depth);
  }
  if (hidden !== undefined && !Array.isArray(hidden)) throw refuse('What is hidden is not a list.');
  for (const digest of hidden ?? []) {
    const disclosure = take(digest, work, ({ name = '' }) => at + toStep(name));
    if (!disclosure) continue;
    const { name, value } = disclosure;
    if (name === undefined) throw refuse('An item is shown in the place of a claim.');
    if (reservedNames.has(name) || Object.hasOwn(claims, name)) {
      throw refuse('A claim is shown under a name that is taken.');
    }
    claims[name] = discloseValue(value, work, at + toStep(name), depth);
  }
  return claims;
}

function take(
  digest: JsonValue | undefined,
  work: Work,
  toPlace: (disclosure: Disclosure) => string,
): Disclosure | undefined {
  if (typeof digest !== 'string') throw refuse('A digest is not a text.');
  if (work.seen.has(digest)) throw refuse('A digest occurs twice.');
  work.seen.add(digest);
  const disclosure = work.shown.get(digest);
  if (disclosure) work.places.set(disclosure, toPlace(disclosure));
  return disclosure;
}

function refuse(sentence: string): Malformed {
  return new Malformed('', 'not_a_token', sentence);
}
