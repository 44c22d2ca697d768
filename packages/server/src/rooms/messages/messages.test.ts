import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { Secret } from '../../platform/secret.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { type Credential, routes as credentials, markCredential, openClaimLink } from '../credentials/index.ts';
import {
  foundTestIssuer,
  issueTestCredential,
  outside,
  publishTestAchievement,
  type TestIssuer,
} from '../test-issuer.ts';
import { signedIn } from '../test-organisation.ts';
import { reactions, routes } from './index.ts';
import { mayReadOutbox } from './outbox.ts';

let world: TestWorld;
let issuer: TestIssuer;
beforeEach(async () => {
  world = await openTestWorld();
  world.followers.add('messages', reactions);
  issuer = await foundTestIssuer(world);
});
afterEach(() => world.close());

const nobody: Actor = { kind: 'nobody', language: 'en' };
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
const letters = async () => {
  await world.settle();
  return world.mail.list(world);
};
const paramsOf = ({ credentialId }: Credential, of = issuer) => ({ organisationId: of.organisationId, credentialId });

test('M-1 the claim letter says who, what and how, and its link claims', async () => {
  const credential = await issueTestCredential(world, issuer, 'Siobhán Ní <b>Dhomhnaill</b>', {
    email: 'siobhan@lindon.example',
  });
  const [letter] = await letters();
  expect(letter).toMatchObject({
    kind: 'claim',
    to: 'siobhan@lindon.example',
    language: 'en',
    organisationId: issuer.organisationId,
    subject: 'Lindon University awarded you Coastal Data Analysis',
  });
  expect(letter?.text).toContain('to Siobhán Ní <b>Dhomhnaill</b>');
  expect(letter?.text).toContain(credential.claimCode);
  expect(letter?.html).toContain('Siobhán Ní &lt;b&gt;Dhomhnaill&lt;/b&gt;');
  expect(letter?.html).not.toContain('<b>Dhomhnaill');
  expect(letter?.html).not.toMatch(/<(?:script|img|link)|src=|url\(/);
  const token = /\/claim\/([\w.-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
  expect(letter?.html).toContain(`href="http://localhost:4173/claim/${token}"`);
  expect(await openClaimLink(world, token)).toMatchObject({ channel: 'letter', credential: { uri: credential.uri } });
});

test('M-1 it is written in the language of the learner', async () => {
  await issueTestCredential(world, issuer, 'مريم الزهراني', { email: 'maryam@lindon.example', language: 'ar' });
  const [letter] = await letters();
  expect(letter).toMatchObject({ language: 'ar', subject: 'منحتك Lindon University شهادة Coastal Data Analysis' });
  expect(letter?.html).toContain('<html lang="ar" dir="rtl">');
  expect(letter?.html).toContain('<bdi>مريم الزهراني</bdi>');
  const { admin, organisationId } = issuer;
  const achievementId = await publishTestAchievement(world, admin, organisationId, {
    language: 'ar',
    title: 'تحليل بيانات الساحل',
  });
  await issueTestCredential(world, { ...issuer, achievementId }, 'Salma', { email: 'salma@lindon.example' });
  const toSalma = (await letters()).find(({ to }) => to === 'salma@lindon.example');
  expect(toSalma).toMatchObject({ language: 'ar' });
});

test('M-2 one letter for each credential, however often it is told; none without an address', async () => {
  const credential = await issueTestCredential(world, issuer, 'Salma', { email: 'salma@lindon.example' });
  await issueTestCredential(world, issuer, 'Nobody');
  expect(await letters()).toHaveLength(1);
  const event = {
    id: '1',
    kind: 'credential.issued',
    subject: { credentialId: credential.credentialId },
    actor: { kind: 'system' as const },
    at: world.now(),
  };
  await reactions['credential.issued'](world, event);
  expect(await letters()).toHaveLength(1);
  const view = await credentials.getCredential(world, issuer.admin, {
    ...outside,
    params: paramsOf(credential),
    body: undefined,
  });
  expect(view.letter).toBe('kept');
});

test('M-3 who holds a withdrawn credential is told, with the reason', async () => {
  const [held, waiting] = [
    await issueTestCredential(world, issuer, 'Salma', { email: 'salma@lindon.example' }),
    await issueTestCredential(world, issuer, 'Ana', { email: 'ana@lindon.example' }),
  ];
  const holder = await signedIn(world, 'salma.private@lindon.example');
  await markCredential(world, held.credentialId, { claimedBy: holder.personId });
  const before = (await letters()).length;
  world.pass(1000);
  for (const credential of [held, waiting]) {
    const body = { reason: 'wrong-content' as const, explanation: 'The level was <wrong>.' };
    await credentials.revokeCredential(world, issuer.admin, { ...outside, params: paramsOf(credential), body });
  }
  const [letter, ...others] = await letters();
  expect(others).toHaveLength(before);
  expect(letter).toMatchObject({ kind: 'revoked', to: 'salma.private@lindon.example' });
  expect(letter?.text).toContain('something in it is wrong');
  expect(letter?.text).toContain('The level was <wrong>.');
  expect(letter?.html).toContain('The level was &lt;wrong&gt;.');
});

test('M-4 the outbox is open on this machine only, or to an operator', async () => {
  const local = { host: '127.0.0.1', publicUrl: 'http://localhost:4173' };
  const member = await signedIn(world, 'someone@lindon.example');
  expect(mayReadOutbox(nobody, local)).toBe(true);
  expect(mayReadOutbox(nobody, { ...local, host: '0.0.0.0' })).toBe(false);
  expect(mayReadOutbox(nobody, { ...local, host: '::' })).toBe(false);
  expect(mayReadOutbox(nobody, { ...local, publicUrl: 'https://awards.lindon.example' })).toBe(false);
  expect(mayReadOutbox(member, { ...local, smtpUrl: new Secret('smtp://mail.example') })).toBe(false);
  expect(mayReadOutbox({ ...member, operator: true }, { ...local, smtpUrl: new Secret('smtp://mail.example') })).toBe(
    true,
  );
  const far = await openTestWorld({ config: { publicUrl: 'https://awards.lindon.example' } });
  const query = { limit: 25 };
  expect(await code(routes.listOutbox(far, nobody, { ...outside, params: undefined, body: undefined, query }))).toBe(
    'not_found',
  );
});

test('M-4 the outbox is paged and searched', async () => {
  for (const name of ['Ana', 'Bo', 'Cy']) {
    await issueTestCredential(world, issuer, name, { email: `${name.toLowerCase()}@lindon.example` });
    world.pass(1000);
    await world.settle();
  }
  const ask = (query: { limit: number; cursor?: string | undefined; search?: string }) =>
    routes.listOutbox(world, nobody, { ...outside, params: undefined, body: undefined, query });
  const first = await ask({ limit: 2 });
  expect(first.items.map(letter => letter.to)).toEqual(['cy@lindon.example', 'bo@lindon.example']);
  expect(first.total).toBe(3);
  expect((await ask({ limit: 2, cursor: first.next })).items.map(letter => letter.to)).toEqual(['ana@lindon.example']);
  expect(await ask({ limit: 2, search: 'BO@' })).toMatchObject({ total: 1, items: [{ to: 'bo@lindon.example' }] });
});

test('M-5 a claim letter is sent again until the award was taken', async () => {
  const credential = await issueTestCredential(world, issuer, 'Salma', { email: 'salma@lindon.example' });
  await letters();
  const resend = (of = issuer, what = credential) =>
    routes.resendClaimLetter(world, of.admin, { ...outside, params: paramsOf(what, of), body: {} });
  expect(await resend()).toEqual({ state: 'kept' });
  expect(await letters()).toHaveLength(2);
  const other = await foundTestIssuer(world, { slug: 'shore' });
  expect(await code(resend(other))).toBe('not_found');
  expect(await code(resend(issuer, await issueTestCredential(world, issuer, 'Nobody')))).toBe('not_found');
  await markCredential(world, credential.credentialId, { claimedBy: issuer.admin.personId });
  expect(await code(resend())).toBe('letter_delivered');
});
