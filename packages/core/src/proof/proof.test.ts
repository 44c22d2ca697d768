import { describe, expect, it } from 'vitest';
import { toBase58 } from '../bytes.ts';
import { toTemplate } from '../canonical/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';
import { checkProof, generateKeyPair, listProofs, sign, signFilled, toSigner } from './index.ts';
import { toSignedBytes } from './signed-bytes.ts';
import { suites } from './suites.ts';

const created = '2026-06-12T09:00:00Z';
const draft: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
  type: ['VerifiableCredential'],
  name: 'Boat safety ® “coastal” 🛟',
  issuer: 'did:web:lindon.example',
  validFrom: '2026-06-12T00:00:00Z',
  credentialSubject: { id: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' },
};

async function signed(document: JsonObject = draft) {
  const { publicMultikey, secretMultikey } = await generateKeyPair();
  const publicKey = fromMultikey(publicMultikey);
  if (!isPublicKey(publicKey)) throw new Error('no key');
  const credential = await sign(document as LintedDraft, await toSigner(secretMultikey), created);
  const [proof = {}] = listProofs(credential);
  return { credential, proof, publicKey, publicMultikey, secretMultikey };
}

describe('signing', () => {
  it('names the key, the purpose and the instant', async () => {
    const { proof, publicMultikey } = await signed();
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created,
      verificationMethod: `did:key:${publicMultikey}#${publicMultikey}`,
      proofPurpose: 'assertionMethod',
    });
  });

  it('is repeatable, byte for byte', async () => {
    const { credential, secretMultikey } = await signed();
    const again = await sign(draft as LintedDraft, await toSigner(secretMultikey), created);
    expect(JSON.stringify(again)).toBe(JSON.stringify(credential));
  });

  it('names the key in the document of the issuer', async () => {
    const { publicMultikey, secretMultikey } = await generateKeyPair();
    const signer = await toSigner(secretMultikey, 'did:web:lindon.example');
    expect(signer.verificationMethod).toBe(`did:web:lindon.example#${publicMultikey}`);
    await expect(toSigner(publicMultikey)).rejects.toThrow('secret');
  });

  it.each([
    ['a word that no context defines', { ...draft, colour: 'green' }, '/colour'],
    ['a type that no context defines', { ...draft, type: ['VerifiableCredential', 'Sandcastle'] }, '/type/1'],
    ['a null', { ...draft, description: null }, '/description'],
    ['a relative address', { ...draft, id: 'award-1' }, '/id'],
    ['a context of its own', { ...draft, '@context': [{ colour: 'urn:colour' }] }, '/@context/0'],
    ['a context that was not reviewed', { ...draft, '@context': ['https://elsewhere.example/v1'] }, '/@context/0'],
  ])('refuses %s', async (_, document, at) => {
    await expect(signed(document)).rejects.toThrow(at);
  });
});

describe('checking', () => {
  it('accepts what was signed', async () => {
    const { credential, proof, publicKey } = await signed();
    expect(await checkProof(credential, proof, publicKey)).toBe('matches');
  });

  it('refuses another key, another word, another date of signing and a broken signature', async () => {
    const { credential, proof, publicKey } = await signed();
    const other = await signed();
    expect(await checkProof(credential, proof, other.publicKey)).toBe('differs');
    expect(await checkProof({ ...credential, name: 'Boat building' }, proof, publicKey)).toBe('differs');
    expect(await checkProof(credential, { ...proof, created: '2026-06-12T09:00:01Z' }, publicKey)).toBe('differs');
    expect(await checkProof(credential, { ...proof, proofPurpose: 'authentication' }, publicKey)).toBe('differs');
  });

  it('says when what stands in place of the signature is none', async () => {
    const { credential, proof, publicKey } = await signed();
    const { proofValue: good, ...bare } = proof;
    expect(await checkProof(credential, bare, publicKey)).toBe('malformed');
    const [short, long] = [63, 65].map(length => `z${toBase58(new Uint8Array(length).fill(7))}`);
    const texts = ['', 'z', 'z1', 'uAAAA', short, long, String(good).slice(1), `${good} `, `z1${good}`];
    for (const proofValue of [...texts, 7, null, [good ?? ''], {}]) {
      expect(await checkProof(credential, { ...proof, proofValue: proofValue ?? null }, publicKey)).toBe('malformed');
    }
  });

  it('accepts the order of UTF-16 units, and says so, and no change in it', async () => {
    const { secretMultikey, publicMultikey } = await generateKeyPair();
    const signer = await toSigner(secretMultikey);
    const mixed: JsonObject = { ...draft, name: ['\u{1f6df} buoy', '\uffee circle'] };
    const { proof } = (await sign(mixed as LintedDraft, signer, created)) as JsonObject;
    const { proofValue: _, ...options } = proof as JsonObject;
    const bytes = await toSignedBytes(suites['eddsa-rdfc-2022'], 'SHA-256', mixed, options);
    const byUnit = 'byUnit' in bytes && bytes.byUnit ? bytes.byUnit : new Uint8Array();
    const other = { ...options, proofValue: `z${toBase58(await signer.sign(byUnit))}` };
    const publicKey = fromMultikey(publicMultikey);
    if (!isPublicKey(publicKey)) throw new Error('no key');
    expect(await checkProof({ ...mixed, proof: other }, other, publicKey)).toBe('matches_by_unit');
    expect(await checkProof({ ...mixed, name: 'Boats', proof: other }, other, publicKey)).toBe('differs');
  });

  it('takes no key of another kind', async () => {
    const { credential, proof } = await signed();
    const other = fromMultikey((await generateKeyPair('P-256')).publicMultikey);
    if (!isPublicKey(other)) throw new Error('no key');
    expect(await checkProof(credential, proof, other)).toBe('wrong_key_kind');
  });

  it('says which added word is not covered', async () => {
    const { credential, proof, publicKey } = await signed();
    expect(await checkProof({ ...credential, grade: 'A' }, proof, publicKey)).toEqual({
      lost: { code: 'undefined_term', term: 'grade', at: '/grade' },
    });
    expect(await checkProof(credential, { ...proof, grade: 'A' }, publicKey)).toMatchObject({
      lost: { term: 'grade' },
    });
  });

  it('does not guess about ways of signing that it cannot read', async () => {
    const { credential, proof, publicKey } = await signed();
    for (const change of [
      { cryptosuite: 'mldsa44-rdfc-2024' },
      { type: 'RsaSignature2018' },
      { type: 'Ed25519Signature2020' },
    ]) {
      expect(await checkProof(credential, { ...proof, ...change }, publicKey)).toBe('unsupported_suite');
    }
  });

  it('wants the earlier proof that a proof builds on', async () => {
    const { credential, proof, publicKey } = await signed();
    const chained = { ...proof, previousProof: 'urn:uuid:gone' };
    expect(await checkProof(credential, chained, publicKey)).toBe('missing_previous');
    const earlier = { ...proof, id: 'urn:uuid:here' };
    const both = {
      ...credential,
      proof: [earlier, { ...earlier, id: 'urn:uuid:twice' }, { ...earlier, id: 'urn:uuid:twice' }],
    };
    for (const previousProof of [
      ['urn:uuid:here', 'urn:uuid:gone'],
      ['urn:uuid:here', 'urn:uuid:here'],
      ['urn:uuid:twice'],
      'urn:uuid:twice',
      7,
    ]) {
      expect(await checkProof(both, { ...proof, previousProof }, publicKey)).toBe('missing_previous');
    }
    expect(await checkProof(both, { ...proof, previousProof: ['urn:uuid:here'] }, publicKey)).toBe('differs');
    // A set of nothing says nothing, so no signature over statements covers it.
    expect(await checkProof(credential, { ...proof, previousProof: [] }, publicKey)).toBe('matches');
  });
});

describe('signing what a template was filled with', () => {
  const slots = ['/id', '/name', '/credentialSubject/id'];
  const template = toTemplate(draft, slots);
  if ('declined' in template) throw new Error(template.declined);

  it('gives what signing the document gives, at every instant', async () => {
    const { publicMultikey, secretMultikey } = await generateKeyPair();
    const signer = await toSigner(secretMultikey);
    for (const instant of [created, '2026-06-12T09:00:01Z', created]) {
      const filled = template.fill(['urn:uuid:1', `Boat safety ${instant}`, 'did:key:z6Mk']);
      if (!filled) throw new Error('not filled');
      const signed = await signFilled(filled, signer, instant);
      expect(signed).toEqual(await sign(filled.document as LintedDraft, signer, instant));
      const [proof = {}] = listProofs(signed);
      const publicKey = fromMultikey(publicMultikey);
      expect(isPublicKey(publicKey) && (await checkProof(signed, proof, publicKey))).toBe('matches');
    }
  });

  it('tells documents with other contexts apart within one second', async () => {
    const signer = await toSigner((await generateKeyPair()).secretMultikey);
    const contexts = [...(draft['@context'] as string[]), 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];
    const other = toTemplate({ ...draft, '@context': contexts }, slots);
    if ('declined' in other) throw new Error(other.declined);
    for (const one of [template, other, template]) {
      const filled = one.fill(['urn:uuid:1', 'Boat safety', 'did:key:z6Mk']);
      if (!filled) throw new Error('not filled');
      const expected = await sign(filled.document as LintedDraft, signer, created);
      expect(await signFilled(filled, signer, created)).toEqual(expected);
    }
  });

  it('is for Ed25519 alone', async () => {
    const { secretMultikey } = await generateKeyPair('P-256');
    const filled = template.fill(['urn:uuid:1', 'Boat safety', 'did:key:z6Mk']);
    if (!filled) throw new Error('not filled');
    await expect(signFilled(filled, await toSigner(secretMultikey), created)).rejects.toThrow('P-256');
  });
});
