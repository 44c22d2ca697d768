import { isDateTimeStamp } from '../identifiers.ts';
import { isJsonObject, type JsonObject, type JsonValue, toPointer } from '../json.ts';
import { Malformed } from '../malformed.ts';
import type { Evidence, Found, Unreachable } from '../verify/evidence.ts';
import type { Given } from '../verify/report.ts';

/** The edition of the form that is written and read here. */
export const bundleEdition = 1;

/**
 * What such a file holds. `found` is what was looked up, by address; `contexts` the SHA-256 of each context that the
 * credential names, in hexadecimal. Whoever made the file says all this; only the credential and the lists are signed.
 */
export interface ContinuityBundle {
  /** Instant at which it was made. */
  madeAt: string;
  credential: Given;
  found: Evidence['found'];
  contexts: Readonly<Record<string, string>>;
  /** The report of that day, for people to compare with; it is never taken over. */
  report: JsonObject;
  /** What shows that the credential was logged; absent when nothing does. */
  log?: KeptReceipt;
}

/** A receipt of a transparency log. The keys are those of the log and of witnesses, by the word of whoever made the file. */
export interface KeptReceipt {
  /** C2SP tlog-proof. */
  receipt: string;
  /** C2SP signed-note, verifier keys. */
  keys: readonly string[];
}

const mostDocuments = 100;
const longestBody = 1024 * 1024;
const mostKeys = 64;

/** Does this say that it is a continuity bundle? */
export function isBundle(given: Given): given is JsonObject {
  return typeof given !== 'string' && 'continuityBundle' in given;
}

/** @throws Malformed with the place, when it is no continuity bundle of an edition that is known here */
export function parseBundle(document: JsonObject): ContinuityBundle {
  const { continuityBundle, madeAt, credential, found, contexts = {}, report, log } = document;
  if (continuityBundle !== bundleEdition) {
    throw new Malformed('/continuityBundle', 'unknown_format', 'This edition of continuity bundles is not known here.');
  }
  if (!isDateTimeStamp(madeAt)) throw wrong(['madeAt'], 'an instant with its zone');
  if (!isJsonObject(credential) && typeof credential !== 'string') throw wrong(['credential'], 'a credential');
  if (!isJsonObject(report)) throw wrong(['report'], 'a report');
  if (!isJsonObject(found)) throw wrong(['found'], 'documents by address');
  if (!isJsonObject(contexts)) throw wrong(['contexts'], 'digests by address');
  const entries = Object.entries(found);
  if (entries.length > mostDocuments) throw new Malformed('/found', 'too_many_items', 'There are too many documents.');
  return {
    madeAt,
    credential,
    found: Object.fromEntries(entries.map(([url, value]) => [url, parseFound(url, value)])),
    contexts: Object.fromEntries(Object.entries(contexts).map(([url, digest]) => [url, String(digest)])),
    report,
    ...(log !== undefined && { log: parseLog(log) }),
  };
}

function parseLog(log: JsonValue): KeptReceipt {
  const { receipt, keys = [] } = isJsonObject(log) ? log : {};
  if (typeof receipt !== 'string') throw wrong(['log', 'receipt'], 'a receipt');
  if (!Array.isArray(keys) || keys.length > mostKeys) throw wrong(['log', 'keys'], 'a list of keys');
  return { receipt, keys: keys.map(String) };
}

function parseFound(url: string, value: JsonValue): Found | Unreachable {
  if (!isJsonObject(value)) throw wrong(['found', url], 'a document');
  const { body, base64, mediaType, foundAt, unreachable } = value;
  if (typeof unreachable === 'string') return { unreachable };
  if (typeof body !== 'string' || body.length > longestBody)
    throw wrong(['found', url, 'body'], 'a text of at most 1 MB');
  if (base64 !== undefined && typeof base64 !== 'string') throw wrong(['found', url, 'base64'], 'a text');
  if (mediaType !== undefined && typeof mediaType !== 'string') throw wrong(['found', url, 'mediaType'], 'a text');
  if (foundAt !== undefined && !isDateTimeStamp(foundAt)) throw wrong(['found', url, 'foundAt'], 'an instant');
  return {
    body,
    ...(base64 !== undefined && { base64 }),
    ...(mediaType !== undefined && { mediaType }),
    ...(foundAt !== undefined && { foundAt }),
  };
}

function wrong(path: string[], expected: string): Malformed {
  return new Malformed(toPointer(path), 'wrong_type', `Here should be ${expected}.`);
}
