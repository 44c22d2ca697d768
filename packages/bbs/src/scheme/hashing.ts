import { type Bytes, concat, toUtf8 } from '@cairn/core/bytes';
import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';

/** A point of the first group, where messages and signatures lie. */
export type Point = ReturnType<typeof bls12_381.G1.hashToCurve>;

/** BLS12-381-SHA-256 (draft-irtf-cfrg-bbs-signatures §7.2.2), the one way of hashing that bbs-2023 takes. */
export const ciphersuiteId = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_';

/** What all names of uses begin with, so that nothing hashed for one use fits another (§3.1). */
export const apiId = `${ciphersuiteId}H2G_HM2S_`;

/** Bytes that a hash is stretched to: those of the order of the group, and 16 more. */
export const stretchedLength = 48;

/** Bytes stretched under the name of their use (expand_message_xmd of RFC 9380 §5.3.1). */
export function stretch(bytes: Uint8Array, use: string, length: number = stretchedLength): Uint8Array {
  return expand_message_xmd(bytes, toUtf8(use), length, bls12_381.G1.defaults.hash);
}

/** A point that nobody knows the way to (RFC 9380 §3). */
export function hashToPoint(bytes: Uint8Array, use: string): Point {
  return bls12_381.G1.hashToCurve(bytes, { DST: toUtf8(use) });
}

/** A whole number in so many bytes, the highest first (I2OSP of RFC 8017 §4.1). */
export function toOctets(value: number | bigint, length: number): Bytes {
  const bytes = new Uint8Array(length);
  let left = BigInt(value);
  for (let index = length - 1; index >= 0; index -= 1) {
    bytes[index] = Number(left & 0xffn);
    left >>= 8n;
  }
  return bytes;
}

/** The whole number in bytes, the highest first. */
export function toNumber(bytes: Uint8Array): bigint {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number;
}

/** Bytes after the count of them in 8 bytes. */
export function counted(bytes: Uint8Array): Bytes {
  return concat(toOctets(bytes.length, 8), bytes);
}
