import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Machinery } from './machinery.ts';

const machinery: Machinery = {
  hashText: text => createHash('sha256').update(text).digest('hex'),
  isSignedBy: (jwk, signature, bytes) => {
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    if (jwk.kty === 'OKP') return verify(null, bytes, key, signature);
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
  },
};

/** A module of its own for each test: what one lets core use, the others must not meet. */
async function load() {
  vi.resetModules();
  return import('./machinery.ts');
}

afterEach(() => vi.resetModules());

describe('the machinery of a platform', () => {
  it.each(['', 'a', 'ß', '🌊'.repeat(40), 'x'.repeat(1000)])('hashes as core does by itself: %s', async text => {
    const { digestText, hashText, useMachinery } = await load();
    const [alone, slowly] = [hashText(text), await digestText(text)];
    useMachinery({ ...machinery, hashText: text => machinery.hashText(text) });
    expect([hashText(text), await digestText(text)]).toEqual([alone, slowly]);
    expect(alone).toBe(machinery.hashText(text));
  });

  it.each<[string, Partial<Machinery>]>([
    ['hashes wrongly', { hashText: () => '00' }],
    ['accepts every signature', { isSignedBy: () => true }],
    ['accepts none', { isSignedBy: () => false }],
    [
      'knows one kind of key',
      { isSignedBy: (jwk, ...rest) => jwk.kty === 'OKP' && machinery.isSignedBy(jwk, ...rest) },
    ],
  ])('is refused when it %s', async (_, wrong) => {
    const { findMachinery, useMachinery } = await load();
    expect(() => useMachinery({ ...machinery, ...wrong })).toThrow('machinery');
    expect(findMachinery()).toBeUndefined();
  });
});
