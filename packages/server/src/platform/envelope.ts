import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from './secret.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** The key that wraps what is sealed for one purpose, 32 bytes (HKDF-SHA-256, RFC 5869). */
export function toWrappingKey(masterKey: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(masterKey.reveal(), 'base64'), '', `cairn ${purpose}`, 32));
}

/** Names a master key without telling it. */
export function toKeyName(masterKey: Secret): string {
  const master = Buffer.from(masterKey.reveal(), 'base64');
  return createHash('sha256').update('cairn master key name').update(master).digest('base64url').slice(0, 16);
}

/**
 * Seal bytes: with a key of their own (AES-256-GCM), which the wrapping key wraps. The purpose is authenticated with both.
 * Returns printable text.
 */
export function sealWith(wrappingKey: Uint8Array, purpose: string, plain: Uint8Array): string {
  const key = randomBytes(32);
  const wrapped = encrypt(wrappingKey, purpose, key);
  return ['v1', wrapped.toString('base64url'), encrypt(key, purpose, plain).toString('base64url')].join('.');
}

/** Open what `sealWith` made. Throws when the purpose, the wrapping key or a single bit differs. */
export function openWith(wrappingKey: Uint8Array, purpose: string, sealed: string): Buffer {
  const [version, wrapped, body] = sealed.split('.');
  if (version !== 'v1' || wrapped === undefined || body === undefined) throw new Error('not a sealed value');
  const key = decrypt(wrappingKey, purpose, Buffer.from(wrapped, 'base64url'));
  return decrypt(key, purpose, Buffer.from(body, 'base64url'));
}

function encrypt(key: Uint8Array, purpose: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, purpose: string, sealed: Buffer): Buffer {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(-tagBytes);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}
