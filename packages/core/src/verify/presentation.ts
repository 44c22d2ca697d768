import type { ContextLoader } from '../canonical/index.ts';
import { credentialsV1, credentialsV2 } from '../contexts/index.ts';
import { isAbsoluteUri } from '../identifiers.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { type Facts, toFinding } from './codes.ts';
import type { Basis, Evidence, Need } from './evidence.ts';
import type { Expected } from './find-key.ts';
import { toText } from './instant.ts';
import { judge, listKeyNeeds, listNeeds } from './judge.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Report } from './report.ts';
import { openCarried } from './secured.ts';
import { judgeSignatures, listReadableProofs, type SignatureAnswer } from './signature.ts';
import { lookUp, type Outside } from './verify.ts';

/** What the holder was asked to answer, and by whom (Data Integrity §2.1 `challenge`, `domain`). */
export interface Asked {
  /** Undefined only where nobody can say what was asked: then an answer made for somebody else passes too. */
  challenge: string | undefined;
  /** The same texts in any order; absent when the answer may be for anybody. */
  domain?: string | readonly string[];
}

/** The answer to a presentation: the report on each credential in it, with its question `holder` answered. */
export interface PresentationReport {
  /** What keeps it from being the holder's answer; absent when nothing does. Each credential says so too. */
  fault?: Finding;
  credentials: (Report | { unread: 'too_many' | 'not_embedded' })[];
  warnings: Report['warnings'];
}

/** More credentials than this are not read. */
const mostCredentials = 16;

/** Judges a presentation, looking up what is missing, within the bounds of `verify`. */
export async function verifyPresentation(
  presentation: JsonObject,
  asked: Asked,
  outside: Pick<Outside, 'find' | 'now' | 'load'>,
): Promise<PresentationReport> {
  const found = await lookUp(evidence => listPresentationNeeds(presentation, evidence), outside.find);
  const report = await judgePresentation(presentation, asked, { found }, outside.now, outside.load);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return report;
}

/**
 * Judges a presentation from the evidence alone, or lists what must be looked up first (VCDM 2.0 §4.13, Data Integrity
 * §4.4). A credential is its holder's when the holder signed for this challenge, and it is about the holder.
 */
export async function judgePresentation(
  presentation: JsonObject,
  asked: Asked,
  evidence: Evidence,
  now: Date,
  load?: ContextLoader,
): Promise<PresentationReport | Need[]> {
  const needs = listPresentationNeeds(presentation, evidence);
  if (needs.length > 0) return needs;
  const basis = { evidence, now, load };
  const holder = toExpectedHolder(presentation);
  const signatures = await judgeSignatures(presentation, basis, holder);
  const fault = findFault(presentation, asked, signatures, basis);
  const credentials = asArray(presentation.verifiableCredential).map(async (item, index) => {
    if (!isEmbedded(item)) return { unread: 'not_embedded' } as const;
    if (index >= mostCredentials) return { unread: 'too_many' } as const;
    const report = await judge(item, evidence, now, load);
    if (Array.isArray(report)) throw new Error('Nothing was needed, and yet something is.');
    const answer = fault ?? askHolder(openCarried(item)?.document ?? item, holder.owner.id);
    const findings = report.findings.map(finding => (finding.question === 'holder' ? answer : finding));
    return { ...report, findings };
  });
  return {
    ...(fault ? { fault } : {}),
    credentials: await Promise.all(credentials),
    warnings: signatures.warnings,
  };
}

/** A credential, or an envelope with the token that carries one (VCDM 2.0 §4.13.1). */
function isEmbedded(item: JsonValue): item is JsonObject {
  if (!isJsonObject(item)) return false;
  const isCredential = asArray(item.type).includes('VerifiableCredential');
  return isCredential || openCarried(item)?.token !== undefined;
}

function listPresentationNeeds(presentation: JsonObject, evidence: Evidence): Need[] {
  const embedded = asArray(presentation.verifiableCredential).slice(0, mostCredentials).filter(isEmbedded);
  const ofHolder = listKeyNeeds(presentation, evidence, holderIdOf(presentation));
  const all = [...ofHolder, ...embedded.flatMap(credential => listNeeds(credential, evidence))];
  return [...new Map(all.map(need => [need.url, need])).values()].filter(({ url }) => !(url in evidence.found));
}

/** The holder that the presentation names; without one, the owner of the key that its first proof names. */
function holderIdOf(presentation: JsonObject): string {
  const { holder } = presentation;
  const named = toText(isJsonObject(holder) ? holder.id : holder);
  return named ?? listReadableProofs(presentation)[0]?.keyId.split('#')[0] ?? '';
}

function toExpectedHolder(presentation: JsonObject): Expected {
  return { owner: { id: holderIdOf(presentation), name: undefined }, purpose: 'authentication' };
}

/** What keeps the presentation from being the holder's answer, if anything. */
function findFault(
  presentation: JsonObject,
  asked: Asked,
  { integrity, key, proof }: SignatureAnswer,
  { now }: Basis,
): Finding | undefined {
  const facts: Facts = { key: integrity.facts.key, signedAt: integrity.facts.signedAt };
  const problem = findBrokenPart(presentation);
  if (problem) return toFinding('presentation_broken', { ...facts, problem });
  if (integrity.answer !== 'pass') {
    const code = integrity.answer === 'fail' ? 'presentation_broken' : 'presentation_unread';
    return toFinding(integrity.code === 'not_signed' ? 'presentation_not_signed' : code, {
      ...facts,
      problem: integrity.code,
    });
  }
  if (asked.challenge !== undefined && proof?.challenge !== asked.challenge)
    return toFinding('challenge_differs', facts);
  if (asked.domain !== undefined && !isSameSet(asArray(proof?.domain), [asked.domain].flat())) {
    return toFinding('domain_differs', facts);
  }
  if (askValidity({}, proof, now).answer === 'fail') return toFinding('presentation_out_of_date', facts);
  if (key.answer === 'pass') return undefined;
  return toFinding(key.answer === 'fail' ? 'holder_key_wrong' : 'holder_key_unknown', { ...facts, problem: key.code });
}

/** What keeps it from being a presentation (VCDM 2.0 §4.13). */
function findBrokenPart(presentation: JsonObject): string | undefined {
  const { '@context': contexts, type, id, holder } = presentation;
  const [first] = asArray(contexts);
  if (first !== credentialsV2 && first !== credentialsV1) return 'context_wrong';
  if (!asArray(type).includes('VerifiablePresentation')) return 'type_missing';
  const named = [id, isJsonObject(holder) ? (holder.id ?? '') : holder];
  return named.every(address => address === undefined || isAbsoluteUri(address)) ? undefined : 'not_an_address';
}

function isSameSet(one: readonly JsonValue[], other: readonly JsonValue[]): boolean {
  const [left, right] = [new Set(one), new Set(other)];
  return left.size === right.size && [...left].every(item => right.has(item));
}

/** Is the credential about the holder? */
function askHolder(credential: JsonObject, holderId: string): Finding {
  const ids = asArray(credential.credentialSubject).flatMap(subject =>
    isJsonObject(subject) && typeof subject.id === 'string' ? [subject.id] : [],
  );
  if (ids.length === 0) return toFinding('subject_unnamed');
  return toFinding(ids.includes(holderId) ? 'holder_proven' : 'holder_is_other', { holder: holderId });
}
