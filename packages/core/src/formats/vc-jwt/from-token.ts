import { fromNumericDate } from '../../jose/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { isFirstEdition } from '../open-badge-2/assertion.ts';

/** A credential that a token carries: the document, and what the claims beside it say of it. */
export interface CarriedCredential {
  document: JsonObject;
  /** Claims that say otherwise than the document. */
  conflicts: string[];
  /** Claims that Open Badges 3.0 §8.2.4 asks for and the token lacks. */
  missing: string[];
  /** Instants of the token itself, where it has them: made or not before, and until when it counts. */
  signedAt?: string;
  signedUntil?: string;
}

/** Registered claims that may stand beside the credential; `iat`, `aud`, `nonce` and `cnf` say nothing about it. */
const claims = ['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'nonce', 'cnf'];

/**
 * Reads the payload of a token as a credential: the payload is the credential itself with claims beside it (VC-JOSE-COSE 1.0
 * §3.1.1, Open Badges 3.0 §8.2.4), or it stands under `vc` and the claims belong to it (VCDM 1.1 §6.3.1). Undefined when it
 * is neither.
 */
export function fromToken(payload: JsonObject): CarriedCredential | undefined {
  const document = isJsonObject(payload.vc) ? fromOldToken(payload, payload.vc) : withoutClaims(payload);
  const isMarked = document['@context'] !== undefined || document.type !== undefined;
  if (!isMarked && !isFirstEdition(document)) return undefined;
  const isOld = isJsonObject(payload.vc);
  const said = listSaid(document);
  const conflicts = said
    .filter(([claim, value]) => claim in payload && !isSame(payload[claim], value))
    .map(([claim]) => claim);
  const needed = said.filter(([claim, value]) => claim !== 'exp' || value !== undefined).map(([claim]) => claim);
  const [from, until] = [toInstant(payload.iat ?? payload.nbf), toInstant(payload.exp)];
  return {
    document,
    conflicts,
    missing: isOld ? [] : needed.filter(claim => !(claim in payload)),
    ...(from === undefined ? {} : { signedAt: from }),
    ...(until === undefined ? {} : { signedUntil: until }),
  };
}

function withoutClaims(payload: JsonObject): JsonObject {
  const isStatusClaim = isJsonObject(payload.status) && 'status_list' in payload.status;
  const isClaim = (name: string) => claims.includes(name) || (name === 'status' && isStatusClaim);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !isClaim(name)));
}

/** In VCDM 1.1 the claims fill in what the credential itself leaves out. */
function fromOldToken(payload: JsonObject, credential: JsonObject): JsonObject {
  const { iss, jti, sub, nbf, iat, exp } = payload;
  const subject = credential.credentialSubject;
  const named =
    isJsonObject(subject) && subject.id === undefined && sub !== undefined ? { id: sub, ...subject } : subject;
  const filled: Record<string, JsonValue | undefined> = {
    id: jti,
    issuer: iss,
    issuanceDate: toInstant(nbf ?? iat),
    expirationDate: toInstant(exp),
    ...credential,
    credentialSubject: named,
  };
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** What the document says, by the claim that says the same. Instants are in whole seconds. */
function listSaid(document: JsonObject): [claim: string, value: JsonValue | undefined][] {
  const { issuer } = document;
  const subjects = asArray(document.credentialSubject).filter(isJsonObject);
  return [
    ['iss', isJsonObject(issuer) ? issuer.id : issuer],
    ['jti', document.id],
    ['sub', subjects.length === 1 ? subjects[0]?.id : undefined],
    ['nbf', toSeconds(document.validFrom ?? document.issuanceDate)],
    ['exp', toSeconds(document.validUntil ?? document.expirationDate)],
  ];
}

/** An end that only the token has, and a subject of several, contradict nothing. */
function isSame(claim: JsonValue | undefined, said: JsonValue | undefined): boolean {
  if (said === undefined) return true;
  return typeof said === 'number' ? typeof claim === 'number' && Math.floor(claim) === said : claim === said;
}

function toSeconds(instant: JsonValue | undefined): number | undefined {
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
}

function toInstant(seconds: JsonValue | undefined): string | undefined {
  return seconds === undefined ? undefined : fromNumericDate(seconds);
}
