import type { Bytes } from '../../bytes.ts';
import { credentialsV1 } from '../../contexts/index.ts';
import { signCose } from '../../cose/index.ts';
import type { LintedDraft } from '../../draft/index.ts';
import { signJwt } from '../../jose/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import type { Signer } from '../../proof/index.ts';

/**
 * Signs a badge as a token in the way of Open Badges 3.0 §8.2.4: the credential itself with the claims `iss`, `jti`, `sub`,
 * `nbf` and, where it ends, `exp`. The header is `JWT`, the algorithm that of the key: EdDSA, ES256 or ES384.
 * @throws Error when the learner has no `id`, for then there is no `sub`
 */
export async function signOpenBadgeToken(draft: LintedDraft, signer: Signer): Promise<string> {
  const unsecured = withoutProof(draft);
  const subjects = asArray(unsecured.credentialSubject).filter(isJsonObject);
  const sub = subjects[0]?.id;
  if (typeof sub !== 'string') throw new Error('Not signed: the learner of a token needs an id.');
  const { issuer, id, validFrom, validUntil } = unsecured;
  const claims = {
    iss: (isJsonObject(issuer) ? issuer.id : issuer) ?? '',
    jti: id ?? '',
    sub,
    nbf: Date.parse(String(validFrom)) / 1_000,
    ...(validUntil === undefined ? {} : { exp: Date.parse(String(validUntil)) / 1_000 }),
  };
  return signJwt({ ...unsecured, ...claims }, signer, 'JWT');
}

/** Signs a credential as a token in the way of VC-JOSE-COSE 1.0 §3.1.1: the payload is the credential and nothing else. */
export async function signCredentialToken(draft: LintedDraft, signer: Signer): Promise<string> {
  return signJwt(withoutProof(draft), signer, 'vc+jwt');
}

/** Why a credential of edition 1.1 was not signed. */
export interface NotOld {
  refused: 'other_edition' | 'dates_unreadable';
}

/**
 * Signs a credential of edition 1.1 for readers that know no other: it stands under `vc`, and the claims `iss`, `nbf`, `jti`,
 * `sub` and, where it ends, `exp` say the same (VCDM 1.1 §6.3.1).
 */
export async function signOldCredentialToken(credential: JsonObject, signer: Signer): Promise<string | NotOld> {
  const vc = withoutProof(credential);
  if (asArray(vc['@context'])[0] !== credentialsV1) return { refused: 'other_edition' };
  const { id, issuer, issuanceDate, expirationDate, credentialSubject } = vc;
  const [from, until] = [toNumericDate(issuanceDate), toNumericDate(expirationDate)];
  if (from === undefined || (until === undefined && expirationDate !== undefined))
    return { refused: 'dates_unreadable' };
  const subjects = asArray(credentialSubject).filter(isJsonObject);
  const claims = {
    iss: isJsonObject(issuer) ? issuer.id : issuer,
    nbf: from,
    exp: until,
    jti: id,
    sub: subjects.length === 1 ? subjects[0]?.id : undefined,
  };
  const known = Object.entries(claims).filter(([, value]) => value !== undefined);
  return signJwt({ ...(Object.fromEntries(known) as JsonObject), vc }, signer, 'JWT');
}

/** Whole seconds since 1970. */
function toNumericDate(instant: JsonValue | undefined): number | undefined {
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
}

/** Signs a credential as a COSE_Sign1 in the way of VC-JOSE-COSE 1.0 §3.3.1, tagged. */
export async function signCredentialCose(draft: LintedDraft, signer: Signer): Promise<Bytes> {
  return signCose(withoutProof(draft), signer, 'vc+cose');
}

/** Copying costs time, and nearly no draft has one. */
export function withoutProof(draft: JsonObject): JsonObject {
  if (!('proof' in draft)) return draft;
  const { proof: _, ...unsecured } = draft;
  return unsecured;
}
