import { locateDocument } from '../did/index.ts';
import { type BrokenLog, type KeyHistory, mayNameWitnesses, readHistory, type Version } from '../history/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import {
  type Basis,
  type Document,
  type Evidence,
  type Found,
  foundText,
  lookedUp,
  type Need,
  readDocument,
} from './evidence.ts';
import { toTime } from './instant.ts';

/** The document of an identifier. One with a history also says what it was before, and under which names. */
export type KeyDocument =
  | Exclude<Document, { document: JsonObject }>
  | { document: JsonObject; history?: PastDocuments }
  | { unsupported: string }
  | { broken: BrokenLog };

/** What an identifier was until the day that is judged for, in the order of time, under the name that was asked for. */
export interface PastDocuments {
  versions: readonly Version[];
  /** The identifiers that it has had. */
  names: readonly string[];
  /** Is it called otherwise by now? */
  isMoved: boolean;
}

/** The document of an identifier on the day that is judged for, from itself or from what was found. */
export async function readKeyDocument(id: string, basis: Pick<Basis, 'evidence' | 'now'>): Promise<KeyDocument> {
  const place = locateDocument(id);
  if (!('url' in place)) return place;
  if (place.witnessUrl === undefined) return readDocument(basis.evidence, place.url);
  const found = lookedUp(basis.evidence, place.url);
  if (!found || 'unreachable' in found) return found && { unreachable: found.unreachable };
  const did = id.split('#')[0] ?? '';
  const witnesses = lookedUp(basis.evidence, place.witnessUrl);
  const history = await readOnce(found, witnesses && 'body' in witnesses ? witnesses.body : undefined, did);
  if (!('problem' in history)) return toKeyDocument(history, did, basis.now);
  const isUnheard = history.problem === 'not_witnessed' && (!witnesses || 'unreachable' in witnesses);
  if (isUnheard) return { unreachable: witnesses?.unreachable ?? 'not_looked_up' };
  return { broken: history };
}

/** What must be looked up for the document of an identifier. That witnesses are asked for, only the log itself says. */
export function listDocumentNeeds(id: string, evidence: Evidence): Need[] {
  const place = locateDocument(id);
  if (!('url' in place)) return [];
  const isWatched = place.witnessUrl !== undefined && mayNameWitnesses(foundText(evidence, place.url) ?? '');
  const urls = isWatched && place.witnessUrl !== undefined ? [place.url, place.witnessUrl] : [place.url];
  return urls.map(url => ({ url, what: 'key-document' }));
}

/** Checking a log is the work of many signatures; a record of many parts asks for the same one again and again. */
const readBefore = new WeakMap<Found, { key: string; history: Promise<KeyHistory | BrokenLog> }>();

function readOnce(found: Found, witnessBody: string | undefined, did: string): Promise<KeyHistory | BrokenLog> {
  const { body, foundAt } = found;
  const key = JSON.stringify([did, body, witnessBody ?? null, foundAt ?? null]);
  const before = readBefore.get(found);
  if (before?.key === key) return before.history;
  const history = readHistory(body, { did, witnessFile: parseWitnesses(witnessBody), broughtAt: toTime(foundAt) });
  readBefore.set(found, { key, history });
  return history;
}

const witnessLimits = { bytes: 1024 * 1024, keys: 20_000 };

function parseWitnesses(body: string | undefined): JsonValue | undefined {
  try {
    return body === undefined ? undefined : parseJson(body, witnessLimits);
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

/** Whoever has ended an identifier lets nothing speak for it any more. */
function toKeyDocument({ versions }: KeyHistory, did: string, now: Date): KeyDocument {
  const until = versions.filter(({ at }) => at <= now.getTime());
  const last = until.at(-1);
  if (!last) return { unreadable: 'not_yet_begun' };
  const names = [...new Set(until.map(({ document }) => String(document.id)))];
  const own = until.map(version => {
    const document = version.isEnded ? { id: did } : rename(version.document, String(version.document.id), did);
    return { ...version, document: isJsonObject(document) ? document : {} };
  });
  const history = { versions: own, names, isMoved: last.document.id !== did };
  return { document: own.at(-1)?.document ?? {}, history };
}

/** The same document under another name of its own: keys keep their fragments when an identifier moves. */
function rename(value: JsonValue, from: string, to: string): JsonValue {
  if (from === to) return value;
  if (typeof value === 'string') {
    const isOwn = value === from || (value.startsWith(from) && '#?/'.includes(value.charAt(from.length)));
    return isOwn ? to + value.slice(from.length) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(item => rename(item, from, to));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, from, to)]));
}
