import { SDJwtInstance } from '@sd-jwt/core';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { codeOf, findIn, now, type Web } from '../../../../test/small-web.ts';
import { readAnything } from '../image/index.ts';
import { type JsonObject, Malformed, type Report, verify } from '../index.ts';

const issuer = 'https://lindon.example/issuers/coast';
const metadataUrl = 'https://lindon.example/.well-known/jwt-vc-issuer/issuers/coast';
const keysUrl = 'https://lindon.example/keys';
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(publicKey)), kid: 'k1' } as JsonObject;
const pages: Web = { [metadataUrl]: { issuer, jwks: { keys: [jwk] } } };

const theirs = new SDJwtInstance({
  signAlg: 'ES256',
  hashAlg: 'sha-256',
  signer: async text => {
    const bytes = new TextEncoder().encode(text);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey as never, bytes);
    return Buffer.from(signature).toString('base64url');
  },
  hasher: async (text, algorithm) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text);
    return new Uint8Array(await crypto.subtle.digest(algorithm.toUpperCase(), bytes));
  },
  saltGenerator: async length => Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64url'),
});

const claims: JsonObject = {
  iss: issuer,
  vct: 'https://lindon.example/types/coastal-badge',
  nbf: Date.parse('2026-06-12T00:00:00Z') / 1_000,
  name: 'Coastal navigation',
  learner: 'Amira',
};

async function issueThere(
  change: JsonObject = {},
  header: object = {},
  hidden: string[] = ['learner'],
): Promise<string> {
  const whole = { ...claims, ...change };
  return theirs.issue(whole, { _sd: hidden } as never, { header: { typ: 'dc+sd-jwt', kid: 'k1', ...header } });
}

async function judged(text: string, of: Web = pages, at = now): Promise<Report> {
  return verify(text, { find: findIn(of), now: at });
}

describe('an SD-JWT VC of another implementation', () => {
  it('is valid with the key of its issuer’s metadata, in the document or at its address', async () => {
    const issued = await issueThere();
    expect(await readAnything(issued)).toMatchObject({ form: 'token', text: issued });
    const report = await judged(issued);
    expect([report.verdict, codeOf(report, 'issuer-key'), codeOf(report, 'structure')]).toEqual([
      'valid',
      'key_of_domain',
      'well_formed',
    ]);
    const elsewhere = { [metadataUrl]: { issuer, jwks_uri: keysUrl }, [keysUrl]: { keys: [jwk] } };
    expect((await judged(issued, elsewhere)).verdict).toBe('valid');
    const [jws = ''] = issued.split('~');
    expect((await judged(`${jws}~`)).verdict).toBe('valid');
  });

  it('follows its dates', async () => {
    const ended = await issueThere({ exp: Date.parse('2026-11-01T00:00:00Z') / 1_000 });
    expect((await judged(ended)).verdict).toBe('expired');
    expect((await judged(await issueThere(), pages, new Date('2026-01-01T00:00:00Z'))).verdict).toBe('not-yet-valid');
    for (const exp of ['soon', 1e300]) expect((await judged(await issueThere({ exp }))).verdict).toBe('invalid');
  });

  it.each<[string, Web, string]>([
    ['cannot be reached', {}, 'issuer_unreachable'],
    [
      'are of somebody else',
      { [metadataUrl]: { issuer: 'https://lindon.example', jwks: { keys: [jwk] } } },
      'issuer_unreadable',
    ],
    ['hold no keys', { [metadataUrl]: { issuer } }, 'issuer_unreadable'],
    ['do not list its key', { [metadataUrl]: { issuer, jwks: { keys: [{ ...jwk, kid: 'k2' }] } } }, 'key_not_listed'],
  ])('is not valid when the keys of its issuer %s', async (_title, of, code) => {
    const report = await judged(await issueThere(), of);
    expect([report.verdict === 'valid', codeOf(report, 'issuer-key')]).toEqual([false, code]);
  });

  it('leaves open who signed when it names no issuer', async () => {
    const { iss: _, ...nameless } = claims;
    const issued = await theirs.issue(nameless, {} as never, { header: { typ: 'dc+sd-jwt' } });
    expect((await judged(`${issued}`)).verdict).toBe('undetermined');
  });

  it('is refused when it was changed, or shows what the issuer did not sign', async () => {
    const issued = await issueThere();
    const [jws = '', shown = ''] = issued.split('~');
    const [header, , signature] = jws.split('.');
    const changed = Buffer.from(JSON.stringify({ ...claims, name: 'Doctor' })).toString('base64url');
    expect(codeOf(await judged(`${header}.${changed}.${signature}~`), 'integrity')).toBe('signature_differs');
    const forged = Buffer.from(JSON.stringify(['salt', 'degree', 'Doctor'])).toString('base64url');
    for (const added of [forged, shown]) {
      const report = await judged(`${jws}~${shown}~${added}~`);
      expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'disclosure_not_covered']);
    }
  });

  it.each<[string, JsonObject, object, string[], string]>([
    ['no type of credential', { vct: '' }, {}, ['learner'], 'not_a_credential'],
    ['a hidden type', {}, {}, ['vct'], 'not_a_credential'],
    ['a hidden beginning', {}, {}, ['nbf'], 'not_a_credential'],
    ['a holder’s key that is none', { cnf: 'key' }, {}, [], 'not_a_credential'],
    [
      'a document of the data model inside',
      { '@context': ['https://www.w3.org/ns/credentials/v2'] },
      {},
      [],
      'form_unknown',
    ],
  ])('with %s is none', async (_title, change, header, hidden, code) => {
    const report = await judged(await issueThere(change, header, hidden));
    expect([report.verdict === 'valid', codeOf(report, 'structure')]).toEqual([false, code]);
  });

  it.each([undefined, 'JWT', 'kb+jwt', 'statuslist+jwt'])('signed as %s is signed for another end', async typ => {
    const report = await judged(await issueThere({}, { typ }));
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_for_other_purpose']);
  });

  it('is no SD-JWT when a part of it cannot be read', async () => {
    for (const broken of ['e30.e30.e30~e30~', 'e30.e30.~~', 'e30.e30.~W10~']) {
      await expect(judged(broken)).rejects.toThrow(Malformed);
    }
  });
});
