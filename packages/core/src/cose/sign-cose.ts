import type { Bytes } from '../bytes.ts';
import type { JsonObject } from '../json.ts';
import type { SigningKind } from '../keys/index.ts';
import type { Signer } from '../proof/index.ts';
import { prepareSign1 } from './sign1.ts';

/** RFC 9053 §2.1, §2.2. */
const algorithms: Readonly<Record<SigningKind, number>> = { Ed25519: -8, 'P-256': -7, 'P-384': -35 };

/**
 * Signs a JSON object as a tagged COSE_Sign1 (VC-JOSE-COSE 1.0 §3.3): everything in its header is protected.
 * @param type what it is, `vc+cose` or `vp+cose`
 */
export async function signCose(payload: JsonObject, signer: Signer, type: string): Promise<Bytes> {
  const { kind = 'Ed25519', verificationMethod } = signer;
  const unsigned = prepareSign1(payload, algorithms[kind], verificationMethod, `application/${type}`);
  return unsigned.close(await signer.sign(unsigned.bytes));
}
