import { describe, expect, it } from 'vitest';
import { ask, did } from '../../../../test/small-web.ts';
import { toBase64url, toUtf8 } from '../bytes.ts';
import { jsonWebSuite2020 } from '../contexts/json-web-suite.ts';
import type { JsonObject } from '../json.ts';
import { readDetachedJws, toJwsInput } from './detached-jws.ts';
import { repeatsContexts } from './signed-bytes.ts';
import { findSigning, findSuite } from './suites.ts';

const edwards2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const contexts = ['https://www.w3.org/ns/credentials/v2', edwards2020, jsonWebSuite2020];
const kinds = ['Ed25519', 'P-256', 'P-384', 'RSA', 'Bls12381G2'] as const;

/** Each way of signing with what it signs with, by kind of key: algorithm, hash and bytes of a signature. */
const table: [name: string, proof: JsonObject, isLegacy: boolean, Record<string, unknown[]>][] = [
  ...['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'eddsa-2022'].map((name): (typeof table)[number] => [
    name,
    { type: 'DataIntegrityProof', cryptosuite: name },
    name === 'eddsa-2022',
    { Ed25519: ['EdDSA', 'SHA-256', 64] },
  ]),
  ...['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'].map((name): (typeof table)[number] => [
    name,
    { type: 'DataIntegrityProof', cryptosuite: name },
    false,
    { 'P-256': ['ES256', 'SHA-256', 64], 'P-384': ['ES384', 'SHA-384', 96] },
  ]),
  [
    'ecdsa-sd-2023',
    { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023' },
    false,
    { 'P-256': ['ES256', 'SHA-256', 64] },
  ],
  ['bbs-2023', { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' }, false, {}],
  ['Ed25519Signature2020', { type: 'Ed25519Signature2020' }, true, { Ed25519: ['EdDSA', 'SHA-256', 64] }],
  ['Ed25519Signature2018', { type: 'Ed25519Signature2018' }, true, { Ed25519: ['EdDSA', 'SHA-256', 64] }],
  [
    'JsonWebSignature2020',
    { type: 'JsonWebSignature2020' },
    true,
    {
      Ed25519: ['EdDSA', 'SHA-256', 64],
      'P-256': ['ES256', 'SHA-256', 64],
      'P-384': ['ES384', 'SHA-256', 96],
      RSA: ['PS256', 'SHA-256', undefined],
    },
  ],
];

describe('a way of signing', () => {
  it.each(table)('%s is known by what its proofs say, and by the keys that it takes', (name, proof, _, signings) => {
    const suite = findSuite({ '@context': contexts }, proof);
    expect(suite?.name).toBe(name);
    for (const kind of kinds) {
      const signing = suite && findSigning(suite, kind);
      const told = signing && [signing.algorithm, signing.hash, signing.signatureLength];
      expect([kind, told]).toEqual([kind, signings[kind]]);
    }
  });

  it.each(table)('%s is told of by its name, and that it is old', async (name, proof, isLegacy) => {
    const document = {
      '@context': contexts,
      type: ['VerifiableCredential'],
      issuer: did,
      credentialSubject: {},
      proof,
    };
    const { findings, warnings } = await ask({ ...document, proof: { ...proof, proofPurpose: 'assertionMethod' } }, {});
    expect(findings.find(({ question }) => question === 'integrity')).toMatchObject({
      code: 'key_not_found',
      facts: { suite: name },
    });
    const legacy = warnings.filter(({ code }) => code === 'legacy_signature');
    expect(legacy).toEqual(isLegacy ? [{ code: 'legacy_signature', facts: { suite: name } }] : []);
  });

  it('of old needs the context in which its words mean something', () => {
    for (const [context, type] of [
      [edwards2020, 'Ed25519Signature2020'],
      [jsonWebSuite2020, 'JsonWebSignature2020'],
    ] as const) {
      expect(findSuite({ '@context': contexts.filter(one => one !== context) }, { type })).toBeUndefined();
      expect(findSuite({ '@context': context }, { type })?.name).toBe(type);
    }
    expect(findSuite({ '@context': [] }, { type: 'Ed25519Signature2018' })?.name).toBe('Ed25519Signature2018');
  });

  it('is none when only a half of its name is right', () => {
    for (const proof of [
      { type: 'DataIntegrityProof' },
      { type: 'DataIntegrityProof', cryptosuite: 'Ed25519Signature2018' },
      { type: 'Ed25519Signature2018', cryptosuite: 'eddsa-rdfc-2022' },
      { cryptosuite: 'eddsa-rdfc-2022' },
      {},
    ]) {
      expect(findSuite({ '@context': contexts }, proof)).toBeUndefined();
    }
  });
});

describe('a signature beside its header', () => {
  const encode = (header: unknown) => toBase64url(toUtf8(typeof header === 'string' ? header : JSON.stringify(header)));
  const header = { alg: 'EdDSA', b64: false, crit: ['b64'] };
  const jws = (head: unknown, rest = '..AAAA') => `${encode(head)}${rest}`;

  it('is read with the header that says that the payload is bare', () => {
    expect(readDetachedJws(jws(header), 'EdDSA')).toEqual({ header: encode(header), signature: new Uint8Array(3) });
    const turned = { crit: ['b64'], b64: false, alg: 'ES256' };
    expect(readDetachedJws(jws(turned), 'ES256')?.header).toBe(encode(turned));
    expect(toJwsInput('ab', new Uint8Array([1, 2]))).toEqual(new Uint8Array([0x61, 0x62, 0x2e, 1, 2]));
  });

  it.each<[string, unknown]>([
    ['another algorithm', jws({ ...header, alg: 'ES256' })],
    ['a payload in base64url', jws({ ...header, b64: true })],
    ['nothing that must be understood', jws({ alg: 'EdDSA', b64: false })],
    ['more that must be understood', jws({ ...header, crit: ['b64', 'exp'] })],
    ['something else that must be understood', jws({ ...header, crit: ['exp'] })],
    ['a text of what must be understood', jws({ ...header, crit: 'b64' })],
    ['more in its header', jws({ ...header, kid: 'a' })],
    ['less in its header', jws({ alg: 'EdDSA', crit: ['b64'], x: 1 })],
    ['a list for a header', jws('[1,2,3]')],
    ['a header that is no JSON', jws('tide')],
    ['a header that is not UTF-8', `${toBase64url(new Uint8Array([0xff, 0xfe]))}..AAAA`],
    ['a header of other letters', '!!!..AAAA'],
    ['a header that is long', `${encode(`${JSON.stringify(header)}${' '.repeat(150)}`)}..AAAA`],
    ['a payload', jws(header, '.AAAA.AAAA')],
    ['a part too many', jws(header, '..AAAA.')],
    ['a part too few', jws(header, '.')],
    ['a signature of other letters', jws(header, '..A!AA')],
    ['nothing in it', ''],
    ['a number for it', 7],
    ['nothing for it', undefined],
  ])('is none with %s', (_title, value) => {
    expect(readDetachedJws(value as string, 'EdDSA')).toBeUndefined();
  });
});

describe('the contexts that a proof repeats', () => {
  it.each<[boolean, unknown, unknown]>([
    [true, ['a', 'b'], ['a', 'b']],
    [true, ['a', 'b'], ['a']],
    [true, ['a', 'b'], 'a'],
    [true, 'a', ['a']],
    [true, ['a', { b: 'c' }], ['a', { b: 'c' }]],
    [true, ['a'], undefined],
    [false, ['a', 'b'], ['b']],
    [false, ['a', 'b'], ['b', 'a']],
    [false, ['a'], ['a', 'b']],
    [false, ['a', { b: 'c' }], ['a', { b: 'd' }]],
    [false, ['1'], [1]],
    [false, undefined, ['a']],
  ])('are those that the document begins with: %s, %j and %j', (repeats, document, proof) => {
    const of = (contexts: unknown) => (contexts === undefined ? {} : { '@context': contexts }) as JsonObject;
    expect(repeatsContexts(of(document), of(proof))).toBe(repeats);
  });
});
