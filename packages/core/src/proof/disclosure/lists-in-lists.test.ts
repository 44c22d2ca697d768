import { describe, expect, it } from 'vitest';
import { created } from '../../../../../test/small-web.ts';
import { loadContext } from '../../contexts/index.ts';
import type { LintedDraft } from '../../draft/index.ts';
import type { JsonObject } from '../../json.ts';
import { fromMultikey, isPublicKey } from '../../keys/index.ts';
import { checkProof, generateKeyPair, toSigner } from '../index.ts';
import { derive, signBase } from './index.ts';

const { publicMultikey, secretMultikey } = await generateKeyPair('P-256');
const signer = await toSigner(secretMultikey);
const context = {
  rows: { '@id': 'urn:w:rows', '@container': '@list' },
  label: { '@id': 'urn:w:label', '@container': '@language' },
};
const load = (url: string) => (url === 'urn:rows' ? { '@context': context } : loadContext(url));
const document = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'urn:rows'],
  type: ['VerifiableCredential'],
  issuer: 'did:web:lindon.example',
  credentialSubject: [
    {
      rows: [
        ['a', 'b', 'a'],
        ['b'],
        [],
        [
          ['c', 'd'],
          ['e', 'f'],
        ],
      ],
      name: 'first',
    },
    { rows: [['a', 'b', 'a'], ['g']], label: { en: 'second', ar: 'ثانٍ' } },
  ],
} as unknown as LintedDraft;

async function check(part: JsonObject): Promise<unknown> {
  const key = fromMultikey(publicMultikey);
  if (!isPublicKey(key)) throw new Error('no key');
  return checkProof(part, part.proof as JsonObject, key, load);
}

describe('a part of a credential with lists in lists', () => {
  it.each([
    [['/credentialSubject/0/rows']],
    [['/credentialSubject/1/rows', '/credentialSubject/0/name']],
    [['/credentialSubject/1']],
    [['/credentialSubject/1/label']],
    [['']],
  ])('matches with %j', async pointers => {
    const base = await signBase(document, signer, created, ['/issuer'], undefined, load);
    const part = await derive(base, pointers, load);
    if ('refused' in part) throw new Error(String(part.refused));
    expect(await check(part)).toBe('matches');
    expect(await check({ ...part, issuer: 'did:web:elsewhere.example' })).toBe('differs');
  });

  it.each(['/credentialSubject/0/rows/3', '/credentialSubject/0/rows/0/1', '/credentialSubject/1/rows/0'])(
    'is not cut at %s',
    async pointer => {
      const base = await signBase(document, signer, created, [], undefined, load);
      expect(await derive(base, [pointer], load)).toEqual({ refused: 'pointer_cuts_list' });
    },
  );
});
