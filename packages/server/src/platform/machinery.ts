import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { openBbsThread } from '@cairn/bbs/node';
import type { CheckedJwk, Machinery } from '@cairn/core/machinery';

/** Reading a key costs more than checking a signature with it, and the same few issuers' keys come again and again. */
const keys = new WeakMap<CheckedJwk, KeyObject>();

function findKey(jwk: CheckedJwk): KeyObject {
  const key = keys.get(jwk) ?? createPublicKey({ key: { ...jwk }, format: 'jwk' });
  keys.set(jwk, key);
  return key;
}

/** Hashing and checking with OpenSSL, at once instead of later. */
export const nodeMachinery: Machinery = {
  hashText: text => hash('sha256', text),
  isSignedBy: (jwk, signature, bytes) =>
    jwk.kty === 'OKP'
      ? verify(null, bytes, findKey(jwk), signature)
      : verify('sha256', bytes, { key: findKey(jwk), dsaEncoding: 'ieee-p1363' }, signature),
};

/** BBS signatures in a thread of their own, which is started when the first one is met. */
export const bbsThread = openBbsThread();
