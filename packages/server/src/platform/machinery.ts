import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { CheckedJwk, Machinery, OpenedSecret } from '@cairn/core/machinery';

/** Reading a key costs more than checking a signature with it, and the same few issuers' keys come again and again. */
const keys = new WeakMap<CheckedJwk, KeyObject>();

function findKey(jwk: CheckedJwk): KeyObject {
  const key = keys.get(jwk) ?? createPublicKey({ key: { ...jwk }, format: 'jwk' });
  keys.set(jwk, key);
  return key;
}

function open(key: KeyObject, publicKey: KeyObject): OpenedSecret {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const jwk = { kty, crv, x, ...(y === undefined ? {} : { y }) } as CheckedJwk;
  const ofCurve = { key, dsaEncoding: 'ieee-p1363' } as const;
  return { jwk, sign: bytes => (kty === 'OKP' ? sign(null, bytes, key) : sign('sha256', bytes, ofCurve)) };
}

/** Hashing, checking and signing with OpenSSL, at once instead of later. */
export const nodeMachinery: Machinery = {
  hashText: text => hash('sha256', text),
  isSignedBy: (jwk, signature, bytes) =>
    jwk.kty === 'OKP'
      ? verify(null, bytes, findKey(jwk), signature)
      : verify('sha256', bytes, { key: findKey(jwk), dsaEncoding: 'ieee-p1363' }, signature),
  openSecret: pkcs8 => {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return open(key, createPublicKey(key));
  },
  openFreshSecret: () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return open(privateKey, publicKey);
  },
  hmacText: (key, text) => createHmac('sha256', key).update(text).digest(),
};
