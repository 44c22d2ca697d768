import { concat, toUtf8 } from '@cairn/core/bytes';
import { mulAddUnsafe, pippenger } from '@noble/curves/abstract/curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { apiId, hashToPoint, type Point, stretch, toOctets } from './hashing.ts';

const G1 = bls12_381.G1.Point;
export const G2 = bls12_381.G2.Point;

/** A point of the second group, where keys lie. */
export type KeyPoint = typeof G2.BASE;

/** Of a compressed point of each group, in bytes. */
export const pointLength = 48;
export const keyLength = 96;

/** The most messages that one signature may cover: each needs a point of its own, which takes about 3 ms to find once. */
export const mostMessages = 1_024;

/** The points that a signature is made of: the first of all, that of the domain, and one for each message. */
export interface Generators {
  base: Point;
  domain: Point;
  messages: readonly Point[];
  /** The domain's and those of the messages, as they are written. */
  written: readonly Uint8Array[];
}

/** Those that were ever asked for, the domain's first; the seed is that of the next. */
let kept: { seed: Uint8Array; points: Point[]; written: Uint8Array[] } | undefined;

/** The one fixed point, made as the others are, from a seed of its own (§7.2.2). */
let keptBase: Point | undefined;

/** The points for so many messages (draft-irtf-cfrg-bbs-signatures §4.1.1): the same for every signature. */
export function findGenerators(count: number): Generators {
  keptBase ??= nextGenerator(toSeed('BP_MESSAGE_GENERATOR_SEED'), 1).point;
  kept ??= { seed: toSeed('MESSAGE_GENERATOR_SEED'), points: [], written: [] };
  while (kept.points.length <= count) {
    const next = nextGenerator(kept.seed, kept.points.length + 1);
    kept.points.push(next.point);
    kept.written.push(next.point.toBytes());
    kept.seed = next.seed;
  }
  const [domain = keptBase, ...messages] = kept.points.slice(0, count + 1);
  return { base: keptBase, domain, messages, written: kept.written.slice(0, count + 1) };
}

function toSeed(name: string): Uint8Array {
  return stretch(toUtf8(apiId + name), `${apiId}SIG_GENERATOR_SEED_`);
}

function nextGenerator(seed: Uint8Array, place: number): { seed: Uint8Array; point: Point } {
  const next = stretch(concat(seed, toOctets(place, 8)), `${apiId}SIG_GENERATOR_SEED_`);
  return { seed: next, point: hashToPoint(next, `${apiId}SIG_GENERATOR_DST_`) };
}

/** Beyond this many points, sorting them into buckets is the faster way. */
const fewPoints = 200;

/** The sum of points, each so many times. It takes longer for some numbers than for others. */
export function sum(terms: readonly (readonly [Point, bigint])[]): Point {
  const points = terms.map(([point]) => point);
  const times = terms.map(([, count]) => count);
  return points.length <= fewPoints ? mulAddUnsafe(G1, points, times) : pippenger(G1, points, times);
}

/** The point in 48 bytes, on the curve and in its group. Undefined for all else, and for the point that is no place. */
export function toPoint(bytes: Uint8Array): Point | undefined {
  return bytes.length === pointLength ? readPoint(() => G1.fromBytes(bytes)) : undefined;
}

/** The key in 96 bytes, under the same conditions. */
export function toKeyPoint(bytes: Uint8Array): KeyPoint | undefined {
  return bytes.length === keyLength ? readPoint(() => G2.fromBytes(bytes)) : undefined;
}

/** The library throws for every text of bytes that is no point. */
function readPoint<P extends { is0(): boolean }>(read: () => P): P | undefined {
  try {
    const point = read();
    return point.is0() ? undefined : point;
  } catch {
    return undefined;
  }
}

/** Are these two pairs of points as far apart: e(one, key) = e(other, base of keys)? */
export function isPaired(one: Point, key: KeyPoint, other: Point): boolean {
  const product = bls12_381.pairingBatch([
    { g1: one, g2: key },
    { g1: other, g2: G2.BASE.negate() },
  ]);
  return bls12_381.fields.Fp12.eql(product, bls12_381.fields.Fp12.ONE);
}
