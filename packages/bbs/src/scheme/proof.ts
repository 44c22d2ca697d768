import { type Bytes, concat } from '@cairn/core/bytes';
import { counted, type Point, toOctets } from './hashing.ts';
import { findGenerators, isPaired, mostMessages, pointLength, sum, toKeyPoint, toPoint } from './points.ts';
import {
  type DrawScalars,
  drawScalars,
  Fr,
  fromScalar,
  hashToScalar,
  scalarLength,
  toScalar,
  toScalars,
} from './scalars.ts';
import { bind, openSignature, type SchemeAnswer, toDomain } from './signature.ts';

/** What is said beside the proof, and must be the same for whoever checks it. */
export interface Said {
  publicKey: Uint8Array;
  /** What the issuer signed with the messages. */
  header: Uint8Array;
  /** What the holder binds the proof to, such as the challenge of whoever asked. */
  presentationHeader: Uint8Array;
  /** Places of the messages that are shown, rising. */
  indexes: readonly number[];
}

/** The first three points and three numbers of a proof, and one number for each hidden message. */
interface OpenedProof {
  points: readonly [Point, Point, Point];
  e: bigint;
  r1: bigint;
  r3: bigint;
  hidden: readonly bigint[];
  challenge: bigint;
}

/** Three points, and four numbers. */
const shortestProof = 3 * pointLength + 4 * scalarLength;

/**
 * Proves that a signature covers the messages at these places, and shows nothing of the others or of the signature
 * (draft-irtf-cfrg-bbs-signatures §3.5.3). Another proof every time.
 * @param messages all that were signed
 * @returns undefined when the signature is none, or a place is no place of a message
 */
export function prove(
  { publicKey, header, presentationHeader, indexes }: Said,
  signature: Uint8Array,
  messages: readonly Uint8Array[],
  draw: DrawScalars = drawScalars,
): Bytes | undefined {
  const opened = openSignature(signature);
  if (!opened || !isRising(indexes, messages.length) || messages.length > mostMessages) return undefined;
  const scalars = toScalars(messages);
  const { shown, hidden } = split(scalars, indexes);
  const generators = findGenerators(messages.length);
  const { hidden: hiddenPoints } = split(generators.messages, indexes);
  const [r1 = 0n, r2 = 0n, eBlind = 0n, r1Blind = 0n, r3Blind = 0n, ...blinds] = draw(5 + hidden.length);
  const domain = toDomain(publicKey, generators, header);
  const bound = bind(generators, domain, scalars);
  const d = bound.multiply(r2);
  const aBar = opened.point.multiply(Fr.mul(r1, r2));
  const bBar = d.multiply(r1).subtract(aBar.multiply(opened.e));
  const t1 = aBar.multiply(eBlind).add(d.multiply(r1Blind));
  const t2 = sum([[d, r3Blind], ...hiddenPoints.map((point, index) => [point, blinds[index] ?? 0n] as const)]);
  const challenge = toChallenge({ indexes, shown, points: [aBar, bBar, d, t1, t2], domain, presentationHeader });
  const answers = [
    Fr.add(eBlind, Fr.mul(opened.e, challenge)),
    Fr.sub(r1Blind, Fr.mul(r1, challenge)),
    Fr.sub(r3Blind, Fr.mul(Fr.inv(r2), challenge)),
    ...hidden.map((scalar, index) => Fr.add(blinds[index] ?? 0n, Fr.mul(scalar, challenge))),
    challenge,
  ];
  return concat(...[aBar, bBar, d].map(point => point.toBytes()), ...answers.map(fromScalar));
}

/**
 * Did the owner of the key sign these messages at these places, among others that are hidden (§3.5.4)?
 * @param messages those that are shown
 */
export function checkProof(
  { publicKey, header, presentationHeader, indexes }: Said,
  proof: Uint8Array,
  messages: readonly Uint8Array[],
): SchemeAnswer {
  const key = toKeyPoint(publicKey);
  if (!key) return 'broken_key';
  if (countHidden(proof) + messages.length > mostMessages) return 'too_many';
  const opened = openProof(proof);
  const count = (opened?.hidden.length ?? 0) + messages.length;
  if (!opened || indexes.length !== messages.length || !isRising(indexes, count)) return 'malformed';
  const { points, e, r1, r3, hidden, challenge } = opened;
  const [aBar, bBar, d] = points;
  const shown = toScalars(messages);
  const generators = findGenerators(count);
  const { shown: shownPoints, hidden: hiddenPoints } = split(generators.messages, indexes);
  const domain = toDomain(publicKey, generators, header);
  const t1 = sum([
    [bBar, challenge],
    [aBar, e],
    [d, r1],
  ]);
  const t2 = sum([
    [generators.base, challenge],
    [generators.domain, Fr.mul(domain, challenge)],
    ...shownPoints.map((point, index) => [point, Fr.mul(shown[index] ?? 0n, challenge)] as const),
    [d, r3],
    ...hiddenPoints.map((point, index) => [point, hidden[index] ?? 0n] as const),
  ]);
  const made = toChallenge({ indexes, shown, points: [aBar, bBar, d, t1, t2], domain, presentationHeader });
  return made === challenge && isPaired(aBar, key, bBar) ? 'matches' : 'differs';
}

interface Challenged {
  indexes: readonly number[];
  shown: readonly bigint[];
  points: readonly Point[];
  domain: bigint;
  presentationHeader: Uint8Array;
}

/** The number that nobody can choose (§3.7.3). */
function toChallenge({ indexes, shown, points, domain, presentationHeader }: Challenged): bigint {
  const placed = indexes.flatMap((place, index) => [toOctets(place, 8), fromScalar(shown[index] ?? 0n)]);
  const bytes = concat(
    toOctets(indexes.length, 8),
    ...placed,
    ...points.map(point => point.toBytes()),
    fromScalar(domain),
    counted(presentationHeader),
  );
  return hashToScalar(bytes);
}

function countHidden(proof: Uint8Array): number {
  return Math.max(0, Math.floor((proof.length - shortestProof) / scalarLength));
}

/** A proof from its bytes (§4.2.4.5). Undefined when they are none. */
function openProof(proof: Uint8Array): OpenedProof | undefined {
  if (proof.length < shortestProof || (proof.length - shortestProof) % scalarLength !== 0) return undefined;
  const at = (place: number) => toPoint(proof.subarray(place * pointLength, (place + 1) * pointLength));
  const [first, second, third] = [at(0), at(1), at(2)];
  const scalars: bigint[] = [];
  for (let start = 3 * pointLength; start < proof.length; start += scalarLength) {
    const scalar = toScalar(proof.subarray(start, start + scalarLength));
    if (scalar === undefined) return undefined;
    scalars.push(scalar);
  }
  const [e = 0n, r1 = 0n, r3 = 0n] = scalars;
  if (!first || !second || !third) return undefined;
  const [challenge = 0n] = scalars.slice(-1);
  return { points: [first, second, third], e, r1, r3, hidden: scalars.slice(3, -1), challenge };
}

function isRising(indexes: readonly number[], count: number): boolean {
  return indexes.every(
    (index, place) => Number.isInteger(index) && index > (indexes[place - 1] ?? -1) && index < count,
  );
}

function split<T>(all: readonly T[], indexes: readonly number[]): { shown: T[]; hidden: T[] } {
  const isShown = new Set(indexes);
  return {
    shown: all.filter((_, index) => isShown.has(index)),
    hidden: all.filter((_, index) => !isShown.has(index)),
  };
}
