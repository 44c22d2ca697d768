import { verify } from '@cairn/core';
import { isJsonObject } from '@cairn/core/json';
import { checkReceipt, parseReceipt, toldOf } from '@cairn/core/log';
import { parseNoteKey } from '@cairn/core/log/notes';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor, Person } from '../../platform/actor.ts';
import { cookiesOf } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { identify } from '../accounts/index.ts';
import { type Credential, routes as credentials, findHere, toClaimLink } from '../credentials/index.ts';
import { foundTestIssuer, issueTestCredential, outside, type TestIssuer } from '../test-issuer.ts';
import { signedIn } from '../test-organisation.ts';
import { getLogKey, writeLog } from '../transparency/index.ts';
import { routes } from './index.ts';

const nobody: Actor = { kind: 'nobody', language: 'en' };
let world: TestWorld;
let issuer: TestIssuer;
let credential: Credential;
beforeEach(async () => {
  world = await openTestWorld();
  issuer = await foundTestIssuer(world);
  credential = await issueTestCredential(world, issuer, 'Salma Haddad-Núñez', { email: 'Salma@lindon.example' });
});
afterEach(() => world.close());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
const tokenOf = async (channel: 'letter' | 'code', of = credential) =>
  (await toClaimLink(world, of.credentialId, channel)).token;
const claim = async (
  channel: 'letter' | 'code',
  actor: Actor = nobody,
  body: { email?: string } = {},
  of = credential,
) => routes.claimCredential(world, actor, { ...outside, params: { token: await tokenOf(channel, of) }, body });
/** Who a browser is after it got this reply. */
const personAfter = async (reply: object): Promise<Person | undefined> => {
  const cookie = cookiesOf(reply).find(({ name }) => name === 'cairn')?.value;
  const actor = await identify(world, { cookies: cookie === undefined ? {} : { cairn: cookie }, language: 'en' });
  return actor.kind === 'person' ? { ...actor, memberships: [] } : undefined;
};
const one = { ...outside, body: undefined };
const held = (person: Person) => routes.listHeld(world, person, { ...one, params: undefined, query: { limit: 25 } });
const mine = (credentialId = credential.credentialId) => ({ ...one, params: { credentialId } });
const letters = () => world.mail.list(world);

test('W-1 an offer shows what waits, to whoever has the link or the code', async () => {
  const read = (token: string) => routes.readOffer(world, nobody, { ...one, params: { token } });
  expect(await read(await tokenOf('letter'))).toMatchObject({
    title: 'Coastal Data Analysis',
    issuerName: 'Lindon University',
    issuerUrl: 'http://localhost:4173/issuers/lindon-university',
    learnerName: 'Salma Haddad-Núñez',
    badge: { level: 'EQF 6', outcomes: [expect.any(String), expect.any(String)] },
    claimed: false,
    byLetter: true,
  });
  const typed = { code: credential.claimCode.toLowerCase() };
  const { token } = await routes.findOffer(world, nobody, { ...outside, params: undefined, body: typed });
  expect(await read(token)).toMatchObject({ byLetter: false });
  expect(await code(read(`${'a'.repeat(26)}.l${'a'.repeat(32)}`))).toBe('claim_code_unknown');
  const wrong = { ...outside, params: undefined, body: { code: 'AAAA-AAAA-AAAA' } };
  expect(await code(routes.findOffer(world, nobody, wrong))).toBe('claim_code_unknown');
});

test('W-2 an award is taken once, without an account before', async () => {
  const reply = await claim('code');
  expect(reply).toEqual({ credentialId: credential.credentialId, signedIn: true });
  const person = await personAfter(reply);
  if (!person) throw new Error('nobody was signed in');
  expect((await held(person)).items.map(item => item.title)).toEqual(['Coastal Data Analysis']);
  expect(await code(claim('letter'))).toBe('already_claimed');
  expect(await code(claim('code', await signedIn(world, 'other@lindon.example')))).toBe('already_claimed');
  expect(await claim('code', person)).toEqual({ credentialId: credential.credentialId, signedIn: true });
});

test('W-2 two who claim at the same moment: one gets it', async () => {
  const results = await Promise.all([code(claim('code')), code(claim('code')), code(claim('letter'))]);
  expect(results.toSorted()).toEqual(['already_claimed', 'already_claimed', 'done']);
  const { rows } = await sql<{ people: string }>`select count(*) as people from accounts.person
    where name = 'Salma Haddad-Núñez'`.execute(world.db);
  expect(rows[0]?.people).toBe('1');
});

test('W-3 a letter opens the wallet it makes, tied to its address', async () => {
  const person = await personAfter(await claim('letter'));
  expect(person).toMatchObject({ email: 'salma@lindon.example', language: 'en' });
});

test('W-3 a letter never opens a wallet that was there before', async () => {
  const salma = await signedIn(world, 'salma@lindon.example');
  const reply = await claim('letter');
  expect(reply).toEqual({ credentialId: credential.credentialId, signedIn: false });
  expect(await personAfter(reply)).toBeUndefined();
  expect((await held(salma)).items).toHaveLength(1);
  const [letter] = await letters();
  expect(letter).toMatchObject({ kind: 'sign-in', to: 'salma@lindon.example' });
});

test('W-3 what the issuer can see opens nobody’s wallet', async () => {
  await signedIn(world, 'salma@lindon.example');
  const person = await personAfter(await claim('code', nobody, { email: 'salma@lindon.example' }));
  expect(person?.email).toBeUndefined();
  const [letter] = await letters();
  expect(letter).toMatchObject({ kind: 'sign-in', to: 'salma@lindon.example' });
});

test('W-4 it is private until its holder publishes it, and again afterwards', async () => {
  const salma = await signedIn(world, 'salma@lindon.example');
  const stranger = await signedIn(world, 'stranger@lindon.example');
  await claim('letter', salma);
  expect((await held(salma)).items[0]).toMatchObject({ published: false });
  expect(await code(routes.publishHeld(world, stranger, { ...mine(), body: {} }))).toBe('not_found');
  expect(await code(routes.getHeld(world, stranger, mine()))).toBe('not_found');
  expect(await routes.publishHeld(world, salma, { ...mine(), body: {} })).toMatchObject({
    published: true,
    publicUrl: credential.uri,
  });
  expect(await routes.unpublishHeld(world, salma, mine())).toMatchObject({ published: false });
  const params = { organisationId: issuer.organisationId, credentialId: credential.credentialId };
  await credentials.revokeCredential(world, issuer.admin, { ...outside, params, body: { reason: 'other' } });
  expect(await code(routes.publishHeld(world, salma, { ...mine(), body: {} }))).toBe('credential_revoked');
});

test('W-5 everything can be taken away, to the letter, and verifies', async () => {
  const salma = await signedIn(world, 'salma@lindon.example');
  for (let index = 0; index < 3; index++) {
    const next = await issueTestCredential(world, issuer, 'Salma', { email: 'salma@lindon.example' });
    await claim('letter', salma, {}, next);
  }
  const { credentials: texts } = await routes.exportWallet(world, salma, { ...one, params: undefined });
  expect(texts).toHaveLength(3);
  const { document } = await routes.getHeld(world, salma, mine((await held(salma)).items[0]?.id));
  expect(texts[0]).toBe(document);
  const parsed: unknown = JSON.parse(document);
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'no_answer' };
  const report = isJsonObject(parsed) && (await verify(parsed, { find, now: world.now() }));
  expect(report).toMatchObject({ verdict: 'valid' });
});

test('W-6 claiming, publishing and hiding are in the log, without a name or an address', async () => {
  const salma = await signedIn(world, 'salma@lindon.example');
  await claim('letter', salma);
  await routes.publishHeld(world, salma, { ...mine(), body: {} });
  await routes.publishHeld(world, salma, { ...mine(), body: {} });
  await routes.unpublishHeld(world, salma, mine());
  const { rows } = await sql<{ kind: string; subject: object }>`select kind, subject from platform.event
    where kind like 'credential.%' order by id`.execute(world.db);
  expect(rows.map(row => row.kind)).toEqual([
    'credential.issued',
    'credential.claimed',
    'credential.published',
    'credential.unpublished',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/salma|haddad/i);
});

test('W-7 the receipt of a held award goes to its holder only', async () => {
  const salma = await signedIn(world, 'salma@lindon.example');
  await claim('letter', salma);
  expect(await code(routes.getHeldReceipt(world, salma, mine()))).toBe('not_logged_yet');
  await writeLog(world);
  const { content } = await routes.getHeldReceipt(world, salma, mine());
  const keys = [parseNoteKey(await getLogKey(world))];
  const told = toldOf(JSON.parse(credential.document));
  expect(await checkReceipt(parseReceipt(content), told, { keys })).toMatchObject({ origin: 'localhost:4173/log' });
  const other = await signedIn(world, 'other@lindon.example');
  expect(await code(routes.getHeldReceipt(world, other, mine()))).toBe('not_found');
});
