import { type ContextLoader, toNQuads } from '../canonical/index.ts';
import { locateDocument } from '../did/index.ts';
import { isOldEdition } from '../formats/open-badge/check-open-badge.ts';
import type { JsonObject } from '../json.ts';
import { findSuite } from '../proof/index.ts';
import { toFinding, toWarning } from './codes.ts';
import type { Basis, Evidence, Need } from './evidence.ts';
import { issuerIdOf, issuerNameOf } from './issuer.ts';
import { askEndorsements, type JudgedEndorsement, listEndorsements } from './questions/endorsements.ts';
import { askRecognition } from './questions/recognition.ts';
import { askStatus, listStatusNews } from './questions/status.ts';
import { listEntries, readList } from './questions/status-list.ts';
import { askStructure, isFamiliar } from './questions/structure.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Question, Report, Verdict } from './report.ts';
import { judgeSignatures, listReadableProofs, type SignatureAnswer } from './signature.ts';

/**
 * Answers every question about a credential from the evidence alone, or lists what must be looked up first. The same
 * credential, evidence and instant give the same report, wherever and whenever.
 * @param load gives the JSON-LD contexts; the pinned ones unless said otherwise
 */
export async function judge(
  credential: JsonObject,
  evidence: Evidence,
  now: Date,
  load?: ContextLoader,
): Promise<Report | Need[]> {
  const needs = listNeeds(credential, evidence);
  if (needs.length > 0) return needs;
  const basis = { evidence, now, load };
  return report(credential, basis, await judgeEndorsements(credential, basis));
}

/** What must be looked up before everything can be answered. What an answer will ask for in turn is not known yet. */
export function listNeeds(credential: JsonObject, evidence: Evidence): Need[] {
  const needs = [credential, ...listEndorsements(credential)].flatMap(document => listOwnNeeds(document, evidence));
  const byUrl = new Map(needs.map(need => [need.url, need]));
  return [...byUrl.values()].filter(({ url }) => !Object.hasOwn(evidence.found, url));
}

function listOwnNeeds(document: JsonObject, evidence: Evidence): Need[] {
  const pointers = listEntries(document).entries.map(({ pointer }) => pointer);
  const signedLists = pointers.filter(({ kind }) => kind !== 'names').map(pointer => readList(pointer, { evidence }));
  const foundLists = signedLists.filter(list => list !== undefined);
  return [
    ...listKeyNeeds(document),
    ...pointers.filter(({ list }) => isWebAddress(list)).map(({ list }): Need => ({ url: list, what: 'status-list' })),
    ...foundLists.flatMap(list => ('document' in list ? listKeyNeeds(list.document) : [])),
  ];
}

/** The documents of the key's owner and, when that is somebody else, of the issuer or of whoever else should have signed. */
export function listKeyNeeds(document: JsonObject, issuerId: string = issuerIdOf(document)): Need[] {
  const keyIds = listReadableProofs(document).map(({ keyId }) => keyId);
  const isAllItsOwn = keyIds.every(id => id.split('#')[0] === issuerId);
  return [...keyIds, ...(isAllItsOwn ? [] : [issuerId])]
    .map(locateDocument)
    .flatMap(place => ('url' in place ? [{ url: place.url, what: 'key-document' as const }] : []));
}

function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

/** Answers every question. `carried` are the endorsements, already judged. */
async function report(credential: JsonObject, basis: Basis, carried: readonly JudgedEndorsement[]): Promise<Report> {
  const { evidence, now } = basis;
  const signatures = await judgeSignatures(credential, basis);
  const lost = signatures.lost ?? (await findLost(credential, signatures, basis));
  const issuer = { id: issuerIdOf(credential), name: issuerNameOf(credential) };
  const findings = [
    askStructure(credential, lost),
    signatures.integrity,
    signatures.key,
    await askStatus(credential, basis),
    askValidity(credential, signatures.proof, now),
    askRecognition(evidence, issuer),
    ...(carried.length === 0 ? [] : [askEndorsements(credential, carried)]),
    toFinding('holder_not_asked'),
  ];
  const warnings = [
    ...signatures.warnings,
    ...(await listStatusNews(credential, basis)),
    ...(isOldEdition(credential) ? [toWarning('old_edition')] : []),
    ...(isFamiliar(credential) ? [] : [toWarning('unfamiliar_kind')]),
  ];
  return { verdict: toVerdict(findings), findings, judgedFor: now.toISOString(), warnings };
}

/** A signature over statements that was tried has already gone over every word. */
async function findLost(credential: JsonObject, { integrity, proof }: SignatureAnswer, { load }: Basis) {
  const isTried = integrity.code === 'signature_matches' || integrity.code === 'signature_differs';
  if (isTried && proof && findSuite(credential, proof)?.canonical !== 'jcs') return undefined;
  const { proof: _, ...bare } = credential;
  const canonical = await toNQuads(bare, load);
  return 'lost' in canonical ? canonical.lost : undefined;
}

/** Each endorsement is a credential and judged as one; what endorses the endorser is not followed. */
async function judgeEndorsements(credential: JsonObject, basis: Basis): Promise<JudgedEndorsement[]> {
  return Promise.all(
    listEndorsements(credential).map(async endorsement => {
      const { verdict } = await report(endorsement, basis, []);
      return { endorsement, verdict };
    }),
  );
}

/** The questions that decide, and what a no to them means. */
const deciding: readonly [Question, Verdict][] = [
  ['structure', 'invalid'],
  ['integrity', 'invalid'],
  ['issuer-key', 'invalid'],
  ['status', 'revoked'],
];

/** The verdict that follows from the findings. */
export function toVerdict(findings: readonly Finding[]): Verdict {
  const answerTo = (question: Question) => findings.find(finding => finding.question === question);
  for (const [question, verdict] of deciding) if (answerTo(question)?.answer === 'fail') return verdict;
  const validity = answerTo('validity');
  if (validity?.answer === 'fail') return toVerdictOfDates(validity.code);
  const isKnown = deciding.every(([question]) => answerTo(question)?.answer === 'pass');
  return isKnown ? 'valid' : 'undetermined';
}

function toVerdictOfDates(code: string): Verdict {
  if (code === 'dates_unreadable') return 'invalid';
  return code === 'not_yet_valid' || code === 'not_yet_signed' ? 'not-yet-valid' : 'expired';
}
