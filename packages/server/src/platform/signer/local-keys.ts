import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { KeyRecord, OpenKey } from './backends.ts';
import type { KeyKind } from './signing-desk.ts';

/** A fresh key: PKCS #8 in base64, and the public half as `NewKey` says. */
export async function makeLocalKey(kind: KeyKind): Promise<{ key: string; publicKey: Uint8Array }> {
  const { privateKey, publicKey } =
    kind === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { key, publicKey: toRawPublicKey(publicKey) };
}

/** A key that signs with OpenSSL: 22 µs a signature for Ed25519. */
export async function openLocalKey({ kind, key }: KeyRecord): Promise<OpenKey> {
  const opened = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
  const signOne =
    kind === 'Ed25519'
      ? (message: Uint8Array) => sign(null, message, opened)
      : (message: Uint8Array) => sign('sha256', message, { key: opened, dsaEncoding: 'ieee-p1363' });
  return { signAll: messages => messages.map(signOne) };
}

/** 32 bytes for Ed25519 (RFC 8032), a compressed point for P-256 (SEC 1 §2.3.3). */
export function toRawPublicKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y } = publicKey.export({ format: 'jwk' });
  const across = Buffer.from(x, 'base64url');
  if (y === undefined) return new Uint8Array(across);
  const isOdd = (Buffer.from(y, 'base64url').at(-1) ?? 0) & 1;
  return new Uint8Array([2 + isOdd, ...across]);
}
