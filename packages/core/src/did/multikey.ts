import { type Bytes, concat, fromBase58, toBase58 } from '../bytes.ts';

/** Multicodec prefixes of Ed25519 keys (CID 1.0 §2.2.2). */
const publicPrefix = [0xed, 0x01];
const secretPrefix = [0x80, 0x26];

/** Multikey text of an Ed25519 public key of 32 bytes: `z6Mk…`. */
export function toMultikey(publicKey: Uint8Array): string {
  return `z${toBase58(concat(new Uint8Array(publicPrefix), publicKey))}`;
}

/** The 32 bytes of an Ed25519 public key. Undefined for every other kind of key and for broken text. */
export function fromMultikey(multikey: string): Bytes | undefined {
  return unwrap(multikey, publicPrefix);
}

/** Multikey text of an Ed25519 secret key (its seed of 32 bytes): `z3u2…`. */
export function toSecretMultikey(seed: Uint8Array): string {
  return `z${toBase58(concat(new Uint8Array(secretPrefix), seed))}`;
}

/** The seed of 32 bytes. Undefined for every other kind of key and for broken text. */
export function fromSecretMultikey(multikey: string): Bytes | undefined {
  return unwrap(multikey, secretPrefix);
}

function unwrap(multikey: string, prefix: readonly number[]): Bytes | undefined {
  const bytes = multikey.startsWith('z') ? fromBase58(multikey.slice(1)) : undefined;
  const isExpected = bytes?.length === 34 && prefix.every((byte, index) => bytes[index] === byte);
  return isExpected ? bytes.slice(2) : undefined;
}
