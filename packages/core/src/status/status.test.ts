import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  createBits,
  decodeBits,
  encodeBits,
  parseStatusEntry,
  readBits,
  readStatus,
  setBit,
  smallestList,
  toStatusListCredential,
} from './index.ts';

const list = 'https://lindon.example/status/17';

function entryAt(index: number, more: Record<string, string | number> = {}) {
  return {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
    ...more,
  };
}

async function listWith(...indices: number[]) {
  const bits = createBits();
  for (const index of indices) setBit(bits, index, true);
  const issuer = 'did:web:lindon.example';
  return toStatusListCredential({ id: list, issuer, purpose: 'revocation', bits, validFrom: '2026-06-12T00:00:00Z' });
}

describe('bits', () => {
  it('the first entry is the most significant bit of the first byte', () => {
    const bits = createBits();
    setBit(bits, 0, true);
    setBit(bits, 9, true);
    expect([bits[0], bits[1]]).toEqual([0x80, 0x40]);
    setBit(bits, 0, false);
    expect(bits[0]).toBe(0);
  });

  it('reads entries of several bits across bytes', () => {
    const bits = new Uint8Array([0b00000110, 0b11000000]);
    expect(readBits(bits, 2, 3)).toBe(0b101);
    expect(readBits(bits, 0, 16)).toBe(0b0000011011000000);
  });

  it.each([-1, smallestList, 0.5, Number.NaN, 2 ** 53])('has no entry %s', index => {
    expect(readBits(createBits(), index)).toBeUndefined();
    expect(() => setBit(createBits(), index, true)).toThrow(RangeError);
  });

  it('makes no list that would tell who asks about what', () => {
    expect(() => createBits(1024)).toThrow(RangeError);
    expect(() => createBits(smallestList + 1)).toThrow(RangeError);
  });

  it('survives being written and read', async () => {
    const bits = crypto.getRandomValues(new Uint8Array(smallestList / 8));
    expect(await decodeBits(await encodeBits(bits))).toEqual(bits);
  });

  it('refuses what is no list and what expands without end', async () => {
    const bomb = gzipSync(new Uint8Array(17 * 1024 * 1024)).toString('base64url');
    const cut = gzipSync(new Uint8Array(16384)).subarray(0, 20).toString('base64url');
    for (const text of ['', 'u', 'uAAAA', 'zAAAA', `u${cut}`, `u${bomb}`])
      expect(await decodeBits(text)).toBeUndefined();
  });
});

describe('a status list', () => {
  it('tells withdrawn entries from the others', async () => {
    const credential = await listWith(80412);
    expect(await readStatus(entryAt(80412), credential)).toEqual({ value: 1 });
    expect(await readStatus(entryAt(80411), credential)).toEqual({ value: 0 });
  });

  it('passes on what the issuer says about a value', async () => {
    const entry = { ...entryAt(3), statusMessage: [{ status: '0x1', message: 'withdrawn in error' }] };
    expect(await readStatus(entry, await listWith(3))).toEqual({ value: 1, message: 'withdrawn in error' });
  });

  it('answers nothing outside itself, for another purpose, or when it is too short', async () => {
    const credential = await listWith();
    expect(await readStatus(entryAt(smallestList), credential)).toEqual({ problem: 'index_out_of_range' });
    const suspension = entryAt(1, { statusPurpose: 'suspension' });
    expect(await readStatus(suspension, credential)).toEqual({ problem: 'other_purpose' });
    expect(await readStatus(entryAt(1, { statusSize: 2 }), credential)).toEqual({ problem: 'list_too_short' });
    expect(await readStatus(entryAt(1), { ...credential, type: ['VerifiableCredential'] })).toEqual({
      problem: 'not_a_status_list',
    });
  });

  it.each([
    ['no index', { statusListIndex: '' }],
    ['a negative index', { statusListIndex: '-1' }],
    ['an index with a sign or zeros', { statusListIndex: '007' }],
    ['no address', { statusListCredential: 'somewhere' }],
    ['no size', { statusSize: 0 }],
    ['another type', { type: 'StatusList2021Entry' }],
  ])('an entry with %s is none', (_, change) => {
    expect(parseStatusEntry(entryAt(1, change))).toBeUndefined();
  });
});
