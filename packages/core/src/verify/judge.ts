import { type ContextLoader, toNQuads } from '../canonical/index.ts';
import { isEuropean } from '../formats/european/sealed.ts';
import { isOldEdition } from '../formats/open-badge/check-open-badge.ts';
import { isAssertion, isFirstEdition } from '../formats/open-badge-2/assertion.ts';
import { findHidden, neverHiddenProperties } from '../formats/sd-jwt-vc/never-hidden.ts';
import type { Token } from '../jose/index.ts';
import type { JsonObject } from '../json.ts';
import { present } from '../present.ts';
import { findSuite } from '../proof/index.ts';
import { toFinding, toWarning } from './codes.ts';
import { type Basis, type Evidence, foundText, type Need } from './evidence.ts';
import { listHostedNeeds, reportHosted } from './hosted.ts';
import { toText } from './instant.ts';
import { issuerIdOf, issuerNameOf } from './issuer.ts';
import { listMetadataNeeds, usesMetadata } from './issuer-metadata.ts';
import { judgeSecured } from './judge-token.ts';
import { listDocumentNeeds } from './key-document.ts';
import { type Carried, listParts } from './parts.ts';
import { askEndorsements, type JudgedEndorsement } from './questions/endorsements.ts';
import { askParts, isOfOther } from './questions/parts.ts';
import { isOfLaterDay, toPastAddress } from './questions/past-list.ts';
import { askRecognition } from './questions/recognition.ts';
import { askResources } from './questions/resources.ts';
import { askSchema, listSchemas } from './questions/schema.ts';
import { askStatus, listStatusNews } from './questions/status.ts';
import { listEntries, readList } from './questions/status-list.ts';
import { askStructure, classOf, isFamiliar } from './questions/structure.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Given, Part, Report } from './report.ts';
import { listResources, mostResources } from './resources.ts';
import { reportSdJwtVc } from './sd-jwt-vc.ts';
import { isSdJwtVc, openGiven, readSecured, readToken, type Secured } from './secured.ts';
import { listReadableProofs, type SignatureAnswer } from './signature.ts';
import { isSigned, listSignedNeeds, reportSigned } from './signed-badge.ts';
import { toTokenKeyId } from './token-key.ts';
import { listTypeNeeds } from './type-metadata.ts';
import { toVerdict } from './verdict.ts';

/**
 * Answers every question about a credential from the evidence alone, or lists what must be looked up first. The same
 * credential, evidence and instant give the same report, wherever and whenever.
 * @param credential a document, a token (compact JWS) that carries one, or an SD-JWT VC
 * @param load gives the JSON-LD contexts; the pinned ones unless said otherwise
 * @throws Malformed when a text is no token, or carries no credential
 */
export async function judge(
  credential: Given,
  evidence: Evidence,
  now: Date,
  load?: ContextLoader,
): Promise<Report | Need[]> {
  const secured = openGiven(credential);
  const basis = { evidence, now, load };
  const { document } = secured;
  if (isFirstEdition(document)) return reportUnread(now, 'edition_not_read');
  const isOfSecond = isAssertion(document);
  const parts = isOfSecond ? [] : listParts(document);
  const needs = isOfSecond ? listAssertionNeeds(secured, evidence) : listAllNeeds(secured, parts, evidence);
  if (needs.length > 0) return needs;
  if (isOfSecond) return isSigned(secured) ? reportSigned(secured, basis) : reportHosted(document, basis);
  return isSdJwtVc(secured) ? reportSdJwtVc(secured, basis) : report(secured, parts, basis);
}

/** What must be looked up before everything can be answered. What an answer will ask for in turn is not known yet. */
export function listNeeds(credential: Given, evidence: Evidence): Need[] {
  const secured = openGiven(credential);
  if (isFirstEdition(secured.document)) return [];
  if (isAssertion(secured.document)) return listAssertionNeeds(secured, evidence);
  return listAllNeeds(secured, listParts(secured.document), evidence);
}

function listAssertionNeeds(secured: Secured, evidence: Evidence): Need[] {
  return isSigned(secured) ? listSignedNeeds(secured, evidence) : listHostedNeeds(secured.document, evidence);
}

function listAllNeeds(secured: Secured, parts: readonly Carried[], evidence: Evidence): Need[] {
  const all = [secured, ...flatten(parts)];
  const needs = all.flatMap(one => listOwnNeeds(one, evidence));
  const byUrl = new Map(needs.map(need => [need.url, need]));
  return [...byUrl.values()].filter(({ url }) => !Object.hasOwn(evidence.found, url));
}

/**
 * What is worth looking up besides, where the day that is judged for is past: the lists of that day. Nothing depends on them;
 * without them a later list says what it can.
 */
export function listPastNeeds(credential: Given, evidence: Evidence, now: Date): Need[] {
  const secured = openGiven(credential);
  if (isAssertion(secured.document)) return [];
  const pointers = [secured, ...flatten(listParts(secured.document))]
    .flatMap(one => listEntries(one).entries)
    .map(({ pointer }) => pointer)
    .filter(({ kind, list }) => kind === 'bits' && isWebAddress(list));
  const byList = new Map(pointers.map(pointer => [pointer.list, pointer]));
  const needs = [...byList.values()].flatMap(pointer => {
    const list = readList(pointer, { evidence });
    return list && 'secured' in list && isOfLaterDay(list.secured, now) ? [toPastAddress(pointer, now)] : [];
  });
  return needs.filter(url => !Object.hasOwn(evidence.found, url)).map(url => ({ url, what: 'status-list' }));
}

/** What it points to byte for byte, and its schemas. They are looked up only for those who ask for them. */
export function listResourceNeeds(credential: Given, evidence: Evidence): Need[] {
  const secured = openGiven(credential);
  const all = [secured, ...flatten(listParts(secured.document))];
  const needs = all.flatMap(({ document }): Need[] => [
    ...listResources(document)
      .slice(0, mostResources)
      .map(({ url }): Need => ({ url, what: 'resource' })),
    ...listSchemas(document).flatMap(url => listSchemaNeeds(url, evidence)),
  ]);
  const byUrl = new Map(needs.toReversed().map(need => [need.url, need]));
  return [...byUrl.values()].filter(({ url }) => !Object.hasOwn(evidence.found, url));
}

/** A schema, and the keys of whoever signed it. */
function listSchemaNeeds(url: string, evidence: Evidence): Need[] {
  const found = readSecured(evidence, url);
  const isSigned = found && 'secured' in found && 'credentialSubject' in found.secured.document;
  return [{ url, what: 'schema' }, ...(isSigned ? listSecuredKeyNeeds(found.secured, evidence) : [])];
}

function flatten(parts: readonly Carried[]): Secured[] {
  return parts.flatMap(({ secured, parts: inner }) => [...(secured ? [secured] : []), ...flatten(inner)]);
}

function listOwnNeeds(secured: Secured, evidence: Evidence): Need[] {
  const pointers = listEntries(secured).entries.map(({ pointer }) => pointer);
  const signedLists = pointers.filter(({ kind }) => kind === 'bits').map(pointer => readList(pointer, { evidence }));
  const tokens = pointers.filter(({ kind }) => kind === 'token').map(({ list }) => readToken(evidence, list));
  const issuerId = issuerIdOf(secured.document);
  return [
    ...listSecuredKeyNeeds(secured, evidence),
    ...(isSdJwtVc(secured) ? listTypeNeeds(secured.sdJwt.token.payload, evidence) : []),
    ...pointers.filter(({ list }) => isWebAddress(list)).map(({ list }): Need => ({ url: list, what: 'status-list' })),
    ...signedLists.flatMap(list => (list && 'secured' in list ? listSecuredKeyNeeds(list.secured, evidence) : [])),
    ...tokens.flatMap(found =>
      found && 'foundToken' in found ? listTokenKeyNeeds(found.foundToken, issuerId, evidence) : [],
    ),
  ];
}

/** The documents of the key's owner and, when that is somebody else, of the issuer or of whoever else should have signed. */
export function listKeyNeeds(
  document: JsonObject,
  evidence: Evidence,
  issuerId: string = issuerIdOf(document),
): Need[] {
  return toKeyNeeds(
    listReadableProofs(document).map(({ keyId }) => keyId),
    issuerId,
    evidence,
  );
}

function listSecuredKeyNeeds({ document, token }: Secured, evidence: Evidence): Need[] {
  return token ? listTokenKeyNeeds(token, issuerIdOf(document), evidence) : listKeyNeeds(document, evidence);
}

/** The documents, or the metadata, that can have the key of a token. */
export function listTokenKeyNeeds({ header }: Pick<Token, 'header'>, issuerId: string, evidence: Evidence): Need[] {
  const ofMetadata = usesMetadata(header, issuerId) ? listMetadataNeeds(issuerId, evidence) : [];
  const isAsked = ofMetadata.some(({ url }) => Object.hasOwn(evidence.found, url));
  const isThere = ofMetadata.some(({ url }) => foundText(evidence, url) !== undefined);
  if (ofMetadata.length > 0 && (isThere || !isAsked)) return ofMetadata;
  return toKeyNeeds([toTokenKeyId(header, issuerId) ?? issuerId], issuerId, evidence);
}

function toKeyNeeds(keyIds: readonly string[], issuerId: string, evidence: Evidence): Need[] {
  const isAllItsOwn = keyIds.every(id => id.split('#')[0] === issuerId);
  return [...keyIds, ...(isAllItsOwn ? [] : [issuerId])].flatMap(id => listDocumentNeeds(id, evidence));
}

function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

/** Answers every question about a credential and about each of its parts. */
async function report(secured: Secured, carried: readonly Carried[], basis: Basis): Promise<Report> {
  const { document, token } = secured;
  const { evidence, now } = basis;
  const signatures = await judgeSecured(secured, basis);
  const lost = signatures.lost ?? (await findLost(document, signatures, basis));
  const issuer = { id: issuerIdOf(document), name: issuerNameOf(document) };
  const judged = await judgeParts(document, carried, basis);
  const parts = judged.map(({ part }) => part);
  const credentials = parts.filter(({ kind }) => kind === 'credential');
  const endorsements = judged.filter(({ part }) => part.kind === 'endorsement').map(toEndorsement);
  const structure = askHidden(secured) ?? askStructure(document, lost, token?.conflicts);
  const className = structure.answer === 'pass' ? classOf(document) : undefined;
  const named = [await askSchema(document, basis, className), await askResources(document, evidence)];
  const findings = [
    structure,
    signatures.integrity,
    signatures.key,
    await askStatus(secured, basis),
    askValidity(document, signatures.proof, now),
    askRecognition(evidence, issuer),
    ...(credentials.length === 0 ? [] : [askParts(credentials)]),
    ...(endorsements.length === 0 ? [] : [askEndorsements(document, endorsements)]),
    ...named.filter(finding => finding !== undefined),
    toFinding('holder_not_asked'),
  ];
  const warnings = [
    ...signatures.warnings,
    ...(await listStatusNews(secured, basis)),
    ...(isOldEdition(document) && !isEuropean(document) ? [toWarning('old_edition')] : []),
    ...(isFamiliar(document) ? [] : [toWarning('unfamiliar_kind')]),
  ];
  const told = { verdict: toVerdict(findings), findings, judgedFor: now.toISOString(), warnings };
  return parts.length === 0 ? told : { ...told, parts };
}

interface JudgedPart {
  part: Part;
  document: JsonObject | undefined;
}

/** Each part is judged as one, from its own bytes. What a register says of the outer issuer says nothing of theirs. */
function judgeParts(outer: JsonObject, carried: readonly Carried[], basis: Basis): Promise<JudgedPart[]> {
  const { recognition: _, ...evidence } = basis.evidence;
  return Promise.all(
    carried.map(async ({ kind, at, secured, parts }): Promise<JudgedPart> => {
      if (!secured) return { part: { kind, at, report: reportUnread(basis.now) }, document: undefined };
      const { document } = secured;
      const own = await report(secured, parts, { ...basis, evidence });
      const isOther = kind === 'credential' && isOfOther(outer, document);
      const warnings = isOther ? [...own.warnings, toWarning('other_learner')] : own.warnings;
      const named = present<Pick<Part, 'name' | 'issuer'>>({
        name: toText(document.name),
        issuer: issuerNameOf(document),
      });
      return { part: { kind, at, ...named, report: { ...own, warnings } }, document };
    }),
  );
}

/** What is in a form that is not read here is neither good nor bad. */
function reportUnread(now: Date, code: 'form_unknown' | 'edition_not_read' = 'form_unknown'): Report {
  const findings = [toFinding(code)];
  return { verdict: toVerdict(findings), findings, judgedFor: now.toISOString(), warnings: [] };
}

function toEndorsement({ part, document }: JudgedPart): JudgedEndorsement {
  return { verdict: part.report.verdict, ...(document ? { endorsement: document } : {}) };
}

/** What everybody has to see must not be a thing that the holder of an SD-JWT may leave out. */
function askHidden({ shown }: Secured): Finding | undefined {
  const hidden = findHidden(neverHiddenProperties, shown?.hidden ?? []);
  return hidden === undefined ? undefined : toFinding('not_a_credential', { problem: 'hidden' }, `/${hidden}`);
}

/** A signature over statements that was tried has already gone over every word. */
async function findLost(credential: JsonObject, { integrity, proof }: SignatureAnswer, { load }: Basis) {
  const isTried = integrity.code === 'signature_matches' || integrity.code === 'signature_differs';
  if (isTried && proof && findSuite(credential, proof)?.canonical !== 'jcs') return undefined;
  const { proof: _, ...bare } = credential;
  const canonical = await toNQuads(bare, load);
  return 'lost' in canonical ? canonical.lost : undefined;
}
