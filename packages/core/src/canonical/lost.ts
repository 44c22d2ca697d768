import { isJsonObject, type JsonObject, type JsonValue, toPointer } from '../json.ts';
import type { ContextLoader } from './to-quads.ts';

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

/** What jsonld would not complain about, or would answer only after work: nulls and contexts that are not pinned. */
export function findRefused(value: JsonValue, path: readonly string[], load: ContextLoader): Lost | undefined {
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

/** Under which of these jsonld names what it complains about. */
const namings = ['property', 'type', 'id', 'term', 'subject', 'object', 'graph'];

/** jsonld's complaints in our words. It names terms, not places, so the place is looked up. */
export function toLost(problem: unknown, document: JsonObject): Lost {
  const details = isJsonObject(problem) && isJsonObject(problem.details) ? problem.details : undefined;
  if (!details) return { code: 'no_canonical_form', term: '' };
  const event = isJsonObject(details.event) ? details.event : details;
  const told = isJsonObject(event.details) ? event.details : event;
  const term = namings.map(naming => told[naming]).find(word => typeof word === 'string');
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
