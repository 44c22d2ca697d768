import { checkToken } from '../jose/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { fromJwk, isPublicKey } from '../keys/index.ts';
import { digestOf, hashOf } from './disclose.ts';
import type { SdJwt } from './sd-jwt.ts';

/** What the verifier asked the holder, and when it is judged. */
export interface Challenge {
  nonce: string;
  audience: string;
  now: Date;
}

/** Why the holder's answer does not count. */
export type BindingFault =
  | 'absent'
  | 'no_holder_key'
  | 'signature_differs'
  | 'other_kind_of_token'
  | 'other_nonce'
  | 'other_audience'
  | 'other_content'
  | 'out_of_date';

/** An answer counts for this long, and from this much before it was made, for clocks differ. */
const longestMs = 10 * 60_000;
const toleranceMs = 60_000;

/**
 * Is the answer at the end of an SD-JWT the holder's, to this challenge and about all that is shown (RFC 9901 §7.3)?
 * @param claims of the SD-JWT, whose `cnf.jwk` is the holder's key; the signature of the issuer must have been checked
 */
export async function checkKeyBinding(
  sdJwt: SdJwt,
  claims: JsonObject,
  asked: Challenge,
): Promise<'holds' | BindingFault> {
  const { keyBinding } = sdJwt;
  if (!keyBinding) return 'absent';
  const { cnf } = claims;
  const key = isJsonObject(cnf) && isJsonObject(cnf.jwk) ? fromJwk(cnf.jwk) : undefined;
  if (!isPublicKey(key)) return 'no_holder_key';
  const { header, payload } = keyBinding.token;
  if (header.typ !== 'kb+jwt') return 'other_kind_of_token';
  if ((await checkToken(keyBinding.token, key)) !== 'matches') return 'signature_differs';
  if (payload.nonce !== asked.nonce) return 'other_nonce';
  if (payload.aud !== asked.audience) return 'other_audience';
  if (payload.sd_hash !== digestOf(keyBinding.about, hashOf(sdJwt))) return 'other_content';
  const age = asked.now.getTime() - (typeof payload.iat === 'number' ? payload.iat * 1_000 : Number.NaN);
  return age >= -toleranceMs && age <= longestMs ? 'holds' : 'out_of_date';
}
