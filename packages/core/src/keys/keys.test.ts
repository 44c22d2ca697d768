import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase58 } from '../bytes.ts';
import type { JsonObject } from '../json.ts';
import { generateKeyPair } from '../proof/index.ts';
import {
  type AlgorithmName,
  checkSignature,
  fromJwk,
  fromMultikey,
  isPublicKey,
  type PublicKey,
  toMultikey,
} from './index.ts';
import { fromCompressed, toCompressed } from './points.ts';

const curves = ['P-256', 'P-384'] as const;

function toJwk(key: KeyObject): JsonObject {
  return key.export({ format: 'jwk' }) as JsonObject;
}

function read(jwk: JsonObject): PublicKey {
  const key = fromJwk(jwk);
  if (!isPublicKey(key)) throw new Error(`no key: ${JSON.stringify(key)}`);
  return key;
}

function toBytes(text: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(String(text), 'base64url'));
}

describe('a point', () => {
  it.each(curves)('of %s is the same compressed and in full', curve => {
    for (let count = 0; count < 40; count += 1) {
      const { x, y } = toJwk(generateKeyPairSync('ec', { namedCurve: curve }).publicKey);
      const point = { x: toBytes(x), y: toBytes(y) };
      expect(fromCompressed(curve, toCompressed(point))).toEqual(point);
    }
  });

  it.each(curves)('of %s: half of all numbers name none, and nothing else does', curve => {
    const length = { 'P-256': 33, 'P-384': 49 }[curve];
    const zero = new Uint8Array(length);
    for (const bytes of [new Uint8Array(), zero, zero.with(0, 4), zero.subarray(1), new Uint8Array(length).fill(255)]) {
      expect(fromCompressed(curve, bytes)).toBeUndefined();
    }
    expect(fromCompressed(curve, new Uint8Array(length).fill(255).with(0, 2))).toBeUndefined();
    const numbers = fc.uint8Array({ minLength: length - 1, maxLength: length - 1 });
    let points = 0;
    fc.assert(
      fc.property(numbers, number => {
        const point = fromCompressed(curve, new Uint8Array([2, ...number]));
        if (!point) return;
        points += 1;
        const jwk = { kty: 'EC', crv: curve, x: toText(point.x), y: toText(point.y) };
        expect(isPublicKey(fromJwk(jwk))).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(points).toBeGreaterThan(20);
    expect(points).toBeLessThan(80);
  });
});

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

describe('a Multikey', () => {
  it.each(['Ed25519', ...curves] as const)('of %s gives the same object each time', async kind => {
    const { publicMultikey } = await generateKeyPair(kind);
    const key = fromMultikey(publicMultikey);
    expect(key).toMatchObject({ kind });
    expect(fromMultikey(publicMultikey)).toBe(key);
  });

  it.each([
    ['secp256k1', 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'],
    ['X25519', 'z6LSn9Ah7d33uokFv2pg66BMN5UY72WtPE6eFjGXrA4mPcCp'],
    ['P-521', 'z2J9gaYxrKVpdoG9A4gRnmpnRCcxU6agDtFVVBVdn1JedouoZN7SzcyREXXzWgt3gGiwpoHq7K68X4m32D8HgzG8wv3sY5j7'],
  ])('of %s is known by name and not checked', (kind, text) => {
    expect(fromMultikey(text)).toEqual({ unread: 'unknown_kind', kind });
  });

  it('of BLS12-381 is read when it may be a point that is somewhere', () => {
    const text =
      'zUC7LbYAQUjoTVSJyieL3cxpbdA1QjWdqqtFMDoMRg4qkZtQWRrrd4LLVCboCd5xbxET3gNM6ALinG57wBZo5VoQ3AokhE9qpJehX4SHdsDJUGa9u3z22PEGLd1fBwzzLhTkJmV';
    expect(fromMultikey(text)).toMatchObject({ kind: 'Bls12381G2', jwk: { kty: 'OKP', crv: 'Bls12381G2' } });
    for (const first of [0x00, 0x40, 0xc0, 0xe0]) {
      const bytes = new Uint8Array(96);
      bytes[0] = first;
      expect(fromMultikey(toMultikey(bytes, 'Bls12381G2'))).toEqual({ unread: 'broken', kind: 'Bls12381G2' });
    }
  });

  it('is broken when it is cut, longer, in another alphabet or in another base', async () => {
    const { publicMultikey: good } = await generateKeyPair('P-256');
    for (const text of [
      '',
      'z',
      'z1',
      good.slice(1),
      `u${good.slice(1)}`,
      `${good} `,
      ` ${good}`,
      `${good}1`,
      `z0${good}`,
    ]) {
      expect(isPublicKey(fromMultikey(text))).toBe(false);
    }
    expect(fromMultikey(`z${toBase58(new Uint8Array([0xed, 1, ...new Uint8Array(31).fill(9)]))}`)).toMatchObject({
      unread: 'broken',
      kind: 'Ed25519',
    });
    expect(fromMultikey(`z${toBase58(new Uint8Array(40).fill(9))}`)).toEqual({ unread: 'unknown_kind' });
    expect(fromMultikey(`z${'2'.repeat(100_000)}`)).toMatchObject({ unread: 'broken' });
  });
});

const p = 2n ** 255n - 19n;
const d = (-121665n * power(121666n, p - 2n)) % p;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % p, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % p) {
    if (rest & 1n) result = (result * square) % p;
  }
  return result;
}

/** Twice a point of the Edwards curve, by its second coordinate and the square of its first alone. */
function doubleY(y: bigint): bigint {
  const square = (y * y) % p;
  const xSquare = ((square - 1n) * power(d * square + 1n, p - 2n)) % p;
  const product = (d * xSquare * square) % p;
  return ((((square + xSquare) * power(1n - product, p - 2n)) % p) + p) % p;
}

describe('an Ed25519 key', () => {
  const toKey = (y: bigint, sign = 0n) => {
    const bytes = Buffer.from((y | (sign << 255n)).toString(16).padStart(64, '0'), 'hex').reverse();
    return { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  };
  const lowOrderYs = [
    0n,
    1n,
    p - 1n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  ];

  it.each(lowOrderYs)('is none at the point %d, whose eightfold is nothing', y => {
    expect(doubleY(doubleY(doubleY(y)))).toBe(1n);
    for (const sign of [0n, 1n]) expect(fromJwk(toKey(y, sign))).toMatchObject({ unread: 'broken' });
  });

  it('is none when its coordinate is not reduced', () => {
    for (let more = 0n; more < 19n; more += 1n) expect(fromJwk(toKey(p + more))).toMatchObject({ unread: 'broken' });
    expect(isPublicKey(fromJwk(toKey(9n)))).toBe(true);
  });
});

describe('a JWK', () => {
  const ec = toJwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
  const edwards = toJwk(generateKeyPairSync('ed25519').publicKey);
  const rsa = toJwk(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey);

  it('gives the same object for the same members, whatever else it says', () => {
    for (const jwk of [ec, edwards, rsa]) {
      expect(fromJwk({ ...jwk, kid: 'a', alg: 'ES256', use: 'sig', key_ops: ['verify'] })).toBe(fromJwk(jwk));
      expect(read(jwk).jwk).toEqual(jwk);
    }
  });

  it('and the Multikey of the same point are the same key', () => {
    const multikey = toMultikey(toCompressed({ x: toBytes(ec.x), y: toBytes(ec.y) }), 'P-256');
    expect(fromMultikey(multikey)).toEqual(fromJwk(ec));
  });

  it.each<[string, JsonObject]>([
    ['a secret', { ...ec, d: 'AQ' }],
    ['encryption', { ...ec, use: 'enc' }],
    ['signing only', { ...ec, key_ops: ['sign'] }],
    ['another curve', { ...ec, crv: 'P-384' }],
    ['a point beside the curve', { ...ec, y: ec.x ?? '' }],
    ['nothing', { ...ec, x: toText(new Uint8Array(32)), y: toText(new Uint8Array(32)) }],
    ['half a point', { kty: 'EC', crv: 'P-256', x: ec.x ?? '' }],
    ['a shorter coordinate', { ...ec, x: String(ec.x).slice(0, 42) }],
    ['a longer coordinate', { ...ec, x: `AAAA${ec.x}` }],
    ['padding', { ...ec, x: `${ec.x}=` }],
    [
      'stray bits',
      { ...edwards, x: `${String(edwards.x).slice(0, 42)}${edwards.x?.toString().endsWith('B') ? 'C' : 'B'}` },
    ],
    ['a number', { ...edwards, x: 7 }],
    ['a coordinate too many', { ...edwards, y: edwards.x ?? '' }],
    ['a small modulus', { ...rsa, n: String(rsa.n).slice(0, 172) }],
    ['an enormous modulus', { ...rsa, n: String(rsa.n).repeat(40) }],
    ['a leading zero', { ...rsa, n: `AAAA${rsa.n}` }],
    ['an even modulus', { ...rsa, n: toText(toBytes(rsa.n).with(255, 2)) }],
    ['an exponent of one', { ...rsa, e: 'AQ' }],
    ['an enormous exponent', { ...rsa, e: 'AQAAAAAB' }],
    ['no exponent', { ...rsa, e: '' }],
    ['a shared key', { kty: 'oct', k: 'AQ' }],
    ['no kind', {}],
  ])('that holds %s is none', (_title, jwk) => expect(fromJwk(jwk)).toMatchObject({ unread: 'broken' }));

  it('of another kind is known by name', () => {
    const jwk = toJwk(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey);
    expect(fromJwk(jwk)).toEqual({ unread: 'unknown_kind', kind: 'secp256k1' });
    expect(fromJwk({ kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' })).toEqual({ unread: 'unknown_kind', kind: 'AKP' });
  });
});

describe('checking', () => {
  const words = new TextEncoder().encode('every word');
  const p1363 = { dsaEncoding: 'ieee-p1363' } as const;
  const ec256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const edwards = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pss = { padding: 6, saltLength: 32 };
  const signers: [AlgorithmName, { publicKey: KeyObject }, () => Buffer][] = [
    ['EdDSA', edwards, () => sign(null, words, edwards.privateKey)],
    ['ES256', ec256, () => sign('sha256', words, { key: ec256.privateKey, ...p1363 })],
    ['ES384', ec384, () => sign('sha384', words, { key: ec384.privateKey, ...p1363 })],
    ['RS256', rsa, () => sign('sha256', words, rsa.privateKey)],
    ['PS256', rsa, () => sign('sha256', words, { key: rsa.privateKey, ...pss })],
  ];

  it.each(signers)('%s agrees with Node', async (algorithm, { publicKey }, make) => {
    const key = read(toJwk(publicKey));
    const signature = new Uint8Array(make());
    expect(await checkSignature(key, algorithm, signature, words)).toBe('matches');
    expect(await checkSignature(key, algorithm, signature, words.with(0, 1))).toBe('differs');
    for (const place of [0, 1, 31, 32, signature.length - 1]) {
      const changed = signature.with(place, (signature[place] ?? 0) ^ 1);
      expect(await checkSignature(key, algorithm, changed, words)).toBe('differs');
    }
    for (const other of [
      new Uint8Array(),
      signature.slice(1),
      new Uint8Array([...signature, 0]),
      signature.toReversed(),
    ]) {
      expect(await checkSignature(key, algorithm, other, words)).toBe('differs');
    }
  });

  it('knows an ECDSA signature in both of its halves, which say the same of the same words', async () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const key = read(toJwk(ec256.publicKey));
    const signature = sign('sha256', words, { key: ec256.privateKey, ...p1363 });
    const other = order - BigInt(`0x${signature.subarray(32).toString('hex')}`);
    const mirrored = Buffer.from(signature.toString('hex').slice(0, 64) + other.toString(16).padStart(64, '0'), 'hex');
    expect(await checkSignature(key, 'ES256', new Uint8Array(mirrored), words)).toBe('matches');
    expect(await checkSignature(key, 'ES256', new Uint8Array(mirrored), words.with(0, 1))).toBe('differs');
    for (const scalar of [0n, order, order + 1n]) {
      const half = scalar.toString(16).padStart(64, '0');
      for (const hex of [half + half, signature.toString('hex').slice(0, 64) + half]) {
        expect(await checkSignature(key, 'ES256', new Uint8Array(Buffer.from(hex, 'hex')), words)).toBe('differs');
      }
    }
  });

  it('takes only keys of its kind', async () => {
    const signature = new Uint8Array(64);
    expect(await checkSignature(read(toJwk(ec384.publicKey)), 'ES256', signature, words)).toBe('wrong_key_kind');
    expect(await checkSignature(read(toJwk(edwards.publicKey)), 'RS256', signature, words)).toBe('wrong_key_kind');
  });
});
