import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckedJwk, Machinery, OpenedSecret } from './machinery.ts';

function open(key: KeyObject): OpenedSecret {
  const jwk = createPublicKey(key).export({ format: 'jwk' }) as CheckedJwk;
  const digest = jwk.kty === 'OKP' ? null : 'sha256';
  return { jwk, sign: bytes => sign(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }) };
}
const always = open(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

const machinery: Machinery = {
  openSecret: pkcs8 => open(createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })),
  openFreshSecret: () => open(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
  hmacText: (key, text) => createHmac('sha256', key).update(text).digest(),
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
    ['opens another key', { openSecret: () => always }],
    [
      'signs something else',
      { openSecret: pkcs8 => ({ ...machinery.openSecret(pkcs8), sign: () => always.sign(new Uint8Array()) }) },
    ],
    ['has one fresh key for all', { openFreshSecret: () => always }],
    ['authenticates wrongly', { hmacText: key => key }],
  ])('is refused when it %s', async (_, wrong) => {
    const { findMachinery, useMachinery } = await load();
    expect(() => useMachinery({ ...machinery, ...wrong })).toThrow('machinery');
    expect(findMachinery()).toBeUndefined();
  });
});
