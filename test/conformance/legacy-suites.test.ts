/// <reference path="../peers.d.ts" />
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { Ed25519Signature2018 } from '@digitalbazaar/ed25519-signature-2018';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { JwsLinkedDataSignature } from '@digitalbazaar/jws-linked-data-signature';
import * as vc from '@digitalbazaar/vc';
import { describe, expect, it } from 'vitest';
import { jsonWebSuite2020, jsonWebSuiteContext } from '../../packages/core/src/contexts/json-web-suite.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { peerLoader } from '../peer.ts';
import { ask, codeOf, did, didUrl } from '../small-web.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

const date = '2026-06-12T09:00:00Z';
const ec256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const edwards = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p1363 = { dsaEncoding: 'ieee-p1363' } as const;

type SignBytes = (data: Uint8Array) => Buffer;
const signEdwards: SignBytes = data => sign(null, data, edwards.privateKey);

const jsonWebKeys: [string, { publicKey: KeyObject }, SignBytes][] = [
  ['EdDSA', edwards, signEdwards],
  ['ES256', ec256, data => sign('sha256', data, { key: ec256.privateKey, ...p1363 })],
  ['ES384', ec384, data => sign('sha384', data, { key: ec384.privateKey, ...p1363 })],
  ['PS256', rsa, data => sign('sha256', data, { key: rsa.privateKey, padding: 6, saltLength: 32 })],
];

function toWeb(publicKey: KeyObject) {
  const method = {
    id: `${did}#k`,
    type: 'JsonWebKey2020',
    controller: did,
    publicKeyJwk: publicKey.export({ format: 'jwk' }),
  };
  return { [didUrl]: { id: did, verificationMethod: [method], assertionMethod: [method.id] } as unknown as JsonObject };
}

/** What the other implementation signs, in the edition of the data model that knew these suites. */
async function issueThere(suite: object, contexts: string[]): Promise<JsonObject> {
  const credential = {
    '@context': ['https://www.w3.org/2018/credentials/v1', ...contexts],
    id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
    type: ['VerifiableCredential'],
    issuer: did,
    issuanceDate: date,
    credentialSubject: { id: 'urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66' },
  };
  return (await vc.issue({ credential, suite, documentLoader: peerLoader({}) })) as JsonObject;
}

function toSigner(signBytes: SignBytes) {
  return { id: `${did}#k`, sign: async ({ data }: { data: Uint8Array }) => new Uint8Array(signBytes(data)) };
}

async function issueJsonWeb(alg: string, signBytes: SignBytes): Promise<JsonObject> {
  const type = 'JsonWebSignature2020';
  const suite = new JwsLinkedDataSignature({
    type,
    alg,
    contextUrl: jsonWebSuite2020,
    signer: toSigner(signBytes),
    date,
  });
  return issueThere(suite, [jsonWebSuite2020]);
}

const issue2018 = () => issueThere(new Ed25519Signature2018({ signer: toSigner(signEdwards), date }), []);
const issue2020 = () =>
  issueThere(new Ed25519Signature2020({ signer: toSigner(signEdwards), date }), [
    'https://w3id.org/security/suites/ed25519-2020/v1',
  ]);

const cases: [string, { publicKey: KeyObject }, () => Promise<JsonObject>][] = [
  ['Ed25519Signature2018', edwards, issue2018],
  ['Ed25519Signature2020', edwards, issue2020],
  ...jsonWebKeys.map(([alg, pair, signBytes]): (typeof cases)[number] => [
    `JsonWebSignature2020 with ${alg}`,
    pair,
    () => issueJsonWeb(alg, signBytes),
  ]),
];

describe.each(cases)('%s of another implementation', (suite, { publicKey }, issue) => {
  const of = { standard: 'Earlier Linked Data signatures', clause: `${suite}, signed by @digitalbazaar` };
  vector({ ...of, name: 'as signed', expected: 'accepted, with legacy_signature' }, async () => {
    const report = await ask(await issue(), toWeb(publicKey));
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['valid', 'signature_matches']);
    expect(report.warnings.map(({ code }) => code)).toContain('legacy_signature');
  });

  vector({ ...of, name: 'a word, a date or the signature changed', expected: 'signature_differs' }, async () => {
    const credential = await issue();
    const proof = credential.proof as JsonObject;
    const value = 'jws' in proof ? 'jws' : 'proofValue';
    const text = String(proof[value]);
    const middle = text.length - 20;
    const flipped = `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`;
    for (const changed of [
      { ...credential, issuanceDate: '2026-06-11T09:00:00Z' },
      { ...credential, proof: { ...proof, created: '2026-06-11T09:00:00Z' } },
      { ...credential, proof: { ...proof, [value]: flipped } },
    ]) {
      const report = await ask(changed, toWeb(publicKey));
      expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_differs']);
    }
  });
});

describe('a signature as a JWS', () => {
  it('has the one header and the one form', async () => {
    const credential = await issueJsonWeb('ES256', data => sign('sha256', data, { key: ec256.privateKey, ...p1363 }));
    const proof = credential.proof as JsonObject;
    const [header = '', , signature = ''] = String(proof.jws).split('.');
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const good = { alg: 'ES256', b64: false, crit: ['b64'] };
    const bad = [
      '',
      7,
      `${header}.${signature}`,
      `${header}..${signature}.`,
      `${header}..${signature}=`,
      `${header}..`,
      `${header}.e30.${signature}`,
      `..${signature}`,
      `${header}..${signature.slice(1)}`,
      ...[
        { ...good, alg: 'none' },
        { ...good, alg: 'EdDSA' },
        { ...good, b64: true },
        { ...good, crit: [] },
        { ...good, crit: ['b64', 'exp'] },
        { ...good, jwk: {} },
        [],
        'ES256',
      ].map(other => `${encode(other)}..${signature}`),
      `${Buffer.from('{"alg":"none","alg":"ES256","b64":false,"crit":["b64"]}').toString('base64url')}..${signature}`,
    ];
    for (const jws of bad) {
      const report = await ask({ ...credential, proof: { ...proof, jws } }, toWeb(ec256.publicKey));
      expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_malformed']);
    }
    const rewritten = `${encode({ crit: ['b64'], b64: false, alg: 'ES256' })}..${signature}`;
    const report = await ask({ ...credential, proof: { ...proof, jws: rewritten } }, toWeb(ec256.publicKey));
    expect(codeOf(report, 'integrity')).toBe('signature_differs');
  });

  it('takes the key of its algorithm only', async () => {
    const credential = await issue2018();
    expect(codeOf(await ask(credential, toWeb(ec256.publicKey)), 'integrity')).toBe('key_kind_wrong');
    const proof = { ...(credential.proof as JsonObject), type: 'RsaSignature2018' };
    expect(codeOf(await ask({ ...credential, proof }, toWeb(rsa.publicKey)), 'integrity')).toBe(
      'signature_kind_unknown',
    );
  });

  it('means nothing in a document without its words', async () => {
    const credential = await issueJsonWeb('EdDSA', signEdwards);
    const bare = { ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'] };
    expect(codeOf(await ask(bare, toWeb(edwards.publicKey)), 'integrity')).toBe('signature_kind_unknown');
  });
});

describe('the words of these signatures', () => {
  const path = 'standards/data/contexts/suites-jws-2020.jsonld';
  it.runIf(hasStandard(path))('mean what the published context says', () => {
    const { '@context': published } = JSON.parse(readStandard(path)) as { '@context': JsonObject };
    const own = jsonWebSuiteContext['@context'] as JsonObject;
    expect(own.JsonWebSignature2020).toEqual(published.JsonWebSignature2020);
  });
});
