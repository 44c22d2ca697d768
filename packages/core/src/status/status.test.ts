import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
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
  writeBits,
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

  it('writes entries of several bits without touching their neighbours', () => {
    const bits = createBits();
    writeBits(bits, 2, 0b101, 3);
    writeBits(bits, 3, 0b111, 3);
    writeBits(bits, 3, 0b010, 3);
    expect([1, 2, 3, 4].map(index => readBits(bits, index, 3))).toEqual([0, 0b101, 0b010, 0]);
    for (const value of [-1, 8, 0.5]) expect(() => writeBits(bits, 0, value, 3)).toThrow(RangeError);
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
    ['a size that no number holds', { statusSize: 64 }],
    ['another type', { type: 'RevocationList2020Status' }],
  ])('an entry with %s is none', (_, change) => {
    expect(parseStatusEntry(entryAt(1, change))).toBeUndefined();
  });
});

describe('a list of names', () => {
  const entry = { id: 'https://lindon.example/revoked', type: '1EdTechRevocationList' };
  const id = 'https://lindon.example/awards/a%20b';
  const read = (names: unknown, credentialId: string | undefined = id) =>
    readStatus(entry, { id: entry.id, revokedCredential: names } as JsonObject, credentialId);

  it('names what was withdrawn, with the reason, and no longer what was taken back', async () => {
    expect(await read([{ id: 'urn:other' }, { id, revocationReason: 'Awarded twice' }])).toEqual({
      value: 1,
      message: 'Awarded twice',
    });
    expect(await read({ id, revoked: true })).toEqual({ value: 1 });
    expect(await read([{ id, revoked: false }])).toEqual({ value: 0 });
    expect(await read([{ id, revoked: false }, { id }])).toEqual({ value: 1 });
    expect(await read([' https://lindon.example/awards/a b '])).toEqual({ value: 1 });
    expect(await read([{ id: `${id}c` }, 7, null, {}])).toEqual({ value: 0 });
    const inProse = { revokedCredentials: [{ id }] };
    expect(await readStatus(entry, inProse, id)).toEqual({ value: 1 });
  });

  it('says nothing when it is none, or of a credential without a name', async () => {
    expect(await readStatus(entry, { id: entry.id }, id)).toEqual({ problem: 'not_a_status_list' });
    expect(await readStatus(entry, { revokedCredential: [] })).toEqual({ problem: 'nothing_to_look_for' });
    expect(parseStatusEntry({ type: '1EdTechRevocationList' })).toBeUndefined();
  });
});

describe('a list of 2021', () => {
  const entry = { ...entryAt(3), type: 'StatusList2021Entry' };
  const bits = createBits();
  setBit(bits, 3, true);
  const gzip = gzipSync(bits);
  const publish = (encodedList: string) => ({
    type: ['VerifiableCredential', 'StatusList2021Credential'],
    credentialSubject: { type: 'StatusList2021', statusPurpose: 'revocation', encodedList },
  });

  it.each(['base64url', 'base64'] as const)('is read in %s', async letters => {
    expect(await readStatus(entry, publish(gzip.toString(letters)))).toEqual({ value: 1 });
  });

  it('is not taken for a newer one, nor a newer one for it', async () => {
    expect(await readStatus(entryAt(3), publish(gzip.toString('base64url')))).toEqual({ problem: 'not_a_status_list' });
    expect(await readStatus(entry, await listWith(3))).toEqual({ problem: 'not_a_status_list' });
  });
});
