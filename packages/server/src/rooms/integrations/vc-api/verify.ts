import { type Finding, type JsonObject, type Report, readAnything, verify } from '@cairn/core';
import { credentialsV2 } from '@cairn/core/contexts';
import { toGiven } from '@cairn/core/given';
import { asArray, isJsonObject } from '@cairn/core/json';
import { Malformed } from '@cairn/core/malformed';
import { verifyPresentation } from '@cairn/core/presentation';
import { listProofs } from '@cairn/core/proof';
import type { Language } from '../../../platform/actor.ts';
import type { Ground } from './ground.ts';
import { type Problem, toFault, toNoted, toProblem } from './problems.ts';
import { agreesWithDigests } from './related-resources.ts';
import { RequestReader } from './requests.ts';

/** What verifying came to: verified when there is no error. */
export interface Outcome {
  errors: Problem[];
  warnings: Problem[];
}

/** Verify a credential (VCALM 1.0, verifying). Refuses `request_malformed`. */
export async function verifyCredential(ground: Ground, body: unknown, language: Language): Promise<Outcome> {
  const request = new RequestReader(body, language);
  const credential = request.object('verifiableCredential');
  const options = request.inside('options');
  options.texts('checks');
  const asked = { challenge: options.text('challenge'), domain: options.text('domain') };
  const isEnvelope = asArray(credential.type).includes('EnvelopedVerifiableCredential');
  if (isEnvelope && !isSoundEnvelope(credential))
    return { errors: [toFault('envelope_broken', language)], warnings: [] };
  const outcome = await judge(ground, credential, language);
  return { ...outcome, errors: [...outcome.errors, ...findUnasked(credential, asked, language)] };
}

const envelope = /^data:application\/vc\+(?:jwt,|sd-jwt,|cose;base64,)/;

/** VCDM 2.0 §4.13.1: the context of the data model, and the token as an address of its own. */
function isSoundEnvelope({ '@context': contexts, id }: JsonObject): boolean {
  return asArray(contexts)[0] === credentialsV2 && typeof id === 'string' && envelope.test(id);
}

/** Verify the credential that a picture carries. */
export async function verifyPicture(ground: Ground, picture: Uint8Array, language: Language): Promise<Outcome> {
  const document = await readPicture(picture);
  if (document) return judge(ground, document, language);
  return { errors: [toFault('not_a_document', language)], warnings: [] };
}

async function readPicture(picture: Uint8Array): Promise<JsonObject | string | undefined> {
  try {
    return toGiven(await readAnything(picture));
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}

/** Verify a presentation and all that it holds (VCALM 1.0, verifying). Refuses `request_malformed`. */
export async function verifyPresented(ground: Ground, body: unknown, language: Language): Promise<Outcome> {
  const request = new RequestReader(body, language);
  const presentation = request.object('verifiablePresentation');
  const options = request.inside('options');
  const [challenge, domain] = [options.text('challenge'), options.text('domain')];
  const { find, load, world } = ground;
  const asked = { challenge, ...(domain !== undefined && { domain }) };
  const report = await verifyPresentation(presentation, asked, { find, load, now: world.now() });
  const each = report.credentials.map(one =>
    'unread' in one ? { errors: [toFault('credential_unread', language)], warnings: [] } : weigh(one, language),
  );
  const own = sort(report.warnings, language);
  return {
    errors: [
      ...(report.fault ? [toProblem(report.fault, language)] : []),
      ...findUndated(presentation, language),
      ...own.errors,
      ...each.flatMap(({ errors }) => errors),
    ],
    warnings: [...own.warnings, ...each.flatMap(({ warnings }) => warnings)],
  };
}

/** @param given a document, or a token that carries one */
async function judge({ find, load, world }: Ground, given: JsonObject | string, language: Language): Promise<Outcome> {
  try {
    const { errors, warnings } = weigh(await verify(given, { find, load, now: world.now() }), language);
    const own = typeof given === 'string' ? [] : findOwnFaults(given, language);
    return { errors: [...errors, ...own], warnings };
  } catch (fault) {
    if (fault instanceof Malformed) return { errors: [toFault('not_a_document', language)], warnings: [] };
    throw fault;
  }
}

function findOwnFaults(credential: JsonObject, language: Language): Problem[] {
  const isAgreeing = agreesWithDigests(credential);
  const differing = isAgreeing ? [] : [toFault('resource_differs', language, '/relatedResource')];
  return [...findUndated(credential, language), ...differing];
}

/**
 * VC-5: everything that decides has to be known and good, with two exceptions, which are told as warnings: whose key it is
 * when the key itself is sound, and a status list that could not be reached.
 */
function weigh({ findings, warnings }: Report, language: Language): Outcome {
  const told = sort(warnings, language);
  for (const finding of findings.filter(({ answer }) => answer !== 'pass')) {
    const weight = weightOf(finding);
    if (weight !== 'nothing') told[weight].push(toProblem(finding, language));
  }
  return told;
}

const foreignKeys = [
  'key_of_other',
  'key_owner_unproven',
  'issuer_unreachable',
  'issuer_unreadable',
  'issuer_kind_unknown',
];
const unreachableStatus = ['status_list_unreachable', 'status_kind_unknown'];

function weightOf({ question, answer, code }: Finding): keyof Outcome | 'nothing' {
  if (question === 'holder' || question === 'issuer-recognition') return 'nothing';
  if (question === 'endorsements' || question === 'parts' || question === 'schema') return 'warnings';
  if (question === 'resources' && answer === 'unknown') return 'warnings';
  return foreignKeys.includes(code) || unreachableStatus.includes(code) ? 'warnings' : 'errors';
}

/** Data Integrity §4.5: of a set of proofs each has to hold, also those that a reader could do without. */
const brokenSets = ['other_signature_fails', 'other_signature_unknown', 'signature_not_read'];

function sort(warnings: Report['warnings'], language: Language): Outcome {
  const isError = ({ code }: { code: string }) => brokenSets.includes(code);
  return {
    errors: warnings.filter(isError).map(warning => toNoted(warning, language)),
    warnings: warnings.filter(warning => !isError(warning)).map(warning => toNoted(warning, language)),
  };
}

/** Ed25519Signature2020 §4.1 asks for the moment of signing, which newer kinds leave open. */
function findUndated(document: JsonObject, language: Language): Problem[] {
  const isUndated = listProofs(document).some(
    ({ type, created }) => type === 'Ed25519Signature2020' && created === undefined,
  );
  return isUndated ? [toFault('proof_undated', language, '/proof')] : [];
}

/** A credential seldom carries a challenge or a domain; when the verifier names one, it has to. */
function findUnasked(
  credential: JsonObject,
  { challenge, domain }: { challenge: string | undefined; domain: string | undefined },
  language: Language,
): Problem[] {
  const proofs = asArray(credential.proof).filter(isJsonObject);
  const isAsked = challenge === undefined || proofs.every(proof => proof.challenge === challenge);
  const isFor = domain === undefined || proofs.every(proof => asArray(proof.domain).includes(domain));
  return [
    ...(isAsked ? [] : [toFault('challenge_differs', language, '/proof')]),
    ...(isFor ? [] : [toFault('domain_differs', language, '/proof')]),
  ];
}
