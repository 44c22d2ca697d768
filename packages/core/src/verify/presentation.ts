import type { ContextLoader } from '../canonical/index.ts';
import { credentialsV1, credentialsV2 } from '../contexts/index.ts';
import { isAbsoluteUri } from '../identifiers.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { type Facts, toFinding } from './codes.ts';
import type { Basis, Evidence, Need } from './evidence.ts';
import type { Expected } from './find-key.ts';
import { toText } from './instant.ts';
import { judge, listKeyNeeds, listNeeds, listTokenKeyNeeds } from './judge.ts';
import { judgeToken } from './judge-token.ts';
import { type Asked, openPresented, type Presented, toProof } from './presented.ts';
import { askBinding } from './questions/binding.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Given, Report } from './report.ts';
import { openCarried, openGiven } from './secured.ts';
import { judgeSignatures, listReadableProofs, type SignatureAnswer } from './signature.ts';
import { toTokenKeyId } from './token-key.ts';
import { lookUp, type Outside } from './verify.ts';

export type { Asked } from './presented.ts';

/** The answer to a presentation: the report on each credential in it, with its question `holder` answered. */
export interface PresentationReport {
  /** What keeps it from being the holder's answer; absent when nothing does. Each credential says so too. */
  fault?: Finding;
  credentials: (Report | { unread: 'too_many' | 'not_embedded' })[];
  warnings: Report['warnings'];
}

/** More credentials than this are not read. */
const mostCredentials = 16;

/**
 * Judges what a holder shows, looking up what is missing, within the bounds of `verify`: a presentation, as a document or as
 * a token, or an SD-JWT with the answer of its holder.
 * @throws Malformed when a text is no token
 */
export async function verifyPresentation(
  presentation: Given,
  asked: Asked,
  outside: Pick<Outside, 'find' | 'now' | 'load' | 'roots'>,
): Promise<PresentationReport> {
  const found = await lookUp(evidence => listPresentationNeeds(presentation, evidence), outside.find);
  const { roots } = outside;
  const evidence = roots ? { found, roots } : { found };
  const report = await judgePresentation(presentation, asked, evidence, outside.now, outside.load);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return report;
}

/**
 * Judges a presentation from the evidence alone, or lists what must be looked up first (VCDM 2.0 §4.13, Data Integrity
 * §4.4). A credential is its holder's when the holder signed for this challenge, and it is about the holder; an SD-JWT is when
 * the key that its issuer wrote into it signed for this challenge (RFC 9901 §7.3).
 * @throws Malformed when a text is no token
 */
export async function judgePresentation(
  given: Given,
  asked: Asked,
  evidence: Evidence,
  now: Date,
  load?: ContextLoader,
): Promise<PresentationReport | Need[]> {
  const needs = listPresentationNeeds(given, evidence);
  if (needs.length > 0) return needs;
  const basis = { evidence, now, load };
  const presented = openPresented(given);
  if ('sdJwt' in presented) return reportBound(presented.credential, asked, basis);
  const { presentation, token } = presented;
  const holder = toExpectedHolder(presented);
  const signatures = token
    ? { ...(await judgeToken(token, holder, basis, token.kinds)), proof: toProof(token), warnings: [] }
    : await judgeSignatures(presentation, basis, holder);
  const fault = findFault(presentation, asked, signatures, basis);
  const credentials = asArray(presentation.verifiableCredential).map(async (item, index) => {
    if (!isEmbedded(item)) return { unread: 'not_embedded' } as const;
    if (index >= mostCredentials) return { unread: 'too_many' } as const;
    const answer = fault ?? askHolder(openCarried(item)?.document ?? {}, holder.owner.id);
    return withHolder(await judgeNow(item, basis), answer);
  });
  return {
    ...(fault ? { fault } : {}),
    credentials: await Promise.all(credentials),
    warnings: signatures.warnings,
  };
}

/**
 * The report on an SD-JWT, with the answer of its holder as the answer to the question `holder`. A key that stands in what
 * nobody signed is nobody's.
 */
async function reportBound(credential: string, asked: Asked, basis: Basis): Promise<PresentationReport> {
  const { sdJwt, shown } = openGiven(credential);
  const judged = await judgeNow(credential, basis);
  const problem = judged.findings.find(({ question }) => question === 'integrity');
  const isSigned = problem?.answer === 'pass';
  const answer = isSigned
    ? await askBinding(sdJwt, shown?.claims, asked, basis.now)
    : toFinding('holder_key_unknown', { problem: problem?.code });
  const report = withHolder(judged, answer);
  return { ...(answer.answer === 'pass' ? {} : { fault: answer }), credentials: [report], warnings: [] };
}

async function judgeNow(credential: Given, { evidence, now, load }: Basis): Promise<Report> {
  const report = await judge(credential, evidence, now, load);
  if (Array.isArray(report)) throw new Error('Nothing was needed, and yet something is.');
  return report;
}

function withHolder(report: Report, answer: Finding): Report {
  const findings = report.findings.map(finding => (finding.question === 'holder' ? answer : finding));
  return { ...report, findings };
}

/** A credential, or the token that carries one, in its envelope (VCDM 2.0 §4.13.1) or bare (VCDM 1.1 §6.3.1). */
function isEmbedded(item: JsonValue): item is JsonObject | string {
  const isCredential = isJsonObject(item) && asArray(item.type).includes('VerifiableCredential');
  return isCredential || openCarried(item)?.token !== undefined;
}

function listPresentationNeeds(given: Given, evidence: Evidence): Need[] {
  const presented = openPresented(given);
  if ('sdJwt' in presented) return listNeeds(presented.credential, evidence);
  const { presentation, token } = presented;
  const embedded = asArray(presentation.verifiableCredential).slice(0, mostCredentials).filter(isEmbedded);
  const holderId = holderIdOf(presented);
  const ofHolder = token
    ? listTokenKeyNeeds(token, holderId, evidence)
    : listKeyNeeds(presentation, evidence, holderId);
  const all = [...ofHolder, ...embedded.flatMap(credential => listNeeds(credential, evidence))];
  return [...new Map(all.map(need => [need.url, need])).values()].filter(({ url }) => !(url in evidence.found));
}

type PresentedWhole = Exclude<Presented, { sdJwt: unknown }>;

/** The holder that the presentation names; without one, the owner of the key that it is signed with. */
function holderIdOf({ presentation, token }: PresentedWhole): string {
  const { holder } = presentation;
  const named = toText(isJsonObject(holder) ? holder.id : holder);
  const keyId = token ? toTokenKeyId(token.header, '') : listReadableProofs(presentation)[0]?.keyId;
  return named ?? keyId?.split('#')[0] ?? '';
}

function toExpectedHolder(presented: PresentedWhole): Expected {
  return { owner: { id: holderIdOf(presented), name: undefined }, purpose: 'authentication' };
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
