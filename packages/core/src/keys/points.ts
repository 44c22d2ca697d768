import { type Bytes, concat, toHex } from '../bytes.ts';

/** y² = x³ − 3x + b over the field of p elements (SP 800-186 §3.2.1). `length` is that of a coordinate in bytes. */
interface Curve {
  p: bigint;
  b: bigint;
  length: number;
}

const curves = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    length: 32,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    length: 48,
  },
} as const satisfies Record<string, Curve>;

export type CurveName = keyof typeof curves;

/** The coordinates of a point, big-endian, each as long as the field. */
export interface Point {
  x: Bytes;
  y: Bytes;
}

/** The point that compressed bytes stand for (SEC 1 §2.3.4). Undefined when they stand for none. */
export function fromCompressed(curveName: CurveName, compressed: Uint8Array): Point | undefined {
  const curve = curves[curveName];
  const [sign] = compressed;
  if (compressed.length !== 1 + curve.length || (sign !== 2 && sign !== 3)) return undefined;
  const x = toNumber(compressed.subarray(1));
  if (x >= curve.p) return undefined;
  const square = squareOfY(x, curve);
  // Both primes leave 3 when divided by 4, so a square root is one power.
  const root = power(square, (curve.p + 1n) / 4n, curve.p);
  if ((root * root) % curve.p !== square) return undefined;
  const isOdd = sign === 3;
  const y = (root % 2n === 1n) === isOdd ? root : curve.p - root;
  return { x: compressed.slice(1), y: toBytes(y, curve.length) };
}

/** The point in one coordinate and the sign of the other (SEC 1 §2.3.3). */
export function toCompressed({ x, y }: Point): Bytes {
  const isOdd = ((y.at(-1) ?? 0) & 1) === 1;
  return concat(new Uint8Array([isOdd ? 3 : 2]), x);
}

/** Do these coordinates, each written in full, name a point of the curve? The point at infinity has none. */
export function isOnCurve(curveName: CurveName, { x, y }: Point): boolean {
  const curve = curves[curveName];
  if (x.length !== curve.length || y.length !== curve.length) return false;
  const [across, up] = [toNumber(x), toNumber(y)];
  return across < curve.p && up < curve.p && (up * up) % curve.p === squareOfY(across, curve);
}

function squareOfY(x: bigint, { p, b }: Curve): bigint {
  return (((x * x + p - 3n) % p) * x + b) % p;
}

function power(number: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = number, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if (rest & 1n) result = (result * square) % modulus;
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

function toBytes(number: bigint, length: number): Bytes {
  const hex = number.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

const edwardsPrime = 2n ** 255n - 19n;

/** The second coordinates of the eight points whose order divides the cofactor of Ed25519. */
const lowOrderYs: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  edwardsPrime - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]);

/**
 * May these 32 bytes be an Ed25519 public key? Not when the coordinate is not reduced (RFC 8032 §5.1.3), and not when the
 * point is of low order: such a key "signs" every message.
 */
export function isEdwardsKey(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  const y = toNumber(bytes.toReversed()) & (2n ** 255n - 1n);
  return y < edwardsPrime && !lowOrderYs.has(y);
}
