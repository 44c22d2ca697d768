import { createHash } from 'node:crypto';
import { makeBundle } from '@cairn/core/continuity';
import { signOpenBadgeToken } from '@cairn/core/formats';
import type { JsonObject } from '@cairn/core/json';
import { sign, toSigner } from '@cairn/core/proof';
import { signSdJwtVc } from '@cairn/core/sd-jwt-vc';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasOpenssl, makeCertificate } from '../../../../../test/certificates.ts';
import { issueRecord } from '../../../../../test/small-record.ts';
import { did, draft, keys } from '../../../../../test/small-web.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { type Credential, routes as credentials, findCredential, markCredential } from '../credentials/index.ts';
import { foundTestIssuer, issueTestCredential, outside, type TestIssuer } from '../test-issuer.ts';
import { writeLog } from '../transparency/index.ts';
import { findAnywhere, routes, verdictOf } from './index.ts';

let world: TestWorld;
let issuer: TestIssuer;
let credential: Credential;
beforeEach(async () => {
  world = await openTestWorld({ config: { publicUrl: 'https://awards.lindon.example' } });
  issuer = await foundTestIssuer(world);
  credential = await issueTestCredential(world, issuer, 'Salma Haddad-Núñez');
});
afterEach(() => world.close());

const nobody = { kind: 'nobody', language: 'en' } as const;
const verify = (given: string | Record<string, unknown>, language: 'en' | 'ar' = 'en') =>
  routes.verifyCredential(world, nobody, { ...outside, params: undefined, body: { credential: given, language } });
const revoke = () =>
  credentials.revokeCredential(world, issuer.admin, {
    ...outside,
    params: { organisationId: issuer.organisationId, credentialId: credential.credentialId },
    body: { reason: 'misconduct' },
  });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  );

test('V-1 our own credentials are judged by our own documents, without the network', async () => {
  expect(issuer.issuerId).toBe('did:web:awards.lindon.example:issuers:lindon-university');
  const { report } = await verify(credential.document);
  expect(report.verdict).toBe('valid');
  const ofPages = report.findings.map(({ question, answer }) => `${question} ${answer}`);
  expect(ofPages).toEqual(
    expect.arrayContaining(['integrity pass', 'issuer-key pass', 'status pass', 'validity pass', 'structure pass']),
  );
  await revoke();
  expect((await verify(JSON.parse(credential.document))).report.verdict).toBe('revoked');
});

test('V-1 what lies elsewhere is asked for by the one guarded way out, and its absence is not a no', async () => {
  const elsewhere = await openTestWorld({ config: { publicUrl: 'https://elsewhere.example' } });
  const body = { credential: credential.document, language: 'en' as const };
  const { report } = await routes.verifyCredential(elsewhere, nobody, { ...outside, params: undefined, body });
  expect(report.verdict).toBe('undetermined');
  expect(report.findings.find(({ question }) => question === 'status')?.answer).toBe('unknown');
});

test('V-2 a changed word is found, and said in the language of the reader', async () => {
  const changed = credential.document.replace('Salma Haddad', 'Selma Haddad');
  const { report, headline, items } = await verify(changed, 'ar');
  expect(report.verdict).toBe('invalid');
  expect(report.findings.find(({ question }) => question === 'integrity')?.answer).toBe('fail');
  expect(`${headline} ${items.map(item => item.sentence).join(' ')}`).toMatch(/[\u0600-\u06ff]/);
});

test('V-2 the address of a credential is followed once, and what cannot be read is said', async () => {
  world.web.set('https://files.example/badge.json', { body: credential.document, mediaType: 'application/json' });
  expect((await verify('https://files.example/badge.json')).report.verdict).toBe('valid');
  world.web.set('https://files.example/loop', { body: 'https://files.example/loop', mediaType: 'text/plain' });
  const unreadable = [
    'https://files.example/loop',
    'https://files.example/none',
    'eyJh.eyJi.c2ln',
    '{"a":1,"a":2}',
    'hello',
    '[]',
  ];
  for (const given of unreadable) {
    const refusal = await refusalOf(verify(given));
    expect(refusal?.code, given).toBe('credential_unreadable');
    expect(refusal?.facts.reason).toMatch(/^[A-Z].*\.$/);
    expect((await refusalOf(verify(given, 'ar')))?.facts.reason).toMatch(/[\u0600-\u06ff]/);
  }
});

test('V-3 a typed code leads to published credentials only', async () => {
  const lookUp = (code: string) => routes.lookUpCode(world, nobody, { ...outside, params: { code }, body: undefined });
  expect((await refusalOf(lookUp(credential.verifyCode)))?.code).toBe('not_found');
  const personId = issuer.admin.personId;
  await markCredential(world, credential.credentialId, { claimedBy: personId });
  await markCredential(world, credential.credentialId, { heldBy: personId, published: true });
  expect(await lookUp(credential.verifyCode.toLowerCase().replace('-', ' '))).toEqual({ uri: credential.uri });
  expect((await refusalOf(lookUp('AAAA-AAAA')))?.code).toBe('not_found');
  await markCredential(world, credential.credentialId, { heldBy: personId, published: false });
  expect((await refusalOf(lookUp(credential.verifyCode)))?.code).toBe('not_found');
});

test('V-2 a token is judged as a document is, and what a record carries is told part by part', async () => {
  const token = await signOpenBadgeToken(draft(), await toSigner(keys.secretMultikey, did));
  const ofToken = await verify(token);
  expect(ofToken.report.verdict).toBe('undetermined');
  expect(ofToken.report.findings.find(({ question }) => question === 'structure')?.answer).toBe('pass');
  const inner = await verify(credential.document);
  const record = await verify(await issueRecord([JSON.parse(credential.document) as JsonObject, token]));
  expect(record.parts.map(({ kind, at, verdict }) => [kind, at, verdict])).toEqual([
    ['credential', '/credentialSubject/verifiableCredential/0', inner.report.verdict],
    ['credential', '/credentialSubject/verifiableCredential/1', 'undetermined'],
  ]);
  expect(record.parts[0]?.headline).toBe(inner.headline);
  expect((await refusalOf(verify('eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2ln')))?.code).toBe('credential_unreadable');
});

test('V-4 the verdict for the public page is kept for a minute, and a withdrawal shows at once', async () => {
  const judged = async () => {
    const now = await findCredential(world, { credentialId: credential.credentialId });
    return now && verdictOf(world, now);
  };
  const [first, beside] = await Promise.all([judged(), judged()]);
  expect(first?.verdict).toBe('valid');
  expect(beside).toBe(first);
  world.pass(30_000);
  expect(await judged()).toBe(first);
  world.pass(31_000);
  expect((await judged())?.judgedFor).not.toBe(first?.judgedFor);
  await revoke();
  expect((await judged())?.verdict).toBe('revoked');
});

test('V-5 that a credential stands in our log is told by when, and decides nothing', async () => {
  expect((await verify(credential.document)).report.warnings).toEqual([]);
  await writeLog(world);
  const logged = {
    code: 'logged_before',
    facts: { log: 'awards.lindon.example/log', loggedAt: '2026-11-24T10:00:00.000Z' },
  };
  expect((await verify(credential.document)).report).toMatchObject({ verdict: 'valid', warnings: [logged] });
  await revoke();
  expect((await verify(credential.document)).report).toMatchObject({ verdict: 'revoked', warnings: [logged] });
  const changed = credential.document.replace('Salma Haddad', 'Selma Haddad');
  expect((await verify(changed)).report).toMatchObject({ verdict: 'invalid', warnings: [] });
});

test('V-6 a continuity bundle is judged by what is found today, and by itself only where nobody answers', async () => {
  const { bundle } = await makeBundle(JSON.parse(credential.document), { find: findAnywhere(world), now: world.now() });
  const codesOf = async (given: string | JsonObject, asked: TestWorld = world) => {
    const body = { credential: given, language: 'en' as const };
    const { report } = await routes.verifyCredential(asked, nobody, { ...outside, params: undefined, body });
    return [report.verdict, ...report.findings.map(({ code }) => code)];
  };
  expect(await codesOf(bundle)).toEqual(expect.arrayContaining(['valid', 'key_of_domain', 'in_force']));
  await revoke();
  expect(await codesOf(bundle)).toContain('revoked');
  for (const given of [
    { ...bundle, continuityBundle: 2 },
    { ...bundle, madeAt: 'yesterday' },
    { ...bundle, found: [] },
  ]) {
    expect((await refusalOf(codesOf(given)))?.code).toBe('credential_unreadable');
  }
  const elsewhere = await openTestWorld({ config: { publicUrl: 'https://elsewhere.example' } });
  expect(await codesOf(JSON.stringify(bundle), elsewhere)).toEqual(
    expect.arrayContaining(['undetermined', 'key_handed_over', 'signature_matches']),
  );
  await elsewhere.close();
});

const findingOf = async (given: Record<string, unknown>, question: string) =>
  (await verify(given)).report.findings.find(finding => finding.question === question);

test('V-7 our own credential keeps the schema that it names, and nobody is asked for it', async () => {
  const own = JSON.parse(credential.document);
  expect(await findingOf(own, 'schema')).toMatchObject({ answer: 'pass', code: 'schema_kept' });
});

test('V-7 the schema of somebody else is fetched and asked, within bounds, and decides nothing', async () => {
  const url = 'https://lindon.example/schemas/award.json';
  const named = { ...draft({ status: undefined }), credentialSchema: { id: url, type: 'JsonSchema' } };
  const signer = await toSigner(keys.secretMultikey, did);
  const signed = await sign(named, signer, '2026-06-12T09:00:00Z', 'eddsa-jcs-2022');
  const serve = (schema: unknown) =>
    world.web.set(url, {
      body: typeof schema === 'string' ? schema : JSON.stringify(schema),
      mediaType: 'application/json',
    });
  const ask = () => findingOf(signed, 'schema');
  expect(await ask()).toMatchObject({ answer: 'unknown', code: 'schema_not_read' });
  serve({ properties: { name: { type: 'string' } } });
  expect(await ask()).toMatchObject({ answer: 'pass', facts: { schema: url } });
  serve({ properties: { issuer: { properties: { name: { type: 'number' } } } } });
  expect(await ask()).toMatchObject({ answer: 'fail', code: 'schema_broken', at: '/issuer/name' });
  const unread: [unknown, string][] = [
    [{ $ref: 'https://elsewhere.example/schema' }, 'not_a_schema'],
    [{ type: 'nonsense' }, 'not_a_schema'],
    [{ enum: Array.from({ length: 6_000 }, (_, item) => item) }, 'too_many_items'],
    ['<html>', 'not_json'],
    [{ properties: { name: { pattern: '^(.+)+$(?!)' } } }, 'timed_out'],
  ];
  for (const [schema, reason] of unread) {
    serve(schema);
    expect(await ask()).toMatchObject({ answer: 'unknown', code: 'schema_not_read', facts: { reason } });
  }
  serve({ properties: { issuer: { required: ['id'] } } });
  expect(await ask()).toMatchObject({ answer: 'pass' });
});

test('V-8 whose it should be is asked of the hashed identifier, and of a credential in a bundle', async () => {
  const own = JSON.parse(credential.document);
  const salt = 'salt';
  const identityHash = `sha256$${createHash('sha256').update(`salma@lindon.example${salt}`).digest('hex')}`;
  const identifier = [{ type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt }];
  const subject = { ...(draft().credentialSubject as JsonObject), identifier };
  const signed = await sign(
    { ...draft({ status: undefined }), credentialSubject: subject },
    await toSigner(keys.secretMultikey, did),
    '2026-06-12T09:00:00Z',
  );
  const { bundle } = await makeBundle(signed, { find: findAnywhere(world), now: world.now() });
  const ask = async (given: Record<string, unknown>, recipient: string) => {
    const body = { credential: given, language: 'en' as const, recipient };
    const { report } = await routes.verifyCredential(world, nobody, { ...outside, params: undefined, body });
    return report.findings.find(({ question }) => question === 'holder')?.code;
  };
  expect(await ask(signed, 'Salma@Lindon.example')).toBe('recipient_matches');
  expect(await ask(signed, 'selma@lindon.example')).toBe('recipient_differs');
  expect(await ask(bundle, 'salma@lindon.example')).toBe('recipient_matches');
  expect((await findingOf(own, 'holder'))?.code).toBe('holder_not_asked');
});

test.runIf(hasOpenssl())('V-8 a certificate counts where the operator trusts its root', async () => {
  const root = makeCertificate('Lindon Root', ['basicConstraints=critical,CA:TRUE', 'keyUsage=keyCertSign']);
  const leaf = makeCertificate('Lindon', ['basicConstraints=CA:FALSE', 'subjectAltName=DNS:lindon.example'], root);
  const token = await signSdJwtVc({ vct: 'urn:coastal' }, leaf.signer, { hidden: [], header: { x5c: [leaf.base64] } });
  const ask = async (config: Partial<Config>) => {
    const there = await openTestWorld({ config, now: new Date(Date.now() + 86_400_000).toISOString() });
    const body = { credential: String(token), language: 'en' as const };
    const { report } = await routes.verifyCredential(there, nobody, { ...outside, params: undefined, body });
    await there.close();
    return report.findings.find(({ question }) => question === 'issuer-key')?.answer;
  };
  const { trustedRoots = [] } = readConfig({ TRUSTED_ROOTS: `${root.file}.pem` });
  expect(trustedRoots).toEqual([root.base64]);
  expect(await ask({ trustedRoots })).toBe('pass');
  expect(await ask({})).toBe('unknown');
});
