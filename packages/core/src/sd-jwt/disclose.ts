import { toBase64url, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';
import type { Disclosure, SdJwt } from './sd-jwt.ts';

/** The hash algorithms by their names in `_sd_alg` (RFC 9901 §4.1.1). */
const hashes: Readonly<Record<string, string>> = { 'sha-256': 'SHA-256', 'sha-384': 'SHA-384', 'sha-512': 'SHA-512' };

/** Names that no claim may have; the last three are traps in JavaScript. */
const reserved = new Set(['_sd', '...', '__proto__', 'prototype', 'constructor']);

const deepest = 32;

/** A digest of a text as SD-JWTs carry it. */
export async function digestOf(text: string, hash: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest(hash, toUtf8(text))));
}

/** The hash of an SD-JWT: the one that it names, or SHA-256. @throws Malformed for every other */
export function hashOf({ token }: SdJwt): string {
  const name = token.payload._sd_alg ?? 'sha-256';
  const hash = typeof name === 'string' && Object.hasOwn(hashes, name) ? hashes[name] : undefined;
  if (hash === undefined) throw refuse('Its hash is of a kind that is not read here.');
  return hash;
}

/**
 * The claims of an SD-JWT with what the holder shows put in its place, and all that was hidden left out (RFC 9901 §7.1). What
 * the issuer signed is another question, and without it the claims are worth nothing.
 * @throws Malformed when a digest occurs twice, something is shown that has no place, or would take the place of another claim
 */
export async function disclose(sdJwt: SdJwt): Promise<JsonObject> {
  const hash = hashOf(sdJwt);
  const shown = new Map<string, Disclosure>();
  for (const disclosure of sdJwt.disclosures) {
    const digest = await digestOf(disclosure.text, hash);
    if (shown.has(digest)) throw refuse('It shows the same thing twice.');
    shown.set(digest, disclosure);
  }
  const { _sd_alg: _, ...payload } = sdJwt.token.payload;
  const work: Work = { shown, seen: new Set(), used: 0 };
  const claims = discloseObject(payload, work, 0);
  if (work.used !== shown.size) throw refuse('It shows something that the issuer did not hide in it.');
  return claims;
}

interface Work {
  shown: ReadonlyMap<string, Disclosure>;
  seen: Set<string>;
  used: number;
}

function discloseValue(value: JsonValue, work: Work, depth: number): JsonValue {
  if (depth > deepest) throw new Malformed('', 'too_deep', 'What it discloses is nested too deep.');
  if (Array.isArray(value)) return value.flatMap(item => discloseItem(item, work, depth + 1));
  return isJsonObject(value) ? discloseObject(value, work, depth + 1) : value;
}

function discloseItem(item: JsonValue, work: Work, depth: number): JsonValue[] {
  if (!isJsonObject(item) || !('...' in item)) return [discloseValue(item, work, depth)];
  if (Object.keys(item).length !== 1) throw refuse('A hidden item stands beside something else.');
  const disclosure = take(item['...'], work);
  if (!disclosure) return [];
  if (disclosure.name !== undefined) throw refuse('A claim is shown in the place of an item.');
  return [discloseValue(disclosure.value, work, depth)];
}

function discloseObject({ _sd: hidden, ...open }: JsonObject, work: Work, depth: number): JsonObject {
  if ('...' in open) throw refuse('A hidden item stands outside of a list.');
  const claims = new Map(Object.entries(open).map(([name, value]) => [name, discloseValue(value, work, depth)]));
  if (hidden !== undefined && !Array.isArray(hidden)) throw refuse('What is hidden is not a list.');
  for (const digest of hidden ?? []) {
    const disclosure = take(digest, work);
    if (!disclosure) continue;
    const { name, value } = disclosure;
    if (name === undefined) throw refuse('An item is shown in the place of a claim.');
    if (reserved.has(name) || claims.has(name)) throw refuse('A claim is shown under a name that is taken.');
    claims.set(name, discloseValue(value, work, depth));
  }
  return Object.fromEntries(claims);
}

function take(digest: JsonValue | undefined, work: Work): Disclosure | undefined {
  if (typeof digest !== 'string') throw refuse('A digest is not a text.');
  if (work.seen.has(digest)) throw refuse('A digest occurs twice.');
  work.seen.add(digest);
  const disclosure = work.shown.get(digest);
  if (disclosure) work.used += 1;
  return disclosure;
}

function refuse(sentence: string): Malformed {
  return new Malformed('', 'not_a_token', sentence);
}
