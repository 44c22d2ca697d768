import type { Lost } from '../../canonical/index.ts';
import { credentialsV1, credentialsV2 } from '../../contexts/index.ts';
import { checkClr } from '../../formats/clr/check-clr.ts';
import { checkEuropean } from '../../formats/european/check-european.ts';
import { checkEndorsement, checkOpenBadge, isOldEdition } from '../../formats/open-badge/check-open-badge.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue, toPointer } from '../../json.ts';
import { repeatsContexts } from '../../proof/index.ts';
import { type FindingCode, toFinding } from '../codes.ts';
import { toText } from '../instant.ts';
import type { Finding } from '../report.ts';
import { type Fault, findModelFaults } from './data-model.ts';

type Check = (credential: JsonObject) => readonly Fault[];

/** The kinds of credential whose inside is known here, and what keeps one from being such. */
const kinds: Readonly<Record<string, Check>> = {
  OpenBadgeCredential: checkOpenBadge,
  AchievementCredential: checkOpenBadge,
  EndorsementCredential: checkEndorsement,
  ClrCredential: checkClr,
  EuropeanDigitalCredential: checkEuropean,
  BitstringStatusListCredential: () => [],
  StatusList2021Credential: () => [],
};

/** Is it a kind of credential whose inside is known here? */
export function isFamiliar(credential: JsonObject): boolean {
  return findCheck(credential) !== undefined;
}

/** The classes of 1EdTech whose whole tables credentials of these kinds are held to; records may carry more than theirs. */
const classes: Readonly<Record<string, string>> = {
  OpenBadgeCredential: 'AchievementCredential',
  AchievementCredential: 'AchievementCredential',
  EndorsementCredential: 'EndorsementCredential',
};

/** The class that a credential is one of when it is well formed. Undefined where there is no table of its kind. */
export function classOf(credential: JsonObject): string | undefined {
  const name = classes[findKind(credential) ?? ''];
  return name !== undefined && isOldEdition(credential) ? `${name} 1.1` : name;
}

function findKind(credential: JsonObject): string | undefined {
  return asArray(credential.type)
    .map(String)
    .find(type => Object.hasOwn(kinds, type));
}

function findCheck(credential: JsonObject): Check | undefined {
  const kind = findKind(credential);
  return kind === undefined ? undefined : kinds[kind];
}

/**
 * Is it a credential, complete and well formed (VCDM 2.0 §4, Open Badges 3.0 class tables), every word of which means
 * something?
 * @param lost what would be lost by signing it, if anything
 * @param conflicts claims of its token that say otherwise than the credential
 */
export function askStructure(
  credential: JsonObject,
  lost: Lost | undefined,
  conflicts: readonly string[] = [],
): Finding {
  const general = [...findContextFaults(credential), ...findCredentialFaults(credential)];
  const special = findCheck(credential)?.(credential) ?? [];
  const [first] = [...general, ...special];
  if (first) {
    const facts = { problem: first.code, count: String(general.length + special.length) };
    if (first.code === 'context_wrong') return toFinding('context_wrong', facts, first.at);
    return toFinding(general.length > 0 ? 'not_a_credential' : 'badge_incomplete', facts, first.at);
  }
  if (conflicts.length > 0) return toFinding('claims_conflict', { term: conflicts.join(', ') });
  if (lost) return toFinding(codeOfLost[lost.code], { term: lost.term }, lost.at);
  return toFinding('well_formed', { kind: kindOf(credential) });
}

const codeOfLost: Record<Lost['code'], FindingCode> = {
  unknown_context: 'context_unknown',
  undefined_term: 'term_undefined',
  undefined_type: 'type_undefined',
  relative_address: 'word_unsignable',
  unsigned_word: 'word_unsignable',
  no_canonical_form: 'too_complex',
};

function kindOf(credential: JsonObject): string {
  const types = asArray(credential.type).filter(type => type !== 'VerifiableCredential');
  return types.map(String).join(', ') || 'VerifiableCredential';
}

/** The first context is the data model's. Inside, only whole credentials may bring contexts of their own. */
function* findContextFaults(credential: JsonObject): Generator<Fault> {
  const contexts = credential['@context'];
  const [first] = asArray(contexts);
  if (!Array.isArray(contexts) || (first !== credentialsV2 && first !== credentialsV1)) {
    yield { at: '/@context', code: 'context_wrong' };
  }
  const nested: Fault[] = [];
  noteNestedContexts(withoutRepeated(credential), [], nested);
  yield* nested;
}

/** A proof may repeat the contexts that the document begins with (vc-di-eddsa 1.0 §3.3.1). */
function withoutRepeated(credential: JsonObject): JsonObject {
  const { proof } = credential;
  const repeats = (one: JsonValue) =>
    isJsonObject(one) && one['@context'] !== undefined && repeatsContexts(credential, one);
  if (!asArray(proof).some(repeats)) return credential;
  const without = (one: JsonValue): JsonValue => {
    if (!isJsonObject(one) || !repeats(one)) return one;
    const { '@context': _, ...rest } = one;
    return rest;
  };
  return { ...credential, proof: Array.isArray(proof) ? proof.map(without) : without(proof ?? null) };
}

/** `path` leads to the value; it is lengthened and shortened on the way. */
function noteNestedContexts(value: JsonObject | JsonValue[], path: string[], faults: Fault[]): void {
  const isWithContext = path.length > 0 && Object.hasOwn(value, '@context') && !isCredential(value);
  if (isWithContext) faults.push({ at: toPointer([...path, '@context']), code: 'context_wrong' });
  for (const key of Object.keys(value)) {
    const child = (value as JsonObject)[key];
    if (typeof child !== 'object' || child === null || key === '@context') continue;
    path.push(key);
    noteNestedContexts(child, path, faults);
    path.pop();
  }
}

function isCredential(value: JsonObject | JsonValue[]): boolean {
  return isJsonObject(value) && asArray(value.type).includes('VerifiableCredential');
}

/** What the data model asks of every credential. */
function* findCredentialFaults(credential: JsonObject): Generator<Fault> {
  if (!asArray(credential.type).includes('VerifiableCredential')) yield { at: '/type', code: 'type_missing' };
  if (credential.id !== undefined && !isAddress(credential.id)) yield { at: '/id', code: 'not_an_address' };
  const issuer = isJsonObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  if (issuer === undefined) yield { at: '/issuer', code: 'missing' };
  else if (!isAddress(issuer)) yield { at: '/issuer', code: 'not_an_address' };
  yield* findSubjectFaults(credential.credentialSubject);
  yield* findDateFaults(credential);
  yield* findModelFaults(credential);
}

function* findSubjectFaults(subject: JsonValue | undefined): Generator<Fault> {
  const subjects = asArray(subject);
  const saysSomething = (item: JsonValue) => isJsonObject(item) && Object.keys(item).length > 0;
  if (subjects.length === 0) yield { at: '/credentialSubject', code: 'missing' };
  else if (!subjects.every(saysSomething)) yield { at: '/credentialSubject', code: 'wrong_type' };
}

/** Each edition has its own words for the dates, and 1.1 wants the first of them. */
function* findDateFaults(credential: JsonObject): Generator<Fault> {
  if (isOldEdition(credential)) {
    if (credential.issuanceDate === undefined) yield { at: '/issuanceDate', code: 'missing' };
    return;
  }
  for (const property of ['issuanceDate', 'expirationDate']) {
    if (property in credential) yield { at: `/${property}`, code: 'old_property' };
  }
}

function isAddress(value: JsonValue): boolean {
  return toText(value)?.includes(':') === true && URL.canParse(String(value));
}
