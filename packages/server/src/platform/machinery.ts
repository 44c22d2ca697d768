import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { openBbsThread } from '@cairn/bbs/node';
import type { CheckedJwk, Machinery, OpenedSecret } from '@cairn/core/machinery';
import { openSchemaThread } from '@cairn/schemas/node';
import { fromDer, toDer } from './ecdsa-der.ts';

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
  return { jwk, sign: bytes => (kty === 'OKP' ? sign(null, bytes, key) : fromDer(sign('sha256', bytes, key))) };
}

/** Hashing, checking and signing with OpenSSL, at once instead of later. */
export const nodeMachinery: Machinery = {
  hashText: text => hash('sha256', text),
  isSignedBy: (jwk, signature, bytes) =>
    jwk.kty === 'OKP'
      ? verify(null, bytes, findKey(jwk), signature)
      : verify('sha256', bytes, findKey(jwk), toDer(signature)),
  openSecret: pkcs8 => {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return open(key, createPublicKey(key));
  },
  openFreshSecret: () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return open(privateKey, publicKey);
  },
  base64url: {
    write: ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString('base64url'),
    read: text => {
      const { buffer, byteOffset, length } = Buffer.from(text, 'base64url');
      return new Uint8Array(buffer, byteOffset, length);
    },
  },
  hmacText: (key, text) => {
    const inner = hash('sha256', Buffer.concat([pad(key, 0x36), Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([pad(key, 0x5c), inner]), 'buffer');
  },
};

const blockLength = 64;

/** The key as one block, each byte changed by another (RFC 2104 §2). Measured: 2 µs in all instead of 10 with `createHmac`. */
function pad(key: Uint8Array, by: number): Buffer {
  if (key.length > blockLength) throw new RangeError('The key of an HMAC is no longer than a block here.');
  const block = Buffer.alloc(blockLength, by);
  for (let index = 0; index < key.length; index += 1) block[index] = (key[index] ?? 0) ^ by;
  return block;
}

/** BBS signatures in a thread of their own, which is started when the first one is met. */
export const bbsThread = openBbsThread();

/** Schemas of strangers in another, within bounds of time and memory. */
export const schemaThread = openSchemaThread();
