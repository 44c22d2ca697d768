import { signJwt } from '../jose/index.ts';
import type { JsonObject } from '../json.ts';
import type { Signer } from '../proof/index.ts';
import type { HiddenClaims } from './hide.ts';

/**
 * Signs claims of which some are hidden, as an SD-JWT with everything shown (RFC 9901 §4). It is for the holder alone.
 * @param type the `typ` of the header, for example `dc+sd-jwt`
 * @param more members of the header besides, for example `x5c`
 */
export async function signSdJwt(
  { payload, disclosures }: HiddenClaims,
  signer: Signer,
  type: string,
  more: JsonObject = {},
): Promise<string> {
  return `${[await signJwt(payload, signer, type, more), ...disclosures].join('~')}~`;
}
