import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConformanceHouse,
  exampleCredential,
  openConformanceHouse,
} from '../../../../../../test/conformance-house.ts';
import { toDidDocument } from '../../../../../core/src/did/index.ts';
import { bakeSvg } from '../../../../../core/src/image/index.ts';
import type { JsonObject } from '../../../../../core/src/json.ts';
import { generateKeyPair, sign, toSigner } from '../../../../../core/src/proof/index.ts';

let house: ConformanceHouse;
beforeAll(async () => {
  house = await openConformanceHouse();
});
afterAll(() => house.close());

const tags = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'BitstringStatusList'];
const issuerOf = (tag: string) => {
  const [issuer] = house.entries('issuers', tag);
  if (!issuer) throw new Error(`no issuer for ${tag}`);
  return issuer;
};
const issueWith = async (tag: string, credential = exampleCredential) =>
  (await house.issue(issuerOf(tag), credential)).body.verifiableCredential as JsonObject;

describe('issuing', () => {
  test.each(tags)(
    'VC-3 what the issuers of %s sign, the verifier accepts; what was changed, it does not',
    async tag => {
      const issuers = house.entries('issuers', tag);
      expect(issuers.length).toBe(tag.startsWith('ecdsa-') ? 2 : 1);
      for (const issuer of issuers) {
        const { status, body } = await house.issue(issuer, exampleCredential);
        expect([status, body]).toMatchObject([201, { verifiableCredential: { issuer: issuer.id } }]);
        const signed = body.verifiableCredential as JsonObject;
        const good = await house.verify(signed);
        expect([good.status, good.body]).toMatchObject([200, { verified: true, problemDetails: [] }]);
        const changed = await house.verify({ ...signed, validFrom: '2026-06-02T00:00:00Z' });
        expect(changed).toMatchObject({
          status: 400,
          type: expect.stringContaining('application/problem+json'),
          body: { verified: false, status: 400, type: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR' },
        });
      }
    },
  );

  test('VC-3 nothing is signed for another issuer, in another edition or with a word nobody knows', async () => {
    const { id, path } = issuerOf('eddsa-rdfc-2022');
    const ask = async (change: JsonObject, options: JsonObject = {}) => {
      const { status, body } = await house.post(path, {
        credential: { ...exampleCredential, issuer: id, ...change },
        options,
      });
      return [status, body.code, body.at];
    };
    const v2 = ['https://www.w3.org/ns/credentials/v2'];
    expect(await ask({ issuer: 'did:example:other' })).toEqual([400, 'issuer_is_other', '/issuer']);
    expect(await ask({ '@context': ['https://www.w3.org/2018/credentials/v1'] })).toEqual([
      400,
      'edition_not_issued',
      '/@context',
    ]);
    expect(
      await ask({ '@context': v2, type: ['VerifiableCredential'], colour: 'green', credentialSubject: { id } }),
    ).toEqual([400, 'term_undefined', '/colour']);
    expect(await ask({}, { created: 'yesterday' })).toEqual([400, 'created_not_an_instant', undefined]);
    expect(await ask({}, { mandatoryPointers: ['/nothing'] })).toEqual([400, 'pointer_leads_nowhere', undefined]);
    expect((await ask({}, { mandatoryPointers: ['/credentialSubject/alumniOf'] }))[0]).toBe(201);
  });

  test('VC-3 beside a proof that is there, another one is made, and both have to hold', async () => {
    const first = await issueWith('eddsa-rdfc-2022');
    const { body } = await house.issue(issuerOf('eddsa-rdfc-2022'), first);
    const both = body.verifiableCredential as JsonObject;
    expect(both.proof).toHaveLength(2);
    expect((await house.verify(both)).status).toBe(200);
    const [one, other] = both.proof as JsonObject[];
    const broken = { ...both, proof: [one ?? {}, { ...other, created: '2026-01-01T00:00:00Z' }] };
    expect((await house.verify(broken)).body).toMatchObject({ verified: false, code: 'other_signature_fails' });
  });

  test.each([
    [{}],
    [[]],
    [null],
    ['x'],
    [{ credential: null }],
    [{ credential: [] }],
    [{ credential: {}, options: 1 }],
  ])('VC-3 a request without a credential is none: %j', async body => {
    const answer = await house.post(issuerOf('vc-api').path, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'request_malformed']);
  });
});

test('VC-2 the keys are the same on another node and other than those of another master key', async () => {
  const beside = await openConformanceHouse();
  expect((await beside.get('/conformance/manifest')).body).toEqual((await house.get('/conformance/manifest')).body);
  await beside.app.close();
  const ids = ['issuers'].flatMap(() => tags.flatMap(tag => house.entries('issuers', tag).map(({ id }) => id)));
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the status list', () => {
  test('VC-4 gives each credential an entry, and takes a credential out of force', async () => {
    const issuer = issuerOf('BitstringStatusList');
    const credential = await issueWith('BitstringStatusList');
    const entry = credential.credentialStatus as JsonObject;
    expect(entry).toMatchObject({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: expect.stringMatching(/^\d+$/),
    });
    const { pathname } = new URL(String(entry.statusListCredential));
    const list = await house.get(pathname, { host: 'localhost' });
    expect(list.body).toMatchObject({
      issuer: issuer.id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    });
    const verifiedList = await house.verify(list.body);
    expect(verifiedList.status).toBe(200);
    const setTo = (status: boolean) =>
      house.post('/credentials/status', { credentialId: exampleCredential.id, credentialStatus: entry, status });
    expect((await setTo(true)).status).toBe(200);
    const revoked = await house.verify(credential);
    expect(revoked).toMatchObject({
      status: 400,
      body: { code: 'revoked', type: 'https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR' },
    });
    expect((await setTo(false)).status).toBe(200);
    expect((await house.verify(credential)).status).toBe(200);
    await house.post('/credentials/status', { credentialId: exampleCredential.id, status: true });
    expect((await house.verify(credential)).body.code).toBe('revoked');
    expect((await house.post('/credentials/status', { credentialId: 'urn:none', status: true })).status).toBe(404);
  });

  test('VC-4 is for credentials without a status and without words that nobody knows', async () => {
    const issuer = issuerOf('BitstringStatusList');
    const contexts = ['https://www.w3.org/ns/credentials/v2'];
    const plain = { ...exampleCredential, '@context': contexts, type: ['VerifiableCredential'] };
    const about = { credentialSubject: { id: 'did:example:subject' } };
    expect((await house.issue(issuer, { ...plain, ...about })).status).toBe(201);
    expect((await house.issue(issuer, { ...plain, ...about, statusEntry: { id: 'x' } })).body.code).toBe(
      'term_undefined',
    );
    const given = { credentialStatus: { id: 'urn:x', type: 'BitstringStatusListEntry' } };
    expect((await house.issue(issuer, { ...plain, ...about, ...given })).body.code).toBe('status_given_twice');
  });
});

describe('verifying', () => {
  const signAs = async (issuer: string, change: JsonObject = {}) => {
    const { secretMultikey } = await generateKeyPair();
    const draft = {
      ...exampleCredential,
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
    };
    const about = { issuer, credentialSubject: { id: 'did:example:subject' } };
    return sign({ ...draft, ...about, ...change } as never, await toSigner(secretMultikey), '2026-06-12T09:00:00Z');
  };

  test('VC-5 an issuer who is not the owner of the key, and a list out of reach, are warnings', async () => {
    const credential = await signAs('https://vc.example/issuers/5678', {
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '7',
        statusListCredential: 'https://vc.example/status/1',
      },
    });
    const { status, body } = await house.verify(credential);
    expect([status, body.verified]).toEqual([200, true]);
    const codes = (body.warnings as JsonObject[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['key_owner_unproven', 'status_list_unreachable']));
  });

  test('VC-5 what is out of date or was tampered with is not verified, in the language of the reader', async () => {
    const expired = await signAs('did:example:a', { validUntil: '2026-07-01T00:00:00Z' });
    const { status, body } = await house.post(
      '/credentials/verify',
      { verifiableCredential: expired },
      { 'accept-language': 'ar' },
    );
    expect([status, body.code, body.type]).toEqual([400, 'expired', 'https://www.w3.org/TR/vc-data-model#RANGE_ERROR']);
    expect(`${body.title} ${body.detail}`).toMatch(/^[^a-z]*[\u0600-\u06ff]/);
  });

  test('VC-5 a challenge and a domain that are asked for have to be there', async () => {
    const credential = await issueWith('eddsa-rdfc-2022');
    const ask = async (options: JsonObject) => (await house.verify(credential, options)).body.code;
    expect(await ask({ challenge: 'abc' })).toBe('challenge_differs');
    expect(await ask({ domain: 'a.example' })).toBe('domain_differs');
  });

  test('VC-5 the credential in a picture is verified as any', async () => {
    const credential = await issueWith('ecdsa-rdfc-2019');
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';
    const send = (svg: string) =>
      house.post('/credentials/verify', Buffer.from(svg), { 'content-type': 'image/svg+xml' });
    expect((await send(bakeSvg(picture, JSON.stringify(credential)))).status).toBe(200);
    const tampered = JSON.stringify({ ...credential, validFrom: '2026-06-02T00:00:00Z' });
    expect((await send(bakeSvg(picture, tampered))).status).toBe(400);
    expect((await send(picture)).body).toMatchObject({ verified: false, code: 'not_a_document' });
  });

  test.each([
    [{}],
    [[]],
    ['x'],
    [{ verifiableCredential: null }],
    [{ verifiableCredential: 'x' }],
    [{ verifiableCredential: [] }],
  ])('VC-5 a request without a credential is none: %j', async body =>
    expect((await house.post('/credentials/verify', body)).status).toBe(400),
  );
});

describe('resolving', () => {
  const resolve = (did: string, accept = 'application/did-resolution') =>
    house.get(`/1.0/identifiers/${did}`, { accept });

  test('VC-7 gives the document, alone or with what is known about it', async () => {
    for (const tag of ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019']) {
      const { id } = issuerOf(tag);
      const whole = await resolve(encodeURIComponent(id));
      expect(whole).toMatchObject({ status: 200, type: 'application/did-resolution', body: { didDocument: { id } } });
      const alone = await resolve(id, 'application/did');
      expect(alone).toMatchObject({ status: 200, type: 'application/did', body: { id } });
      expect(whole.body.didDocument).toEqual(alone.body);
    }
    const [did, url] = ['did:web:lindon.example%3A8443:issuers:a', 'https://lindon.example:8443/issuers/a/did.json'];
    const document = toDidDocument({ did, keys: [{ multikey: (await generateKeyPair()).publicMultikey }] });
    house.world.web.set(url, { body: JSON.stringify(document), mediaType: 'application/json' });
    expect((await resolve(did)).body.didDocument).toEqual(document);
    expect((await resolve(encodeURIComponent(did))).body.didDocument).toEqual(document);
  });

  test.each([
    ['not-a-did', '*/*', 400, 'INVALID_DID'],
    ['did:key:zzz', '*/*', 400, 'INVALID_DID'],
    ['did:key:', '*/*', 400, 'INVALID_DID'],
    ['did:example:123', '*/*', 501, 'METHOD_NOT_SUPPORTED'],
    ['did:web:nobody.example', '*/*', 404, 'NOT_FOUND'],
    ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'image/png', 406, 'REPRESENTATION_NOT_SUPPORTED'],
  ])('VC-7 of %s for %s: %i %s', async (did, accept, status, code) => {
    const answer = await resolve(did, accept);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      didDocument: null,
      didResolutionMetadata: { error: { type: `https://www.w3.org/ns/did#${code}`, title: expect.any(String) } },
    });
  });
});
