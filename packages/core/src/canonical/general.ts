/// <reference path="./jsonld.d.ts" />
import jsonld, { type CanonizeOptions } from 'jsonld';
import { toHex, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { NQuads } from './compiled.ts';
import { KeptContextResolver, prepareContexts } from './kept-contexts.ts';
import { findRefused, type Lost, toLost } from './lost.ts';
import { disguise, mayDifferByOrder, undisguise } from './order.ts';
import type { ContextLoader } from './to-quads.ts';

/** Blank nodes that look alike are compared n² times at most; honest credentials need n. */
const maxWorkFactor = 2;
const longestWorkMs = 2_000;

/** Hash with which blank nodes are told apart (RDFC-1.0 §4.3); SHA-256 unless a suite wants the other. */
export type RdfcHash = 'SHA-256' | 'SHA-384';

/** What jsonld has worked out about the contexts of a loader. Contexts written into documents never come here. */
const processedContexts = new WeakMap<ContextLoader, Map<string, unknown>>();

/** The canonical form of any document, in safe mode and with the contexts of the loader only, or what would be lost. */
export async function toGeneralNQuads(
  document: JsonObject,
  load: ContextLoader,
  hash: RdfcHash = 'SHA-256',
): Promise<NQuads | { lost: Lost }> {
  const refused = findRefused(document, [], load);
  if (refused) return { lost: refused };
  try {
    const nquads = await canonize(document, load, hash);
    if (!mayDifferByOrder(JSON.stringify(document))) return { nquads };
    const byStandard = undisguise(await canonize(disguiseTexts(document), load, hash, UndisguisedDigest));
    return byStandard === nquads ? { nquads } : { nquads: byStandard, byUnit: nquads };
  } catch (problem) {
    return { lost: toLost(problem, document) };
  }
}

async function canonize(
  document: JsonObject,
  load: ContextLoader,
  hash: RdfcHash,
  Digest?: typeof UndisguisedDigest,
): Promise<string> {
  const digest = Digest ? { createMessageDigest: () => new Digest(hash) } : { messageDigestAlgorithm: hash };
  const options: CanonizeOptions = {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    processingMode: await prepareContexts(),
    documentLoader: async url => toRemoteDocument(url, load(url)),
    contextResolver: new KeptContextResolver({ sharedCache: toSharedCache(load) }),
    canonizeOptions: { maxWorkFactor, signal: AbortSignal.timeout(longestWorkMs), ...digest },
  };
  return jsonld.canonize(document, options);
}

/** Hashes what disguised texts stand for. */
class UndisguisedDigest {
  private readonly hash: RdfcHash;
  private text = '';

  constructor(hash: RdfcHash) {
    this.hash = hash;
  }

  update(text: string): void {
    this.text += text;
  }

  async digest(): Promise<string> {
    return toHex(new Uint8Array(await crypto.subtle.digest(this.hash, toUtf8(undisguise(this.text)))));
  }
}

/** The document with texts that jsonld will sort as the standard says. Keys with such characters would lose their meaning. */
function disguiseTexts<Value extends JsonValue>(value: Value): Value {
  const toDisguised = (item: JsonValue): JsonValue => {
    if (typeof item === 'string') return disguise(item);
    if (Array.isArray(item)) return item.map(toDisguised);
    if (!isJsonObject(item)) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, child]) => {
        if (disguise(key) !== key) throw new Error(`The key ${key} cannot be put in order.`);
        return [key, key === '@context' ? child : toDisguised(child)];
      }),
    );
  };
  return toDisguised(value) as Value;
}

function toSharedCache(load: ContextLoader): Map<string, unknown> {
  const cache = processedContexts.get(load) ?? new Map<string, unknown>();
  processedContexts.set(load, cache);
  return cache;
}

/** jsonld resolves relative addresses in the context it is given in place, so it gets a copy. */
function toRemoteDocument(url: string, document: JsonObject | undefined) {
  if (!document) throw new Error(`No context for ${url}`);
  return { document: structuredClone(document), documentUrl: url, tag: 'static' as const };
}
