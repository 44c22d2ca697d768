import type { Bytes } from '../bytes.ts';
import { type ContextLoader, type Lost, toJcs, toNQuads } from '../canonical/index.ts';
import { asArray, type JsonObject } from '../json.ts';
import { digestBoth } from '../machinery.ts';
import type { Suite, SuiteHash } from './suites.ts';

/**
 * The bytes that get signed, or what would be lost by making them. `byUnit` are those that software makes which sorts by
 * UTF-16 unit, where they are others.
 */
export type SignedBytes = { bytes: Bytes; byUnit?: Bytes } | { lost: Lost };

/**
 * The bytes that get signed: hash of the proof without its value, then hash of the document without the proof
 * (vc-di-eddsa 1.0 §3.2.4 and §3.3.4, vc-di-ecdsa 1.0 §3.2.4 and §3.3.4). Suites with a JWS put its header before them.
 * @param unsecured the document without the proof; for canonical JSON with the contexts that the proof repeats
 * @param proof with or without its value
 */
export async function toSignedBytes(
  suite: Suite,
  hash: SuiteHash,
  unsecured: JsonObject,
  proof: JsonObject,
  load?: ContextLoader,
): Promise<SignedBytes> {
  const { [suite.value]: _, ...options } = proof;
  if (suite.canonical === 'jcs') return { bytes: await digestBoth(toJcs(options), toJcs(unsecured), hash) };
  const [config, document] = await Promise.all([
    toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load, hash),
    toNQuads(unsecured, load, hash),
  ]);
  if ('lost' in document) return document;
  if ('lost' in config) return config;
  const bytes = await digestBoth(config.nquads, document.nquads, hash);
  if (config.byUnit === undefined && document.byUnit === undefined) return { bytes };
  return { bytes, byUnit: await digestBoth(config.byUnit ?? config.nquads, document.byUnit ?? document.nquads, hash) };
}

/** Does the document begin with the contexts that the proof repeats, in the same order? A proof without them repeats none. */
export function repeatsContexts(document: JsonObject, proof: JsonObject): boolean {
  const contexts = asArray(document['@context']);
  return asArray(proof['@context']).every((context, index) => isSame(context, contexts[index]));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}
