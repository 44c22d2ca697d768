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
  const text = `${toHeader(signer, type, more)}.${encode(payload)}`;
  return `${text}.${toBase64url(await signer.sign(toUtf8(text)))}`;
}

/** The same signer writes the same few headers again and again. */
const headers = new WeakMap<Signer, Map<string, string>>();

function toHeader(signer: Signer, type: string, more: JsonObject): string {
  const kept = headers.get(signer) ?? new Map<string, string>();
  const { kind = 'Ed25519', verificationMethod } = signer;
  const name = `${kind} ${verificationMethod} ${type}`;
  const isPlain = Object.keys(more).length === 0;
  const known = isPlain ? kept.get(name) : undefined;
  if (known !== undefined) return known;
  const kid = verificationMethod === '' ? {} : { kid: verificationMethod };
  const header = encode({ alg: algorithms[kind], ...kid, typ: type, ...more });
  if (isPlain) headers.set(signer, kept.set(name, header));
  return header;
}

function encode(part: JsonObject): string {
  return toBase64url(toUtf8(JSON.stringify(part)));
}
