import { type Bytes, concat, fromBase64url } from '../bytes.ts';
import { fromJwk } from './jwk.ts';
import type { PublicKey, UnreadKey } from './public-key.ts';

const pem = /^\s*-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,8000})-----END (?:RSA )?PUBLIC KEY-----\s*$/;

/** `SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }` (RFC 8017 §A.1). */
const rsaEncryption = new Uint8Array([0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0]);

/**
 * The RSA key in a PEM text, with its kind named (RFC 7468 §13, SubjectPublicKeyInfo) or bare (PKCS #1). Keys of other kinds
 * are not read from PEM.
 */
export async function fromPem(text: string): Promise<PublicKey | UnreadKey> {
  const [, isBare, letters] = pem.exec(text) ?? [];
  const bytes = letters === undefined ? undefined : fromBase64(letters);
  if (!bytes) return { unread: 'broken' };
  try {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('spki', isBare ? wrap(bytes) : bytes, algorithm, true, ['verify']);
    const { n, e } = await crypto.subtle.exportKey('jwk', key);
    return fromJwk({ kty: 'RSA', n: n ?? '', e: e ?? '' });
  } catch {
    // The platform says in its own words that this is no RSA key.
    return { unread: 'unknown_kind' };
  }
}

function fromBase64(letters: string): Bytes | undefined {
  const plain = letters.replace(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_');
  return fromBase64url(plain);
}

/** A bare key as SubjectPublicKeyInfo. */
function wrap(bare: Bytes): Bytes {
  const bits = toDer(3, concat(new Uint8Array([0]), bare));
  return toDer(0x30, concat(rsaEncryption, bits));
}

function toDer(tag: number, content: Bytes): Bytes {
  const { length } = content;
  const lengthBytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return concat(new Uint8Array([tag, ...lengthBytes]), content);
}
