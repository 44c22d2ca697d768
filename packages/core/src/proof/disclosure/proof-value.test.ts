import { describe, expect, it } from 'vitest';
import {
  type BaseValue,
  type DerivedValue,
  fromBaseText,
  fromDerivedText,
  isBaseText,
  toBaseText,
  toDerivedText,
} from './proof-value.ts';

const bytes = (length: number, first = 7) => new Uint8Array(length).fill(first, 0, 1);
const publicKey = bytes(35, 0x80);
publicKey[1] = 0x24;
const otherKey = bytes(35, 0x80);

const base: BaseValue = {
  baseSignature: bytes(64),
  publicKey,
  hmacKey: bytes(32),
  signatures: [bytes(64), bytes(64, 8)],
  mandatoryPointers: ['/issuer', '/name'],
};
const derived: DerivedValue = {
  baseSignature: bytes(64),
  publicKey,
  signatures: [bytes(64)],
  labels: new Map([
    [0, bytes(32)],
    [1, bytes(32, 8)],
  ]),
  mandatoryIndexes: [0, 3, 4],
};

describe('the value of a base proof', () => {
  it('survives being written and read, with nothing in its lists too', () => {
    for (const value of [base, { ...base, signatures: [], mandatoryPointers: [] }]) {
      expect(fromBaseText(toBaseText(value))).toEqual(value);
      expect([isBaseText(toBaseText(value)), fromDerivedText(toBaseText(value))]).toEqual([true, undefined]);
    }
  });

  it.each<[string, Partial<Record<keyof BaseValue, unknown>>]>([
    ['a short signature', { baseSignature: bytes(63) }],
    ['a text for a signature', { baseSignature: 'x'.repeat(64) }],
    ['a long key', { publicKey: new Uint8Array([...publicKey, 0]) }],
    ['a key of another kind', { publicKey: otherKey }],
    ['a key that begins otherwise', { publicKey: new Uint8Array([0x81, ...publicKey.slice(1)]) }],
    ['a short secret', { hmacKey: bytes(31) }],
    ['a signature for a list of them', { signatures: bytes(64) }],
    ['one short signature among others', { signatures: [bytes(64), bytes(65)] }],
    ['a number for a pointer', { mandatoryPointers: ['/name', 1] }],
    ['no list of pointers', { mandatoryPointers: '/name' }],
  ])('is none with %s', (_title, change) => {
    expect(fromBaseText(toBaseText({ ...base, ...change } as BaseValue))).toBeUndefined();
  });
});

describe('the value of a derived proof', () => {
  it('survives being written and read, with nothing in its lists too', () => {
    const long = { ...derived, signatures: Array.from({ length: 300 }, (_, at) => bytes(64, at % 256)) };
    const far = { ...derived, mandatoryIndexes: [0, 23, 24, 255, 256, 300, 65_535] };
    for (const value of [derived, long, far, { ...derived, signatures: [], labels: new Map(), mandatoryIndexes: [] }]) {
      expect(fromDerivedText(toDerivedText(value))).toEqual(value);
      expect([isBaseText(toDerivedText(value)), fromBaseText(toDerivedText(value))]).toEqual([false, undefined]);
    }
  });

  it.each<[string, Partial<Record<keyof DerivedValue, unknown>>]>([
    ['a long signature', { baseSignature: bytes(65) }],
    ['a key of another kind', { publicKey: otherKey }],
    ['one short signature among others', { signatures: [bytes(64), bytes(63)] }],
    ['a list for the labels', { labels: [bytes(32)] }],
    ['a short label', { labels: new Map([[0, bytes(31)]]) }],
    [
      'a label twice',
      {
        labels: new Map([
          [0, bytes(32)],
          [1, bytes(32)],
        ]),
      },
    ],
    ['an index twice', { mandatoryIndexes: [0, 3, 3] }],
    ['indexes that fall', { mandatoryIndexes: [3, 2] }],
    ['a text for an index', { mandatoryIndexes: ['0'] }],
  ])('is none with %s', (_title, change) => {
    expect(fromDerivedText(toDerivedText({ ...derived, ...change } as DerivedValue))).toBeUndefined();
  });

  it.each([
    ['nothing', () => ''],
    ['another base', (text: string) => `z${text.slice(1)}`],
    ['a letter that is none of base64url', (text: string) => `${text}!`],
    ['another head', (text: string) => `uAAAA${text.slice(5)}`],
    [
      'something behind it',
      (text: string) =>
        `u${Buffer.concat([Buffer.from(text.slice(1), 'base64url'), Buffer.from([0])]).toString('base64url')}`,
    ],
    [
      'its last byte missing',
      (text: string) => `u${Buffer.from(text.slice(1), 'base64url').subarray(0, -1).toString('base64url')}`,
    ],
    ['its head alone', () => `u${Buffer.from([0xd9, 0x5d, 0x01]).toString('base64url')}`],
    ['no list', () => `u${Buffer.from([0xd9, 0x5d, 0x01, 0x05]).toString('base64url')}`],
  ])('is none as %s', (_title, change) => {
    expect(fromDerivedText(change(toDerivedText(derived)))).toBeUndefined();
  });
});
