import type { ContextLoader } from '../canonical/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { type JsonLimits, parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import type { Answer } from './report.ts';

/** What a look-up brought back. */
export interface Found {
  body: string;
  mediaType?: string;
  /** Instant at which it was brought, where whoever looked knows it. */
  foundAt?: string;
}

/** Why a look-up brought nothing back: a stable code of whoever looked, for example `no_answer` or `offline`. */
export interface Unreachable {
  unreachable: string;
}

/** How the caller looks something up. It answers `Unreachable` for whatever the other side does and never throws for it. */
export type Find = (url: string) => Promise<Found | Unreachable>;

/** What somebody who keeps a register (`by`, a name) says about an issuer. Instants bound it where they are known. */
export interface Recognition {
  answer: Answer;
  by: string;
  fromAt?: string;
  untilAt?: string;
}

/** Something that must be looked up before a question can be answered. */
export interface Need {
  url: string;
  what: 'key-document' | 'status-list' | 'hosted-document';
}

/** All that judging goes by, besides the credential and the instant. JSON through and through: keep it, and replay. */
export interface Evidence {
  found: Readonly<Record<string, Found | Unreachable>>;
  recognition?: Recognition;
}

/** What a judgement stands on. `load` gives the JSON-LD contexts; the pinned ones when absent. */
export interface Basis {
  evidence: Evidence;
  now: Date;
  load: ContextLoader | undefined;
}

/** A document that was looked up, or why there is none. Undefined: nobody has looked yet. */
export type Document = { document: JsonObject } | { unreachable: string } | { unreadable: string } | undefined;

/** A document that was looked up may be this large: a status list is, a key document never. */
const documentBytes = 1024 * 1024;

/** What was read of the same finding before: a record of many parts asks for the same list again and again. */
const readBefore = new WeakMap<Found, Map<string, { body: string; document: Document }>>();

/** Reads what was found at an address, as JSON within limits. */
export function readDocument(evidence: Evidence, url: string, limits: Partial<JsonLimits> = {}): Document {
  const found = lookedUp(evidence, url);
  if (!found || 'unreachable' in found) return found && { unreachable: found.unreachable };
  const kept = readBefore.get(found) ?? new Map<string, { body: string; document: Document }>();
  readBefore.set(found, kept);
  const { body } = found;
  const key = JSON.stringify(limits);
  const before = kept.get(key);
  if (before?.body === body) return before.document;
  const document = parseDocument(body, limits);
  kept.set(key, { body, document });
  return document;
}

function parseDocument(body: string, limits: Partial<JsonLimits>): Document {
  try {
    const document = parseJson(body, { bytes: documentBytes, ...limits });
    return isJsonObject(document) ? { document } : { unreadable: 'not_an_object' };
  } catch (problem) {
    if (problem instanceof Malformed) return { unreadable: problem.code };
    throw problem;
  }
}

/** The text that was found at an address, to the letter, without white space around it. */
export function foundText(evidence: Evidence, url: string): string | undefined {
  const found = lookedUp(evidence, url);
  return found && 'body' in found ? found.body.trim() : undefined;
}

/** When the document at an address was brought, where that is known. */
export function foundAt(evidence: Evidence, url: string): string | undefined {
  const found = lookedUp(evidence, url);
  return found && 'foundAt' in found ? found.foundAt : undefined;
}

/** What a look-up brought or why it brought nothing. Undefined: nobody has looked yet. */
export function lookedUp(evidence: Evidence, url: string): Found | Unreachable | undefined {
  return Object.hasOwn(evidence.found, url) ? evidence.found[url] : undefined;
}
