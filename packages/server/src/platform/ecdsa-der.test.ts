import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromDer, toDer } from './ecdsa-der.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const inFull = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;

test('signatures of every length become what Node makes of them, and again what they were', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  for (let times = 0; times < 600; times += 1) {
    const der = sign('sha256', bytes, privateKey);
    expect(verify('sha256', bytes, inFull, fromDer(der))).toBe(true);
    expect([...toDer(fromDer(der))]).toEqual([...der]);
  }
});

test('halves of zeros and of small numbers are written as short as they can be', () => {
  const small = new Uint8Array(64);
  small[31] = 0x80;
  expect([...toDer(small)]).toEqual([0x30, 7, 2, 2, 0, 0x80, 2, 1, 0]);
  expect([...fromDer(toDer(small))]).toEqual([...small]);
  expect(verify('sha256', small, publicKey, toDer(small))).toBe(false);
});
