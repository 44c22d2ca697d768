import { toBase64url, toUtf8 } from '../bytes.ts';
import type { JsonObject } from '../json.ts';
import type { SigningKind } from '../keys/index.ts';
import type { Signer } from '../proof/index.ts';

const algorithms: Readonly<Record<SigningKind, string>> = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' };

/**
 * Signs a JSON object as a compact JWS. With an Ed25519 key the same object and signer give the same text.
 * @param type the `typ` of the header: `JWT` as Open Badges wants it, `vc+jwt` as VC-JOSE-COSE does
 * @param more members of the header besides; the address of the key becomes its `kid`, unless the signer has none
 */
export async function signJwt(
  payload: JsonObject,
  signer: Signer,
  type: string,
  more: JsonObject = {},
): Promise<string> {
  const { kind = 'Ed25519', verificationMethod } = signer;
  const kid = verificationMethod === '' ? {} : { kid: verificationMethod };
  const header = { alg: algorithms[kind], ...kid, typ: type, ...more };
  const text = [header, payload].map(part => toBase64url(toUtf8(JSON.stringify(part)))).join('.');
  return `${text}.${toBase64url(await signer.sign(toUtf8(text)))}`;
}
