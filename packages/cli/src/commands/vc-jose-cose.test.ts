import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { looksLikeCose } from '@cairn/core/cose';
import { parseSdJwt } from '@cairn/core/sd-jwt';
import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { runCairn } from '../cairn.ts';

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential', 'ExampleAlumniCredential'],
  issuer: 'https://lindon.example/issuers/1',
  credentialSubject: { id: 'did:example:maren', alumniOf: 'Lindon' },
};
const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: [],
};

const folder = await mkdtemp(join(tmpdir(), 'cairn-jose-'));
const curves = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', Ed25519: 'EdDSA' } as const;
type Curve = keyof typeof curves;

function makeKey(crv: Curve) {
  const pair = crv === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: crv });
  const toJwk = (key: typeof pair.publicKey) => key.export({ format: 'jwk' }) as JWK;
  const [publicKeyJwk, secretKeyJwk] = [toJwk(pair.publicKey), toJwk(pair.privateKey)];
  return { id: 'https://lindon.example/issuers/1#key', type: 'JsonWebKey', publicKeyJwk, secretKeyJwk };
}

async function run(action: string, feature: string, input: unknown, key: object, ...more: string[]) {
  const [from, by, to] = ['input', 'key.json', 'output.json'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(from, typeof input === 'string' ? input : JSON.stringify(input));
  await writeFile(by, JSON.stringify(key));
  const parameters = [
    'vc-jose-cose',
    action,
    '--input',
    from,
    '--key',
    by,
    '--feature',
    feature,
    '--output',
    to,
    ...more,
  ];
  const code = await runCairn(parameters, recordingTerminal());
  const { result, data } = JSON.parse(await readFile(to, 'utf8')) as { result: string; data: string };
  return { code, result, data };
}

describe.each(['P-256', 'P-384', 'Ed25519'] as const)('with a key of %s', crv => {
  test('what is issued, jose verifies; what jose signs, is verified', async () => {
    const key = makeKey(crv);
    for (const [feature, document, typ] of [
      ['credential_jose', credential, 'vc+jwt'],
      ['presentation_jose', presentation, 'vp+jwt'],
    ] as const) {
      const issued = await run('issue', feature, document, key);
      expect([issued.code, issued.result]).toEqual([0, 'success']);
      const opened = await compactVerify(issued.data, await importJWK(key.publicKeyJwk, curves[crv]));
      expect(JSON.parse(new TextDecoder().decode(opened.payload))).toEqual(document);
      expect(opened.protectedHeader).toMatchObject({ typ, kid: key.id });
      const theirs = await new CompactSign(Buffer.from(JSON.stringify(document)))
        .setProtectedHeader({ alg: curves[crv], typ, kid: key.id })
        .sign(await importJWK(key.secretKeyJwk, curves[crv]));
      const verified = await run('verify', feature, theirs, key);
      expect([verified.result, JSON.parse(verified.data)]).toEqual(['success', document]);
      expect(await run('verify', feature, theirs, makeKey(crv))).toMatchObject({ code: 1, result: 'failure' });
    }
  });
});

test.each(['P-256', 'P-384', 'Ed25519'] as const)('as COSE_Sign1 with a key of %s', async crv => {
  const key = makeKey(crv);
  for (const [feature, document] of [
    ['credential_cose', credential],
    ['presentation_cose', presentation],
  ] as const) {
    const issued = await run('issue', feature, document, key);
    expect([issued.result, looksLikeCose(issued.data)]).toEqual(['success', true]);
    const hexadecimal = Buffer.from(issued.data, 'base64').toString('hex');
    for (const text of [issued.data, hexadecimal]) {
      const verified = await run('verify', feature, text, key);
      expect([verified.result, JSON.parse(verified.data)]).toEqual(['success', document]);
    }
    expect((await run('verify', feature, issued.data, makeKey(crv))).result).toBe('failure');
    expect((await run('verify', feature, `${issued.data.slice(0, -4)}AAAA`, key)).result).toBe('failure');
    const other = feature === 'credential_cose' ? 'presentation_cose' : 'credential_cose';
    expect((await run('verify', other, issued.data, key)).result).toBe('failure');
  }
});

test('some of it is hidden, and shown to whoever checks', async () => {
  const key = makeKey('P-256');
  for (const [feature, document, place] of [
    ['credential_sdjwt', credential, 'credentialSubject.alumniOf'],
    ['presentation_sdjwt', { ...presentation, verifiableCredential: [{ id: 'urn:a' }] }, 'verifiableCredential[0]'],
  ] as const) {
    const issued = await run('issue', feature, document, key, '--sd', JSON.stringify([place]));
    const sdJwt = parseSdJwt(issued.data);
    expect([issued.result, sdJwt.disclosures.length]).toEqual(['success', 1]);
    const verified = await run('verify', feature, issued.data, key);
    expect([verified.result, JSON.parse(verified.data)]).toEqual(['success', document]);
    const forged = `${issued.data}${Buffer.from('["salt","a",1]').toString('base64url')}~`;
    expect((await run('verify', feature, forged, key)).result).toBe('failure');
    expect((await run('verify', feature, issued.data, makeKey('P-256'))).result).toBe('failure');
  }
  expect((await run('issue', 'credential_sdjwt', credential, key, '--sd', '["nothing"]')).result).toBe('failure');
  for (const places of ['{', '[7]', '{}']) {
    const parameters = ['--input', 'a', '--key', 'a', '--output', 'a', '--feature', 'credential_sdjwt', '--sd', places];
    expect(await runCairn(['vc-jose-cose', 'issue', ...parameters], recordingTerminal())).toBe(64);
  }
});

test.each([
  ['a credential of another edition', { ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'] }],
  ['a claim of another edition', { ...credential, vc: {} }],
  ['no issuer', { ...credential, issuer: undefined }],
  ['no subject', { ...credential, credentialSubject: {} }],
])('is a failure: %s', async (_title, document) => {
  expect((await run('issue', 'credential_jose', document, makeKey('P-256'))).result).toBe('failure');
});

test('what is not done here is indeterminate, and what cannot be read an error', async () => {
  expect(await run('issue', 'credential_jose', credential, makeKey('P-521'))).toMatchObject({
    code: 2,
    result: 'indeterminate',
  });
  expect(await run('issue', 'credential_jose', '{', makeKey('P-256'))).toMatchObject({ code: 65, result: 'error' });
  expect((await run('verify', 'credential_jose', 'a.b', makeKey('P-256'))).result).toBe('failure');
  const code = await runCairn(['vc-jose-cose', 'issue', '--feature', 'x'], recordingTerminal());
  expect(code).toBe(64);
});
