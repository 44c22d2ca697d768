import { type Bytes, concat, fromBase58, toBase58, toBase64url } from '../bytes.ts';
import { type MultikeyKind, multikeyKinds, type SigningKind, secretKinds } from './kinds.ts';
import { type CurveName, fromCompressed, isEdwardsKey, type Point } from './points.ts';
import { keepByText, type PublicKey, type UnreadKey } from './public-key.ts';

/**
 * Multikey text of a public key (CID 1.0 §2.2.2).
 * @param publicKey 32 bytes for Ed25519 (`z6Mk…`), a compressed point for P-256 (`zDn…`), P-384 (`z82…`) and BLS12-381 (`zUC7…`)
 */
export function toMultikey(publicKey: Uint8Array, kind: MultikeyKind = 'Ed25519'): string {
  return wrap(multikeyKinds[kind].prefix, publicKey);
}

/** The key that a Multikey text stands for. The same text gives the same object for as long as it is kept. */
export const fromMultikey: (multikey: string) => PublicKey | UnreadKey = keepByText(readMultikey);

function readMultikey(multikey: string): PublicKey | UnreadKey {
  const bytes = multikey.startsWith('z') ? fromBase58(multikey.slice(1)) : undefined;
  if (!bytes || bytes.length < 3) return { unread: 'broken' };
  const found = Object.entries(multikeyKinds).find(([, { prefix }]) => startsWith(bytes, prefix));
  if (!found) return { unread: 'unknown_kind' };
  const [kind, { prefix, length }] = found;
  return bytes.length === prefix.length + length ? fromRaw(kind, bytes.slice(2)) : { unread: 'broken', kind };
}

/** The key in the bytes that Multikey has for its kind. */
function fromRaw(kind: string, bytes: Bytes): PublicKey | UnreadKey {
  if (kind === 'Ed25519') {
    return isEdwardsKey(bytes)
      ? { kind, jwk: { kty: 'OKP', crv: kind, x: toBase64url(bytes) } }
      : { unread: 'broken', kind };
  }
  if (kind === 'Bls12381G2') {
    return mayBePoint(bytes)
      ? { kind, jwk: { kty: 'OKP', crv: kind, x: toBase64url(bytes) } }
      : { unread: 'broken', kind };
  }
  if (kind !== 'P-256' && kind !== 'P-384') return { unread: 'unknown_kind', kind };
  const point = fromCompressed(kind, bytes);
  return point ? fromPoint(kind, point) : { unread: 'broken', kind };
}

/**
 * Is it written as a compressed point of BLS12-381 that is somewhere? Whether it is on the curve, and in its group, shows
 * when a signature is checked with it: that takes the pairing mathematics, which is not here.
 */
function mayBePoint([first = 0]: Bytes): boolean {
  const [compressed, nowhere] = [0x80, 0x40];
  return (first & compressed) !== 0 && (first & nowhere) === 0;
}

/** The key at a point that is on the curve. */
export function fromPoint(kind: CurveName, { x, y }: Point): PublicKey {
  return { kind, jwk: { kty: 'EC', crv: kind, x: toBase64url(x), y: toBase64url(y) } };
}

/** Multikey text of a secret key: the seed of Ed25519, the scalar of P-256 and P-384. */
export function toSecretMultikey(secret: Uint8Array, kind: SigningKind = 'Ed25519'): string {
  return wrap(secretKinds[kind].prefix, secret);
}

/** The secret key in a Multikey text. Undefined for every other text. */
export function fromSecretMultikey(multikey: string): { kind: SigningKind; secret: Bytes } | undefined {
  const bytes = multikey.startsWith('z') ? fromBase58(multikey.slice(1)) : undefined;
  for (const kind of Object.keys(secretKinds) as SigningKind[]) {
    const { prefix, length } = secretKinds[kind];
    const isOfKind = bytes && startsWith(bytes, prefix) && bytes.length === prefix.length + length;
    if (isOfKind) return { kind, secret: bytes.slice(prefix.length) };
  }
  return undefined;
}

function wrap(prefix: readonly number[], bytes: Uint8Array): string {
  return `z${toBase58(concat(new Uint8Array(prefix), bytes))}`;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
