import { type Bytes, concat, toUtf8 } from '@cairn/core/bytes';
import { apiId, counted, type Point, toOctets } from './hashing.ts';
import { readSecret, toPublicKey } from './keys.ts';
import {
  findGenerators,
  G2,
  type Generators,
  isPaired,
  mostMessages,
  pointLength,
  sum,
  toKeyPoint,
  toPoint,
} from './points.ts';
import { Fr, fromScalar, hashToScalar, scalarLength, toScalar, toScalars } from './scalars.ts';

/**
 * `matches`: so signed by the owner of the key. `differs`: not these messages, not this header, or not this key. `malformed`:
 * no signature at all. `broken_key`: no key at all, so nothing can have been signed with it. `too_many`: more messages than
 * are checked here.
 */
export type SchemeAnswer = 'matches' | 'differs' | 'malformed' | 'broken_key' | 'too_many';

/** A signature taken apart: a point, and the number that goes with it. */
export interface OpenedSignature {
  point: Point;
  e: bigint;
}

/**
 * Signs messages, each of which can be hidden later, and a header that cannot (draft-irtf-cfrg-bbs-signatures §3.5.1). The
 * same key, header and messages give the same 80 bytes.
 * @throws RangeError when the bytes are no secret key, or there are more than 1,024 messages
 */
export function sign(secretKey: Uint8Array, header: Uint8Array, messages: readonly Uint8Array[]): Bytes {
  const secret = readSecret(secretKey);
  if (messages.length > mostMessages) throw new RangeError('More messages than one signature covers.');
  const scalars = toScalars(messages);
  const generators = findGenerators(messages.length);
  const domain = toDomain(toPublicKey(secretKey), generators, header);
  const e = hashToScalar(concat(...[secret, ...scalars, domain].map(fromScalar)));
  const inverse = Fr.inv(Fr.add(secret, e));
  const point = bind(generators, domain, scalars).multiply(inverse);
  return concat(point.toBytes(), fromScalar(e));
}

/** Is this a signature by the owner of this key of all these messages in this order (§3.5.2)? */
export function verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  header: Uint8Array,
  messages: readonly Uint8Array[],
): SchemeAnswer {
  const key = toKeyPoint(publicKey);
  const opened = openSignature(signature);
  if (!key) return 'broken_key';
  if (!opened) return 'malformed';
  if (messages.length > mostMessages) return 'too_many';
  const generators = findGenerators(messages.length);
  const domain = toDomain(publicKey, generators, header);
  const bound = bind(generators, domain, toScalars(messages));
  const isSound = isPaired(opened.point, key.add(G2.BASE.multiply(opened.e)), bound);
  return isSound ? 'matches' : 'differs';
}

/** A signature from its 80 bytes (§4.2.4.3). Undefined when they are none. */
export function openSignature(signature: Uint8Array): OpenedSignature | undefined {
  if (signature.length !== pointLength + scalarLength) return undefined;
  const point = toPoint(signature.subarray(0, pointLength));
  const e = toScalar(signature.subarray(pointLength));
  return point && e !== undefined ? { point, e } : undefined;
}

/** The number that binds a signature to its key, its header and how many messages there are (§4.2.3). */
export function toDomain(publicKey: Uint8Array, { messages, written }: Generators, header: Uint8Array): bigint {
  const count = toOctets(messages.length, 8);
  return hashToScalar(concat(publicKey, count, ...written, toUtf8(apiId), counted(header)));
}

/** The point that a signature is a signature of. */
export function bind({ base, domain, messages }: Generators, number: bigint, scalars: readonly bigint[]): Point {
  const terms = scalars.map((scalar, index) => [messages[index] ?? base, scalar] as const);
  return sum([[base, 1n], [domain, number], ...terms]);
}
