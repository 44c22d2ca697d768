/** A kind of public key: how Multikey marks it, how long it is there, and what a JWK calls it. */
interface KeyKind {
  /** Multicodec prefix of the public key (CID 1.0 §2.2.2). */
  prefix: readonly [number, number];
  /** Length after the prefix: raw for Edwards and Montgomery curves, a compressed point for the others. */
  length: number;
  kty: 'OKP' | 'EC';
}

/** The kinds that signatures are checked with: RSA comes in JWKs only, BLS12-381 in Multikeys only. */
export type CheckedKind = 'Ed25519' | 'P-256' | 'P-384' | 'RSA' | 'Bls12381G2';

/** Kinds of which a Multikey exists, by the name that JWKs give the curve (RFC 7518, RFC 8037). */
export const multikeyKinds = {
  Ed25519: { prefix: [0xed, 0x01], length: 32, kty: 'OKP' },
  'P-256': { prefix: [0x80, 0x24], length: 33, kty: 'EC' },
  'P-384': { prefix: [0x81, 0x24], length: 49, kty: 'EC' },
  'P-521': { prefix: [0x82, 0x24], length: 67, kty: 'EC' },
  secp256k1: { prefix: [0xe7, 0x01], length: 33, kty: 'EC' },
  X25519: { prefix: [0xec, 0x01], length: 32, kty: 'OKP' },
  Bls12381G1: { prefix: [0xea, 0x01], length: 48, kty: 'OKP' },
  Bls12381G2: { prefix: [0xeb, 0x01], length: 96, kty: 'OKP' },
} as const satisfies Record<string, KeyKind>;

/** A kind of key of which a Multikey exists, by the name of its curve. */
export type MultikeyKind = keyof typeof multikeyKinds;

/** Kinds that we sign with, and how their secret halves are marked and how long they are. */
export const secretKinds = {
  Ed25519: { prefix: [0x80, 0x26], length: 32 },
  'P-256': { prefix: [0x86, 0x26], length: 32 },
  'P-384': { prefix: [0x87, 0x26], length: 48 },
} as const satisfies Partial<Record<MultikeyKind, Pick<KeyKind, 'prefix' | 'length'>>>;

/** A kind of key that we sign with. */
export type SigningKind = keyof typeof secretKinds;
