import type { LintedDraft } from '../../draft/index.ts';
import type { JsonObject } from '../../json.ts';
import type { PublicKey } from '../../keys/index.ts';
import type { Signer } from '../../proof/index.ts';
import { type Hiding, hideClaims, type NotHidden } from '../../sd-jwt/hide.ts';
import { signSdJwt } from '../../sd-jwt/index.ts';
import { withoutProof } from '../vc-jwt/to-token.ts';
import { findHidden, neverHiddenClaims, neverHiddenProperties } from './never-hidden.ts';

/** How a credential becomes an SD-JWT. */
export interface SdJwtOptions extends Hiding {
  /** JSON Pointers to what its holder may leave out. */
  hidden: readonly string[];
  /** The key with which its holder will answer; it is written into `cnf`. */
  holderKey?: PublicKey;
  /** Members of the header besides, for example `x5c`. */
  header?: JsonObject;
}

/** Why nothing was signed; `claim_not_hideable`: it would hide what judging goes by. */
export type NotSigned = NotHidden | { refused: 'type_missing' | 'claim_not_hideable' };

/**
 * Signs claims as an SD-JWT VC (`dc+sd-jwt`). They name their type in `vct`; whose they are stands in `iss`, or in the
 * certificates of the header; where their status stands, in `status.status_list` (Token Status List §6.1).
 */
export async function signSdJwtVc(
  claims: JsonObject,
  signer: Signer,
  { hidden, holderKey, header, ...hiding }: SdJwtOptions,
): Promise<string | NotSigned> {
  if (typeof claims.vct !== 'string' || claims.vct === '') return { refused: 'type_missing' };
  if (findHidden(neverHiddenClaims, hidden) !== undefined) return { refused: 'claim_not_hideable' };
  const hid = hideClaims({ ...claims, ...toConfirmation(holderKey) }, hidden, hiding);
  return 'refused' in hid ? hid : signSdJwt(hid, signer, 'dc+sd-jwt', header);
}

/** Signs a credential of the data model as an SD-JWT (VC-JOSE-COSE 1.0 §3.2.1, `vc+sd-jwt`). */
export async function signCredentialSdJwt(
  draft: LintedDraft,
  signer: Signer,
  { hidden, holderKey, header, ...hiding }: SdJwtOptions,
): Promise<string | NotSigned> {
  if (findHidden(neverHiddenProperties, hidden) !== undefined) return { refused: 'claim_not_hideable' };
  const hid = hideClaims({ ...withoutProof(draft), ...toConfirmation(holderKey) }, hidden, hiding);
  return 'refused' in hid ? hid : signSdJwt(hid, signer, 'vc+sd-jwt', header);
}

/** RFC 7800 §3.2. */
function toConfirmation(key: PublicKey | undefined): JsonObject {
  return key ? { cnf: { jwk: { ...key.jwk } } as JsonObject } : {};
}
