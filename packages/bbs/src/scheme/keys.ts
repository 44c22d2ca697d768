import { type Bytes, concat } from '@cairn/core/bytes';
import { ciphersuiteId, toOctets } from './hashing.ts';
import { G2 } from './points.ts';
import { fromScalar, hashToScalar, toScalar } from './scalars.ts';

/** The least that a key may be made of. */
const leastMaterial = 32;
const mostKeyInfo = 65_535;

/**
 * The secret key that secret material gives (draft-irtf-cfrg-bbs-signatures §3.4.1): 32 bytes, always the same.
 * @param material at least 32 bytes that nobody can guess
 * @throws RangeError when there is less material, or more than 65,535 bytes about the key
 */
export function toSecretKey(material: Uint8Array, keyInfo: Uint8Array = new Uint8Array()): Bytes {
  if (material.length < leastMaterial || keyInfo.length > mostKeyInfo) throw new RangeError('Not the stuff of a key.');
  const stuff = concat(material, toOctets(keyInfo.length, 2), keyInfo);
  return concat(fromScalar(hashToScalar(stuff, `${ciphersuiteId}KEYGEN_DST_`)));
}

/**
 * The public half of a secret key (§3.4.2): 96 bytes.
 * @throws RangeError when the bytes are no secret key
 */
export function toPublicKey(secretKey: Uint8Array): Bytes {
  return concat(G2.BASE.multiply(readSecret(secretKey)).toBytes());
}

/** @throws RangeError when the bytes are no secret key */
export function readSecret(secretKey: Uint8Array): bigint {
  const secret = toScalar(secretKey);
  if (secret === undefined) throw new RangeError('These bytes are no secret key.');
  return secret;
}
