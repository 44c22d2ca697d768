import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, it } from 'vitest';
import { codeOf, did, findIn, keys, now, web } from '../../../../../test/small-web.ts';
import { type JsonObject, verify } from '../../index.ts';
import { toSigner } from '../../proof/index.ts';
import { signOldCredentialToken } from '../index.ts';

const signer = await toSigner(keys.secretMultikey, did);
const credential: JsonObject = {
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  id: 'urn:uuid:0f6a6d5e-4a52-4cf5-8d5a-1e9c3f0a7b11',
  type: ['VerifiableCredential'],
  issuer: { id: did },
  issuanceDate: '2026-06-12T09:00:00.500Z',
  expirationDate: '2027-06-12T09:00:00Z',
  credentialSubject: { id: 'did:example:maren' },
};
const sign = async (change: JsonObject = {}) => signOldCredentialToken({ ...credential, ...change }, signer);

it('a credential of edition 1.1 stands under vc, and the claims say the same', async () => {
  const token = String(await sign({ proof: { type: 'Old' } }));
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: signer.verificationMethod, typ: 'JWT' });
  expect(decodeJwt(token)).toEqual({
    iss: did,
    jti: credential.id,
    sub: 'did:example:maren',
    nbf: Date.parse('2026-06-12T09:00:00Z') / 1_000,
    exp: Date.parse('2027-06-12T09:00:00Z') / 1_000,
    vc: credential,
  });
  const report = await verify(token, { find: findIn(web), now });
  expect([report.verdict, codeOf(report, 'structure')]).toEqual(['valid', 'well_formed']);
  const later = await verify(token, { find: findIn(web), now: new Date('2028-01-01T00:00:00Z') });
  expect(later.verdict).toBe('expired');
});

it('says nothing of what the credential leaves out', async () => {
  const { id: _, expirationDate: __, ...bare } = credential;
  const token = String(await signOldCredentialToken({ ...bare, credentialSubject: [{}, {}] }, signer));
  expect(Object.keys(decodeJwt(token)).sort()).toEqual(['iss', 'nbf', 'vc']);
});

it('is refused for another edition, and for dates that cannot be read', async () => {
  expect(await sign({ '@context': ['https://www.w3.org/ns/credentials/v2'] })).toEqual({ refused: 'other_edition' });
  expect(await sign({ issuanceDate: 'soon' })).toEqual({ refused: 'dates_unreadable' });
  expect(await sign({ expirationDate: 7 })).toEqual({ refused: 'dates_unreadable' });
});
