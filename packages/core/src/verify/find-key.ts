import {
  findVerificationMethod,
  isListedFor,
  locateDocument,
  type Purpose,
  type VerificationMethod,
} from '../did/index.ts';
import type { JsonObject } from '../json.ts';
import { fromMultikey, isPublicKey, type PublicKey, type UnreadKey } from '../keys/index.ts';
import { type Facts, type FindingCode, toFinding } from './codes.ts';
import { type Basis, type Document, type Evidence, readDocument } from './evidence.ts';
import { toTime } from './instant.ts';
import { domainOf } from './issuer.ts';
import type { Finding } from './report.ts';

/** Who should have signed a document, and for what: issuers assert credentials, holders answer with presentations. */
export interface Expected {
  owner: { id: string; name: string | undefined };
  purpose: Purpose;
}

/** The key that a proof names: what to check with, if anything, and whether it speaks for the issuer. */
export interface KeyAnswer {
  publicKey?: PublicKey;
  /** Says why there is nothing to check with. */
  whyNoKey: 'key_kind_unknown' | 'key_broken' | 'key_not_found';
  /** What kind of key it is, where that is known. */
  kind: string | undefined;
  finding: Finding;
}

/** Some write a `did:key` or a `did:jwk` without its fragment; they have one key only. */
export function toMethodId(id: string): string {
  if (/^did:jwk:[^#]+$/.test(id)) return `${id}#0`;
  return /^did:key:[^#]+$/.test(id) ? `${id}#${id.slice('did:key:'.length)}` : id;
}

/** The document of an identifier, from itself or from what was found. */
export function readKeyDocument(id: string, evidence: Evidence): Document | { unsupported: string } {
  const place = locateDocument(id);
  return 'url' in place ? readDocument(evidence, place.url) : place;
}

/** Finds the key with this id and asks whether it speaks for whom it should at this instant (CID 1.0 §3.3). */
export function findKey(id: string, { owner: issuer, purpose }: Expected, { evidence, now }: Basis): KeyAnswer {
  const owner = id.split('#')[0] ?? '';
  const facts: Facts = { key: id, issuerId: issuer.id, issuer: issuer.name, domain: domainOf(issuer.id) };
  const document = readKeyDocument(id, evidence);
  if (!document || !('document' in document)) {
    // Without the document nobody can say whose key it is, but a key that is its own name can still be tried.
    const named = fromMultikey(id.split('#')[1] ?? '');
    const finding = toFinding(...whyNoDocument(document, owner, facts));
    return { ...toCheckable(isPublicKey(named) ? named : undefined), finding };
  }
  const { method, missing } = findVerificationMethod(document.document, id, purpose);
  const code = missing ? whyNot(missing, method) : ownership(method, { id: issuer.id, purpose }, evidence, now);
  const state = { keyRevokedAt: method?.revoked, keyExpiredAt: method?.expires };
  return {
    ...toCheckable(method?.publicKey),
    finding: toFinding(code === 'key_of_issuer' && facts.domain ? 'key_of_domain' : code, { ...facts, ...state }),
  };
}

/** The key to check with, or why there is none. */
export function toCheckable(reading: PublicKey | UnreadKey | undefined): Omit<KeyAnswer, 'finding'> {
  if (!reading) return { whyNoKey: 'key_not_found', kind: undefined };
  const { kind } = reading;
  if (isPublicKey(reading)) return { publicKey: reading, whyNoKey: 'key_not_found', kind };
  return { whyNoKey: reading.unread === 'broken' ? 'key_broken' : 'key_kind_unknown', kind };
}

function whyNoDocument(
  document: Exclude<ReturnType<typeof readKeyDocument>, { document: JsonObject }>,
  owner: string,
  facts: Facts,
): [FindingCode, Facts] {
  if (document && 'unsupported' in document) return ['issuer_kind_unknown', { ...facts, document: owner }];
  if (document && 'unreadable' in document) {
    return ['issuer_unreadable', { ...facts, document: owner, reason: document.unreadable }];
  }
  return ['issuer_unreachable', { ...facts, document: owner, reason: document?.unreachable ?? 'not_looked_up' }];
}

function whyNot(
  missing: NonNullable<ReturnType<typeof findVerificationMethod>['missing']>,
  method: VerificationMethod | undefined,
): FindingCode {
  if (missing === 'other_document') return 'issuer_unreadable';
  if (missing === 'other_controller') return 'key_of_other';
  if (missing === 'key_not_listed') return 'key_not_listed';
  return method?.revoked === undefined ? 'key_not_for_signing' : 'key_revoked';
}

/** The owner of the key is the issuer, or the issuer's own document lists the key. */
function ownership(
  method: VerificationMethod,
  issuer: { id: string; purpose: Purpose },
  evidence: Evidence,
  now: Date,
): FindingCode {
  if (isReached(method.revoked, now)) return 'key_revoked';
  if (isReached(method.expires, now)) return 'key_expired';
  if (method.controller === issuer.id) return 'key_of_issuer';
  const found = readKeyDocument(issuer.id, evidence);
  if (!found || !('document' in found)) return 'key_owner_unproven';
  const { document } = found;
  if (document.id !== issuer.id) return 'key_owner_unproven';
  if (isListedFor(document, method.id, issuer.purpose)) return 'key_of_issuer';
  return 'assertionMethod' in document || 'verificationMethod' in document ? 'key_of_other' : 'key_owner_unproven';
}

/** An instant that cannot be read counts as reached: a date on a key is a reason not to trust it. */
function isReached(instant: string | undefined, now: Date): boolean {
  return instant !== undefined && (toTime(instant) ?? 0) <= now.getTime();
}
