import { fromNumericDate } from '../../jose/index.ts';
import type { JsonObject } from '../../json.ts';
import { type BindingFault, checkKeyBinding, type SdJwt } from '../../sd-jwt/index.ts';
import { type FindingCode, toFinding } from '../codes.ts';
import type { Asked } from '../presented.ts';
import type { Finding } from '../report.ts';

const codes: Readonly<Record<'holds' | BindingFault, FindingCode>> = {
  holds: 'holder_key_proven',
  absent: 'presentation_not_signed',
  no_holder_key: 'holder_key_unnamed',
  signature_differs: 'presentation_broken',
  other_kind_of_token: 'presentation_broken',
  other_nonce: 'challenge_differs',
  other_audience: 'domain_differs',
  other_content: 'shown_differs',
  out_of_date: 'presentation_out_of_date',
};

/**
 * Is an SD-JWT shown by whoever has the key that its issuer wrote into it, in answer to this challenge (RFC 9901 §7.3)?
 * @param claims what is shown; absent when it cannot be opened
 */
export async function askBinding(
  sdJwt: SdJwt | undefined,
  claims: JsonObject | undefined,
  asked: Asked,
  now: Date,
): Promise<Finding> {
  if (!sdJwt || !claims) return toFinding('presentation_broken', { problem: 'disclosure_not_covered' });
  const [audience, ...others] = [asked.domain ?? []].flat();
  const answer = await checkKeyBinding(sdJwt, claims, {
    now,
    ...(asked.challenge === undefined ? {} : { nonce: asked.challenge }),
    ...(audience === undefined ? {} : { audience }),
  });
  const isForOne = others.length === 0;
  const { iat } = sdJwt.keyBinding?.token.payload ?? {};
  return toFinding(isForOne || answer !== 'holds' ? codes[answer] : 'domain_differs', {
    signedAt: iat === undefined ? undefined : fromNumericDate(iat),
    problem: answer === 'holds' ? undefined : answer,
  });
}
