/// <reference path="../peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { from as fromEcdsa } from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { createDiscloseCryptosuite, createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { from as fromEdwards } from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromDidKey } from '../../packages/core/src/did/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import type { SigningKind } from '../../packages/core/src/keys/index.ts';
import { generateKeyPair, type SigningSuite } from '../../packages/core/src/proof/index.ts';
import { type ConformanceHouse, exampleCredential, openConformanceHouse } from '../conformance-house.ts';
import { peerLoader } from '../peer.ts';
import { hasStandard, listStandards } from '../standards.ts';
import { vector, vectors } from '../vectors.ts';
import { loadVectorContext, readVector } from '../w3c-vectors.ts';

/** What the suites for VC-API and for the Data Integrity suites assert, with an independent implementation on the other side. */

let house: ConformanceHouse;
beforeAll(async () => {
  house = await openConformanceHouse();
});
afterAll(() => house.close());

const now = new Date('2026-11-24T09:00:00Z');
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/** What the other implementation may see besides contexts: the documents of did:key identifiers. */
async function documentLoader(url: string) {
  const owner = url.split('#')[0] ?? '';
  const document = fromDidKey(owner);
  const documents = {
    'https://www.w3.org/ns/credentials/examples/v2': examples,
    ...(document ? { [owner]: document } : {}),
  };
  return peerLoader(documents)(url);
}

const checking: Record<string, object> = {
  'eddsa-rdfc-2022': eddsaRdfc,
  'eddsa-jcs-2022': eddsaJcs.createVerifyCryptosuite(),
  'ecdsa-rdfc-2019': ecdsaRdfc,
  'ecdsa-jcs-2019': ecdsaJcs.createVerifyCryptosuite(),
};
const signing: Record<string, object> = {
  'eddsa-rdfc-2022': eddsaRdfc,
  'eddsa-jcs-2022': eddsaJcs.createSignCryptosuite(),
  'ecdsa-rdfc-2019': ecdsaRdfc,
  'ecdsa-jcs-2019': ecdsaJcs.createSignCryptosuite(),
};

const cases: [SigningSuite, SigningKind][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

async function peerSuite(name: SigningSuite, kind: SigningKind) {
  const { publicMultikey, secretMultikey } = await generateKeyPair(kind);
  const did = `did:key:${publicMultikey}`;
  const from = kind === 'Ed25519' ? fromEdwards : fromEcdsa;
  const key = await from({
    type: 'Multikey',
    id: `${did}#${publicMultikey}`,
    controller: did,
    publicKeyMultibase: publicMultikey,
    secretKeyMultibase: secretMultikey,
  });
  const suite = new DataIntegrityProof({
    cryptosuite: signing[name] ?? {},
    signer: key.signer(),
    date: '2026-06-12T09:00:00Z',
  });
  return { did, suite };
}

async function peerIssue(name: SigningSuite, kind: SigningKind, change: JsonObject = {}): Promise<JsonObject> {
  const { did, suite } = await peerSuite(name, kind);
  const credential = { ...structuredClone(exampleCredential), issuer: did, ...change };
  return (await vc.issue({ credential, suite, documentLoader })) as JsonObject;
}

describe.each(cases)('%s with %s through HTTP', (name, kind) => {
  const findIssuer = () =>
    house.entries('issuers', name).find(({ entry }) => {
      const kinds = entry.supportedEcdsaKeyTypes as string[] | undefined;
      return kinds === undefined || kinds.includes(kind);
    });

  const of = { standard: 'VC API', clause: `issue and verify through HTTP, ${name} with ${kind}` };

  vector({ ...of, name: 'signed here, accepted by @digitalbazaar' }, async () => {
    const issuer = findIssuer();
    if (!issuer) throw new Error('no issuer');
    const { status, body } = await house.issue(issuer, exampleCredential);
    const credential = body.verifiableCredential as JsonObject;
    const proof = credential.proof as JsonObject;
    expect(status).toBe(201);
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: name, proofPurpose: 'assertionMethod' });
    expect(proof.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(proof.proofValue).toMatch(/^z[1-9A-HJ-NP-Za-km-z]+$/);
    expect(proof.verificationMethod).toBe(`${issuer.id}#${issuer.id.slice('did:key:'.length)}`);
    const suite = new DataIntegrityProof({ cryptosuite: checking[name] ?? {} });
    expect(
      await vc.verifyCredential({ credential: structuredClone(credential), suite, documentLoader, now }),
    ).toMatchObject({ verified: true });
  });

  vector(
    { ...of, name: 'signed by @digitalbazaar, accepted here; 18 broken proofs', expected: 'broken ones refused' },
    async () => {
      const credential = await peerIssue(name, kind);
      expect((await house.verify(credential)).status).toBe(200);
      const proof = credential.proof as JsonObject;
      const without = (member: string) => Object.fromEntries(Object.entries(proof).filter(([key]) => key !== member));
      const broken: [string, unknown][] = [
        ['no proof', undefined],
        ['an empty proof', {}],
        ['a proof that is a text', 'proof'],
        ...['type', 'cryptosuite', 'proofPurpose', 'verificationMethod', 'proofValue'].map(
          (member): [string, unknown] => [`no ${member}`, without(member)],
        ),
        ['another type', { ...proof, type: 'UnknownProofType' }],
        ['another cryptosuite', { ...proof, cryptosuite: 'unknown-2020' }],
        ['another purpose', { ...proof, proofPurpose: 'authentication' }],
        ['a value in another base', { ...proof, proofValue: `u${String(proof.proofValue).slice(1)}` }],
        ['a shortened value', { ...proof, proofValue: String(proof.proofValue).slice(0, -2) }],
        ['a moment that is none', { ...proof, created: 'yesterday' }],
        ['another moment', { ...proof, created: '2026-06-12T09:00:01Z' }],
        ['a proof before it that is not there', { ...proof, previousProof: 'urn:uuid:0' }],
        ['proofs before it that are not there', { ...proof, previousProof: ['urn:uuid:0', 'urn:uuid:1'] }],
        ['a set of which one is broken', [proof, { ...proof, created: '2026-06-12T09:00:01Z' }]],
        ['a set of which one is unknown', [proof, { ...proof, cryptosuite: 'unknown-2020' }]],
      ];
      for (const [title, changed] of broken) {
        const answer = await house.verify({ ...credential, proof: (changed ?? null) as JsonObject });
        expect([title, answer.status, answer.body.verified]).toEqual([title, 400, false]);
      }
      expect((await house.verify({ ...credential, proof: [proof] })).status).toBe(200);
    },
  );
});

describe('a part of a credential', () => {
  it('is shown by us and checked by the other, and the other way round', async () => {
    const [issuer] = house.entries('issuers', 'ecdsa-sd-2023');
    if (!issuer) throw new Error('no issuer');
    const { status, body } = await house.issue(issuer, exampleCredential, { mandatoryPointers: ['/issuer'] });
    const base = body.verifiableCredential as JsonObject;
    expect([status, String((base.proof as JsonObject).proofValue)[0]]).toEqual([201, 'u']);
    const selectivePointers = ['/credentialSubject/alumniOf'];
    const derived = await house.post('/credentials/derive', {
      verifiableCredential: base,
      options: { selectivePointers },
    });
    expect(derived.status).toBe(201);
    const part = derived.body.verifiableCredential as JsonObject;
    expect(part).not.toHaveProperty('validFrom');
    const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
    expect(await vc.verifyCredential({ credential: structuredClone(part), suite, documentLoader, now })).toMatchObject({
      verified: true,
    });
    expect((await house.verify(part)).status).toBe(200);
    expect((await house.verify({ ...part, issuer: 'did:example:other' })).status).toBe(400);
    const disclosing = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) });
    const theirs = await vc.derive({ verifiableCredential: structuredClone(base), suite: disclosing, documentLoader });
    expect((await house.verify(theirs as JsonObject)).status).toBe(200);
  });

  it('is not shown without a signature made for it, or without being named', async () => {
    const [issuer] = house.entries('issuers', 'ecdsa-sd-2023');
    const plain = await peerIssue('ecdsa-rdfc-2019', 'P-256');
    const ask = async (verifiableCredential: JsonObject, selectivePointers: string[]) => {
      const { status, body } = await house.post('/credentials/derive', {
        verifiableCredential,
        options: { selectivePointers },
      });
      return [status, body.code];
    };
    expect(await ask(plain, ['/issuer'])).toEqual([400, 'no_base_proof']);
    const base = issuer && ((await house.issue(issuer, exampleCredential)).body.verifiableCredential as JsonObject);
    expect(await ask(base ?? {}, [])).toEqual([400, 'nothing_selected']);
    const cut =
      issuer && (await house.issue(issuer, exampleCredential, { mandatoryPointers: ['/credentialSubject/none'] }));
    expect(cut?.body.code).toBe('pointer_leads_nowhere');
    expect(await ask(base ?? {}, ['/nowhere'])).toEqual([400, 'pointer_leads_nowhere']);
  });
});

describe('an enveloped credential', () => {
  it('holds the credential in a token, and is verified as one', async () => {
    const [issuer] = house.entries('issuers', 'EnvelopingProof');
    if (!issuer) throw new Error('no issuer');
    const { status, body } = await house.issue(issuer, exampleCredential);
    const envelope = body.verifiableCredential as JsonObject;
    expect([status, envelope.type]).toEqual([201, 'EnvelopedVerifiableCredential']);
    const payload = String(envelope.id).split(',')[1]?.split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      ...exampleCredential,
      issuer: issuer.id,
    });
    expect((await house.verify(envelope)).status).toBe(200);
    const other = Buffer.from(JSON.stringify({ ...exampleCredential, issuer: issuer.id, name: 'x' })).toString(
      'base64url',
    );
    const broken: JsonObject[] = [
      { ...envelope, id: String(envelope.id).replace(payload, other) },
      { ...envelope, id: String(envelope.id).replace('vc+jwt', 'json') },
      { ...envelope, id: 'data:application/vc+jwt,abc' },
      { ...envelope, id: 'https://a.example/1' },
      { ...envelope, '@context': 'https://www.w3.org/2018/credentials/v1' },
      { ...envelope, type: 'VerifiableCredential' },
    ];
    for (const credential of broken) expect((await house.verify(credential)).body.verified).toBe(false);
  });
});

describe('a presentation', () => {
  const domain = 'github.com/w3c/vc-data-model-2.0-test-suite';
  const challenge = '123e4567-e89b-12d3-a456-426614174000';

  async function present(holding: JsonObject[], change: JsonObject = {}): Promise<JsonObject> {
    const { did, suite } = await peerSuite('eddsa-rdfc-2022', 'Ed25519');
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
      type: ['VerifiablePresentation'],
      holder: did,
      verifiableCredential: holding,
      ...change,
    };
    return (await vc.signPresentation({ presentation, suite, challenge, domain, documentLoader })) as JsonObject;
  }
  const verify = (verifiablePresentation: JsonObject, options: JsonObject = { domain, challenge }) =>
    house.post('/presentations/verify', { verifiablePresentation, options });

  it('is verified with what it holds, for the challenge and the domain', async () => {
    const presentation = await present([
      await peerIssue('ecdsa-rdfc-2019', 'P-256'),
      await peerIssue('eddsa-jcs-2022', 'Ed25519'),
    ]);
    const { status, body } = await verify(presentation);
    expect([status, body.verified]).toEqual([200, true]);
    expect((await verify(presentation, {})).status).toBe(200);
    const refused = async (options: JsonObject) => (await verify(presentation, options)).body;
    expect(await refused({ challenge: 'other' })).toMatchObject({
      type: 'https://w3id.org/security#INVALID_CHALLENGE_ERROR',
    });
    expect(await refused({ challenge, domain: 'a.example' })).toMatchObject({
      type: 'https://w3id.org/security#INVALID_DOMAIN_ERROR',
    });
  });

  it('may hold nothing, and an envelope', async () => {
    const [issuer] = house.entries('issuers', 'EnvelopingProof');
    const enveloped = issuer && (await house.issue(issuer, exampleCredential)).body.verifiableCredential;
    expect((await verify(await present([], {}))).status).toBe(200);
    expect((await verify(await present([enveloped as JsonObject]))).status).toBe(200);
  });

  it('is not verified when it, or something in it, does not hold', async () => {
    const good = await peerIssue('eddsa-rdfc-2022', 'Ed25519');
    const presentation = await present([good]);
    const { proof: _, ...unsigned } = presentation;
    const tampered = await present([{ ...good, validFrom: '2026-06-02T00:00:00Z' }]);
    const broken: JsonObject[] = [
      unsigned,
      tampered,
      { ...presentation, id: 'urn:uuid:2' },
      { ...presentation, type: ['VerifiableCredential'] },
      { ...presentation, holder: 'did:example:other' },
      { ...presentation, verifiableCredential: ['text'] },
      { ...presentation, '@context': ['https://www.w3.org/ns/credentials/examples/v2'] },
    ];
    for (const one of broken) {
      const { status, body } = await verify(one);
      expect([status, body.verified]).toEqual([400, false]);
    }
    for (const body of [{}, { verifiablePresentation: null }, { verifiablePresentation: [] }]) {
      expect((await house.post('/presentations/verify', body)).status).toBe(400);
    }
  });
});

describe('the vectors of the standards', () => {
  const directories = ['di-eddsa/eddsa-rdfc-2022', 'di-eddsa/eddsa-jcs-2022', 'di-ecdsa/ecdsa-rdfc-2019-p256'];
  const more = ['di-ecdsa/ecdsa-rdfc-2019-p384', 'di-ecdsa/ecdsa-jcs-2019-p256', 'di-ecdsa/ecdsa-jcs-2019-p384'];
  const inHouse = (directory: string) => ({
    standard: 'VC API',
    clause: 'verify through HTTP, vectors of the suites',
    name: `vectors/${directory}`,
    expected: 'accepted; with a changed issuer refused',
  });
  vectors(
    [...directories, ...more].filter(directory => hasStandard(`vectors/${directory}`)),
    inHouse,
    async directory => {
      const signed = listStandards(`vectors/${directory}`, '.json').filter(path => /signed.*\.json$/i.test(path));
      let verified = 0;
      for (const path of signed) {
        const document = readVector(path.replace(/^vectors\//, ''));
        if (!document.proof || !isKnown(document)) continue;
        const { status, body } = await house.verify(document);
        expect([path, status, body.detail]).toEqual([path, 200, undefined]);
        expect((await house.verify({ ...document, issuer: 'https://vc.example/issuers/1' })).status).toBe(400);
        verified += 1;
      }
      expect(verified).toBeGreaterThan(0);
    },
  );

  it('of the older signature are verified, and not without the moment of signing', async () => {
    if (!hasStandard('vectors/di-eddsa/Ed25519Signature2020')) return;
    const document = readVector('di-eddsa/Ed25519Signature2020/signedEdSig.json');
    const { status, body } = await house.verify(document);
    expect([status, (body.warnings as JsonObject[]).map(({ code }) => code)]).toEqual([
      200,
      expect.arrayContaining(['legacy_signature', 'key_owner_unproven']),
    ]);
    const { created: _, ...undated } = document.proof as JsonObject;
    const codes = (await house.verify({ ...document, proof: undated })).body.problemDetails as JsonObject[];
    expect(codes.map(({ code }) => code)).toContain('proof_undated');
  });

  it('of sets and chains are verified, and not when an earlier signature is missing', async () => {
    const directory = 'vectors/di-eddsa/proof-set-chain';
    if (!hasStandard(directory)) return;
    const documents = listStandards(directory, '.json')
      .filter(path => path.includes('/signed'))
      .map(path => readVector(path.replace(/^vectors\//, '')))
      .filter(({ proof }) => Array.isArray(proof));
    let chains = 0;
    for (const document of documents) {
      expect((await house.verify(document)).status).toBe(200);
      const proofs = document.proof as JsonObject[];
      const dependent = proofs.filter(({ previousProof }) => previousProof !== undefined);
      if (dependent.length === 0) continue;
      chains += 1;
      expect((await house.verify({ ...document, proof: dependent.slice(-1) })).status).toBe(400);
    }
    expect([documents.length > 0, chains > 0]).toEqual([true, true]);
  });

  const isKnown = (document: JsonObject) =>
    (document['@context'] as string[]).every(url => !url.includes('citizenship') && loadVectorContext(url));
});
