/// <reference path="./jsonld.d.ts" />
import jsonld from 'jsonld';
import { loadContext } from '../contexts/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, toPointer } from '../json.ts';
import { nameContexts } from './inline-contexts.ts';
import { KeptContextResolver, prepareContexts } from './kept-contexts.ts';

/**
 * Why a document has no canonical form here; `term` is the word of the document that it is about.
 * `unsigned_word` is any other word that would be lost; `no_canonical_form` says that the work went beyond its bounds.
 */
export interface Lost {
  code:
    | 'unknown_context'
    | 'undefined_term'
    | 'undefined_type'
    | 'relative_address'
    | 'unsigned_word'
    | 'no_canonical_form';
  term: string;
  /** JSON Pointer to the first place where the term stands, when it stands anywhere. */
  at?: string;
}

/** The canonical form of a document, or what would be lost by making it. */
export type Canonical = { nquads: string } | { lost: Lost };

/** Blank nodes that look alike are compared n² times at most; honest credentials need n. */
const maxWorkFactor = 2;
const longestWorkMs = 2_000;

/** Hash with which blank nodes are told apart (RDFC-1.0 §4.3); SHA-256 unless a suite wants the other. */
export type RdfcHash = 'SHA-256' | 'SHA-384';

/** Gives the context document for a URL, or undefined when it is none that was reviewed. */
export interface ContextLoader {
  (url: string): JsonObject | undefined;
  /** Contexts written into a document are taken too. Nobody reviewed what they make of its words, so they are refused unless asked for. */
  readonly takesWritten?: true;
}

/** What jsonld has worked out about the contexts of a loader. Contexts written into documents never come here. */
const processedContexts = new WeakMap<ContextLoader, Map<string, unknown>>();

/**
 * RDFC-1.0 canonical N-Quads of a JSON-LD document, in safe mode and with the pinned contexts only: a word that no context
 * defines, an address that is not absolute, a null, a context that is not pinned or is written inline are all refused,
 * because they would not be covered by the signature (VCDM 2.0 §4.13, Data Integrity §2.4.1).
 */
export async function toNQuads(
  given: JsonObject,
  loadGiven: ContextLoader = loadContext,
  hash: RdfcHash = 'SHA-256',
): Promise<Canonical> {
  const { document, load } = loadGiven.takesWritten
    ? nameContexts(given, loadGiven)
    : { document: given, load: loadGiven };
  const refused = findRefused(document, [], load);
  if (refused) return { lost: refused };
  try {
    return {
      nquads: await jsonld.canonize(document, {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        safe: true,
        base: null,
        processingMode: await prepareContexts(),
        documentLoader: async url => toRemoteDocument(url, load(url)),
        contextResolver: new KeptContextResolver({ sharedCache: toSharedCache(load) }),
        canonizeOptions: { maxWorkFactor, signal: AbortSignal.timeout(longestWorkMs), messageDigestAlgorithm: hash },
      }),
    };
  } catch (problem) {
    return { lost: toLost(problem, document) };
  }
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

/** What jsonld would not complain about, or would answer only after work: nulls and contexts that are not pinned. */
function findRefused(value: JsonValue, path: readonly string[], load: ContextLoader): Lost | undefined {
  if (value === null) return { code: 'unsigned_word', term: path.at(-1) ?? '', at: toPointer(path) };
  if (typeof value !== 'object') return undefined;
  for (const [key, child] of Object.entries(value)) {
    const childPath = [...path, key];
    const refused =
      key === '@context' ? findUnknownContext(child, childPath, load) : findRefused(child, childPath, load);
    if (refused) return refused;
  }
  return undefined;
}

function findUnknownContext(contexts: JsonValue, path: readonly string[], load: ContextLoader): Lost | undefined {
  const all = Array.isArray(contexts) ? contexts : [contexts];
  const unknown = all.findIndex(context => typeof context !== 'string' || !load(context));
  if (unknown === -1) return undefined;
  const context = all[unknown];
  const at = toPointer(Array.isArray(contexts) ? [...path, unknown] : path);
  return { code: 'unknown_context', term: typeof context === 'string' ? context : '@context', at };
}

const codes: Readonly<Record<string, Lost['code']>> = {
  'invalid property': 'undefined_term',
  'relative @type reference': 'undefined_type',
  'relative @id reference': 'relative_address',
  'relative subject reference': 'relative_address',
  'relative object reference': 'relative_address',
  'relative graph reference': 'relative_address',
};

/** jsonld's complaints in our words. It names terms, not places, so the place is looked up. */
function toLost(problem: unknown, document: JsonObject): Lost {
  const details = isJsonObject(problem) && isJsonObject(problem.details) ? problem.details : undefined;
  if (!details) return { code: 'no_canonical_form', term: '' };
  const event = isJsonObject(details.event) ? details.event : details;
  const subject = isJsonObject(event.details) ? event.details : event;
  const term = [subject.property, subject.type, subject.id, subject.term].find(word => typeof word === 'string');
  const at = term === undefined ? undefined : findPlace(document, String(term), []);
  const code = codes[String(event.code)] ?? 'unsigned_word';
  return { code, term: String(term ?? event.code ?? ''), ...(at === undefined ? {} : { at }) };
}

/** First place where the word stands as a key or as a text. */
function findPlace(value: JsonValue, word: string, path: readonly string[]): string | undefined {
  if (value === word) return toPointer(path);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    if (key === word) return toPointer([...path, key]);
    const found = key === '@context' ? undefined : findPlace(child, word, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
