import { findVerificationMethod, isListedFor, type Purpose, type VerificationMethod } from '../did/index.ts';
import type { JsonObject } from '../json.ts';
import { fromMultikey, isPublicKey, type PublicKey, type UnreadKey } from '../keys/index.ts';
import { type Facts, type FindingCode, toFinding } from './codes.ts';
import type { Basis } from './evidence.ts';
import { toTime } from './instant.ts';
import { domainOf } from './issuer.ts';
import { type KeyDocument, readKeyDocument } from './key-document.ts';
import { askKeyHistory } from './key-history.ts';
import type { Finding } from './report.ts';

/** Who should have signed a document, and for what: issuers assert credentials, holders answer with presentations. */
export interface Expected {
  owner: { id: string; name: string | undefined };
  purpose: Purpose;
  /** When it was signed, as the signature says itself. */
  signedAt?: string | undefined;
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

/**
 * Some write a `did:key` or a `did:jwk` without its fragment; they have one key only. And which version of a history counts is
 * a matter of the day.
 */
export function toMethodId(id: string): string {
  if (id.startsWith('did:webvh:')) return id.replace(/\?[^#]*/, '');
  if (/^did:jwk:[^#]+$/.test(id)) return `${id}#0`;
  return /^did:key:[^#]+$/.test(id) ? `${id}#${id.slice('did:key:'.length)}` : id;
}

/** Finds the key with this id and asks whether it speaks for whom it should at this instant (CID 1.0 §3.3). */
export async function findKey(id: string, expected: Expected, basis: Basis): Promise<KeyAnswer> {
  const { owner: issuer, purpose, signedAt } = expected;
  const owner = id.split('#')[0] ?? '';
  const facts: Facts = { key: id, issuerId: issuer.id, issuer: issuer.name, domain: domainOf(issuer.id) };
  const read = await readKeyDocument(id, basis);
  if (!read || !('document' in read)) {
    // Without the document nobody can say whose key it is, but a key that is its own name can still be tried.
    const named = fromMultikey(id.split('#')[1] ?? '');
    const finding = toFinding(...whyNoDocument(read, owner, facts));
    return { ...toCheckable(isPublicKey(named) ? named : undefined), finding };
  }
  const { document, history } = read;
  const { method, missing } = findVerificationMethod(document, id, purpose);
  const isOwnName = history?.names.includes(issuer.id) === true;
  const code = missing ? whyNot(missing, method) : await ownership(method, expected, isOwnName, basis);
  const isAboutPast = code === 'key_of_issuer' || code === 'key_not_listed' || code === 'key_not_for_signing';
  const past = history && isAboutPast ? askKeyHistory(history.versions, id, purpose, signedAt) : undefined;
  const state = { keyRevokedAt: method?.revoked, keyExpiredAt: method?.expires };
  if (past) {
    const { keyRetiredAt, keyListedAt } = past;
    const found = toFinding(past.code, { ...facts, ...state, signedAt, keyRetiredAt, keyListedAt });
    return { ...toCheckable(past.method.publicKey), finding: found };
  }
  // What an identifier was called before says nothing about who controls the domain in it.
  const isFormer = history !== undefined && (history.isMoved || (isOwnName && owner !== issuer.id));
  const isOfDomain = code === 'key_of_issuer' && facts.domain !== undefined && !isFormer;
  const finding = toFinding(isOfDomain ? 'key_of_domain' : code, { ...facts, ...state });
  return { ...toCheckable(method?.publicKey), finding };
}

/** The key to check with, or why there is none. */
export function toCheckable(reading: PublicKey | UnreadKey | undefined): Omit<KeyAnswer, 'finding'> {
  if (!reading) return { whyNoKey: 'key_not_found', kind: undefined };
  const { kind } = reading;
  if (isPublicKey(reading)) return { publicKey: reading, whyNoKey: 'key_not_found', kind };
  return { whyNoKey: reading.unread === 'broken' ? 'key_broken' : 'key_kind_unknown', kind };
}

function whyNoDocument(
  document: Exclude<KeyDocument, { document: JsonObject }>,
  owner: string,
  facts: Facts,
): [FindingCode, Facts] {
  if (document && 'unsupported' in document) return ['issuer_kind_unknown', { ...facts, document: owner }];
  if (document && 'unreadable' in document) {
    return ['issuer_unreadable', { ...facts, document: owner, reason: document.unreadable }];
  }
  if (document && 'broken' in document) {
    const { problem, line } = document.broken;
    return ['issuer_history_broken', { ...facts, document: owner, reason: problem, line: String(line) }];
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

/**
 * The owner of the key is the issuer, or the issuer's own document lists the key.
 * @param isOwnName the issuer is a former name of the owner
 */
async function ownership(
  method: VerificationMethod,
  { owner: issuer, purpose }: Expected,
  isOwnName: boolean,
  basis: Basis,
): Promise<FindingCode> {
  if (isReached(method.revoked, basis.now)) return 'key_revoked';
  if (isReached(method.expires, basis.now)) return 'key_expired';
  if (method.controller === issuer.id || isOwnName) return 'key_of_issuer';
  const found = await readKeyDocument(issuer.id, basis);
  if (!found || !('document' in found)) return 'key_owner_unproven';
  const { document } = found;
  if (document.id !== issuer.id) return 'key_owner_unproven';
  if (isListedFor(document, method.id, purpose)) return 'key_of_issuer';
  return 'assertionMethod' in document || 'verificationMethod' in document ? 'key_of_other' : 'key_owner_unproven';
}

/** An instant that cannot be read counts as reached: a date on a key is a reason not to trust it. */
function isReached(instant: string | undefined, now: Date): boolean {
  return instant !== undefined && (toTime(instant) ?? 0) <= now.getTime();
}
