import { bls12_381 } from '@noble/curves/bls12-381.js';
import { apiId, stretch, stretchedLength, toNumber, toOctets } from './hashing.ts';

/** The numbers that points are multiplied with: whole, from 0, below the order of the groups. */
export const { Fr } = bls12_381.fields;

/** In bytes. */
export const scalarLength = 32;

/** The number that bytes become under a name (draft-irtf-cfrg-bbs-signatures §4.2.2). */
export function hashToScalar(bytes: Uint8Array, use = `${apiId}H2S_`): bigint {
  return toNumber(stretch(bytes, use)) % Fr.ORDER;
}

/** The number for each message (§4.1.2). */
export function toScalars(messages: readonly Uint8Array[]): bigint[] {
  return messages.map(message => hashToScalar(message, `${apiId}MAP_MSG_TO_SCALAR_AS_HASH_`));
}

export function fromScalar(scalar: bigint): Uint8Array {
  return toOctets(scalar, scalarLength);
}

/** The number in 32 bytes. Undefined when it is 0, or no number below the order. */
export function toScalar(bytes: Uint8Array): bigint | undefined {
  const scalar = toNumber(bytes);
  return bytes.length === scalarLength && scalar > 0n && scalar < Fr.ORDER ? scalar : undefined;
}

/** Gives so many secret numbers, each drawn by itself. */
export type DrawScalars = (count: number) => bigint[];

/** Numbers by chance, each of more random bytes than it has, so that none is likelier than another (§4.2.1). */
export const drawScalars: DrawScalars = count =>
  Array.from({ length: count }, () => toNumber(crypto.getRandomValues(new Uint8Array(stretchedLength))) % Fr.ORDER);
