import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { EdwardsJwk, Machinery } from '@cairn/core/machinery';

/** Reading a key costs more than checking a signature with it, and the same few issuers' keys come again and again. */
const keys = new WeakMap<EdwardsJwk, KeyObject>();

function findKey(jwk: EdwardsJwk): KeyObject {
  const key = keys.get(jwk) ?? createPublicKey({ key: { ...jwk }, format: 'jwk' });
  keys.set(jwk, key);
  return key;
}

/** Hashing and checking with OpenSSL, at once instead of later. */
export const nodeMachinery: Machinery = {
  hashText: text => hash('sha256', text),
  isSignedBy: (jwk, signature, bytes) => verify(null, bytes, findKey(jwk), signature),
};
