import type { ApiScope } from '@cairn/api/permissions';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, type Nobody, type Person, toMembership } from '../../platform/actor.ts';
import { cookiesOf } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import {
  changePerson,
  createPersonWithoutEmail,
  findOrCreatePersonByEmail,
  forgetEnded,
  getPersons,
  identify,
  makeOperator,
  openSession,
  routes,
  sendSignInLink,
} from './index.ts';

const nobody: Nobody = { kind: 'nobody', language: 'en' };
const minute = 60_000;
const day = 24 * 60 * minute;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

type Browser = Record<string, string>;

const who = (cookies: Browser, authorization?: string) =>
  identify(world, { cookies, language: 'en', ...(authorization === undefined ? {} : { authorization }) });

/** Does what a browser does with the cookies of a reply. */
async function keep<R extends object>(browser: Browser, reply: Promise<R>): Promise<R> {
  const given = await reply;
  for (const { name, value } of cookiesOf(given)) {
    if (value === undefined) delete browser[name];
    else browser[name] = value;
  }
  return given;
}

function ask(browser: Browser, email: string, body: { next?: string; language?: 'en' | 'ar' } = {}) {
  // No two letters at one instant, so that the last one is known.
  world.pass(1);
  const request = { params: undefined, query: undefined, body: { email, ...body }, cookies: browser };
  return keep(browser, routes.requestSignInLink(world, nobody, request));
}

async function lastToken(to: string): Promise<string> {
  const [letter] = await world.mail.list(world, { to });
  return /\/sign-in\/([A-Za-z0-9_-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
}

function confirm(browser: Browser, token: string, actor: Actor = nobody) {
  const request = { params: undefined, query: undefined, body: { token }, cookies: browser };
  return keep(browser, routes.confirmSignIn(world, actor, request));
}

async function signIn(email: string): Promise<Browser> {
  const browser: Browser = {};
  await ask(browser, email);
  await confirm(browser, await lastToken(email));
  return browser;
}

describe('sign-in links', () => {
  test('AC-1 a link signs in once, within ten minutes', async () => {
    const browser: Browser = {};
    await ask(browser, 'maren@post.example', { next: '/wallet' });
    const token = await lastToken('maren@post.example');
    expect(await confirm(browser, token)).toEqual({ next: '/wallet' });
    const actor = await who(browser);
    expect(actor).toMatchObject({ kind: 'person', email: 'maren@post.example', operator: false });
    expect(await code(confirm(browser, token))).toBe('sign_in_link_expired');

    await ask(browser, 'maren@post.example');
    const late = await lastToken('maren@post.example');
    world.pass(10 * minute + 1);
    expect(await code(confirm(browser, late))).toBe('sign_in_link_expired');
    expect(await code(confirm(browser, 'x'.repeat(43)))).toBe('sign_in_link_expired');
  });

  test('AC-1 of two confirmations at once one signs in', async () => {
    const browser: Browser = {};
    await ask(browser, 'maren@post.example');
    const token = await lastToken('maren@post.example');
    const outcomes = await Promise.all([code(confirm({ ...browser }, token)), code(confirm({ ...browser }, token))]);
    expect(outcomes.sort()).toEqual(['done', 'sign_in_link_expired']);
  });

  test('AC-2 a link works only in the browser that asked, and stays good for it', async () => {
    const browser: Browser = {};
    await ask(browser, 'maren@post.example');
    const token = await lastToken('maren@post.example');
    expect(await code(confirm({}, token))).toBe('sign_in_link_other_browser');
    expect(await code(confirm({ 'cairn-sign-in': 'y'.repeat(43) }, token))).toBe('sign_in_link_other_browser');
    expect(await code(confirm(browser, token))).toBe('done');
    expect(browser['cairn-sign-in']).toBeUndefined();
  });

  test('AC-2 two links asked for in one browser both work', async () => {
    const browser: Browser = {};
    await ask(browser, 'maren@post.example');
    const first = await lastToken('maren@post.example');
    world.pass(1000);
    await ask(browser, 'maren@post.example');
    expect(await code(confirm(browser, first))).toBe('done');
  });

  test('AC-3 the answer and the letter are the same whether or not anybody has the address', async () => {
    await findOrCreatePersonByEmail(world, { email: 'known@post.example', language: 'en' });
    const replies = [await ask({}, 'known@post.example'), await ask({}, 'unknown@post.example')];
    expect(replies).toEqual([
      { sent: true, outbox: true },
      { sent: true, outbox: true },
    ]);
    const [known] = await world.mail.list(world, { to: 'known@post.example' });
    const [unknown] = await world.mail.list(world, { to: 'unknown@post.example' });
    const withoutLink = (text = '') => text.replace(/\/sign-in\/\S+/, '');
    expect(withoutLink(known?.text)).toBe(withoutLink(unknown?.text));
  });

  test('AC-3 a known person is written to in their own language', async () => {
    await findOrCreatePersonByEmail(world, { email: 'salma@post.example', language: 'ar' });
    await ask({}, 'salma@post.example', { language: 'en' });
    const [letter] = await world.mail.list(world, { to: 'salma@post.example' });
    expect(letter).toMatchObject({ language: 'ar', subject: 'رابط الدخول الخاص بك', kind: 'sign-in' });
  });

  test('AC-4 a sixth letter to one address within ten minutes is refused, whoever asks', async () => {
    for (let count = 0; count < 5; count++) await ask({}, 'maren@post.example');
    const refused = await ask({}, 'MAREN@post.example').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'too_many_requests', facts: { seconds: 600 } });
    expect(await world.mail.list(world)).toHaveLength(5);
    world.pass(10 * minute + 1);
    expect(await code(ask({}, 'maren@post.example'))).toBe('done');
  });
});

describe('sessions', () => {
  test('AC-5 a session ends after thirty days unused', async () => {
    const browser = await signIn('maren@post.example');
    world.pass(29 * day);
    expect((await who(browser)).kind).toBe('person');
    world.pass(29 * day);
    expect((await who(browser)).kind).toBe('person');
    world.pass(30 * day + 1);
    expect((await who(browser)).kind).toBe('nobody');
  });

  test('AC-5 a session ends after 90 days however much it is used', async () => {
    const browser = await signIn('maren@post.example');
    for (let days = 0; days < 90; days += 18) {
      expect((await who(browser)).kind).toBe('person');
      world.pass(18 * day);
    }
    world.pass(1);
    expect((await who(browser)).kind).toBe('nobody');
  });

  test('AC-6 signing out ends the session and takes the cookie away', async () => {
    const browser = await signIn('maren@post.example');
    const cookie = browser['cairn'] ?? '';
    const actor = { ...(await who({ cairn: cookie })), memberships: [] } as Actor;
    expect(await keep(browser, routes.signOut(world, actor))).toEqual({ done: true });
    expect(browser['cairn']).toBeUndefined();
    expect((await who({ cairn: cookie })).kind).toBe('nobody');
    expect(await routes.signOut(world, nobody)).toEqual({ done: true });
  });

  test('AC-6 signing in again ends the session before', async () => {
    const browser = await signIn('maren@post.example');
    const before = browser['cairn'] ?? '';
    const actor = { ...(await who({ cairn: before })), memberships: [] } as Actor;
    await ask(browser, 'maren@post.example');
    await confirm(browser, await lastToken('maren@post.example'), actor);
    expect(browser['cairn']).not.toBe(before);
    expect((await who({ cairn: before })).kind).toBe('nobody');
  });

  test('AC-7 the database holds no token, no secret and no nonce', async () => {
    const browser = await signIn('maren@post.example');
    const nonces: Browser = {};
    await ask(nonces, 'other@post.example');
    const token = await lastToken('other@post.example');
    const { secret } = await createKey('a'.repeat(26));
    const dump = await Promise.all(
      ['sign_in_link', 'session', 'api_key'].map(table => world.database.pool.query(`select * from accounts.${table}`)),
    );
    const text = JSON.stringify(dump.map(({ rows }) => rows));
    expect(dump.map(({ rows }) => rows.length)).toEqual([2, 1, 1]);
    for (const held of [browser['cairn'], nonces['cairn-sign-in'], token, secret]) {
      expect(held).toMatch(/^[\w-]{43,}$/);
      expect(text).not.toContain(held);
    }
  });

  test('AC-11 what has ended is forgotten, what is live stays', async () => {
    const old = await signIn('old@post.example');
    world.pass(25 * day);
    const fresh = await signIn('fresh@post.example');
    world.pass(6 * day);
    await forgetEnded(world);
    const { rows } = await world.database.pool.query('select (select count(*) from accounts.session) as sessions');
    expect(rows).toEqual([{ sessions: '1' }]);
    expect((await who(fresh)).kind).toBe('person');
    expect((await who(old)).kind).toBe('nobody');
  });
});

describe('persons', () => {
  test('AC-8 one address is one person, however it is spelled', async () => {
    const first = await findOrCreatePersonByEmail(world, { email: 'Maren@Post.example', language: 'en' });
    const second = await findOrCreatePersonByEmail(world, {
      email: ' maren@post.EXAMPLE',
      name: 'Maren',
      language: 'ar',
    });
    expect(second).toEqual({ ...first, name: 'Maren' });
    const third = await findOrCreatePersonByEmail(world, { email: 'maren@post.example', name: 'M', language: 'en' });
    expect(third.name).toBe('Maren');
    expect((await getPersons(world, [first.personId, 'nobody'])).size).toBe(1);
  });

  test('AC-9 an address counts as somebody’s only once a link to it was confirmed', async () => {
    const person = await createPersonWithoutEmail(world, { name: '李雪', language: 'en' });
    const browser: Browser = {};
    const { name, value = '' } = await sendSignInLink(world, {
      email: 'xue@post.example',
      language: 'en',
      next: '/wallet',
      personId: person.personId,
    });
    browser[name] = value;
    expect((await getPersons(world, [person.personId])).get(person.personId)?.email).toBeUndefined();
    await confirm(browser, await lastToken('xue@post.example'));
    expect((await getPersons(world, [person.personId])).get(person.personId)?.email).toBe('xue@post.example');
    expect(await who(browser)).toMatchObject({ personId: person.personId });
  });

  test('AC-9 an address that somebody has is not given to another; the link signs its owner in', async () => {
    const owner = await findOrCreatePersonByEmail(world, { email: 'xue@post.example', language: 'en' });
    const other = await createPersonWithoutEmail(world, { language: 'en' });
    const asked = { email: 'xue@post.example', language: 'en' as const, next: '/', personId: other.personId };
    const { name, value = '' } = await sendSignInLink(world, asked);
    const browser: Browser = { [name]: value };
    await confirm(browser, await lastToken('xue@post.example'));
    expect(await who(browser)).toMatchObject({ personId: owner.personId });
    expect((await getPersons(world, [other.personId])).get(other.personId)?.email).toBeUndefined();
  });

  test('AC-8 name, language and operation of the installation can change', async () => {
    const { personId } = await findOrCreatePersonByEmail(world, { email: 'maren@post.example', language: 'en' });
    await makeOperator(world, personId);
    expect(await changePerson(world, personId, { name: 'Dr Maren Ødegård', language: 'ar' })).toEqual({
      personId,
      name: 'Dr Maren Ødegård',
      email: 'maren@post.example',
      language: 'ar',
      operator: true,
    });
    const cookie = await openSession(world, personId);
    expect(await who({ cairn: cookie.value ?? '' })).toMatchObject({ operator: true, language: 'ar' });
    expect(await code(changePerson(world, 'nobody', { name: 'X' }))).toBe('not_found');
  });
});

/** Somebody who owns the organisation. */
const ownerOf = (organisationId: string): Person => ({
  kind: 'person',
  personId: 'p'.repeat(26),
  sessionId: 's'.repeat(26),
  language: 'en',
  memberships: [toMembership(organisationId, ['owner'])],
  operator: false,
});

function createKey(organisationId: string) {
  const body = { name: 'Student system', scopes: ['credential.issue' as const, 'credential.issue' as const] };
  const request = { params: { organisationId }, query: undefined, body };
  return routes.createApiKey(world, ownerOf(organisationId), request);
}

describe('API keys', () => {
  const [own, other] = ['a'.repeat(26), 'b'.repeat(26)];

  test('AC-22 a key can do no more than whoever makes it', async () => {
    const issuer = { ...ownerOf(own), memberships: [toMembership(own, ['issuer'])] };
    const make = (scope: ApiScope) =>
      code(
        routes.createApiKey(world, issuer, {
          params: { organisationId: own },
          query: undefined,
          body: { name: 'Student system', scopes: [scope] },
        }),
      );
    expect(await make('achievement.publish')).toBe('permission_not_held');
    expect(await make('credential.issue')).toBe('done');
    expect(
      await code(
        routes.createApiKey(world, ownerOf(other), {
          params: { organisationId: own },
          query: undefined,
          body: { name: 'X', scopes: ['credential.issue'] },
        }),
      ),
    ).toBe('permission_not_held');
  });

  test('AC-10 a key speaks for its organisation with its scopes, until it is ended', async () => {
    const { secret, id, scopes } = await createKey(own);
    expect(scopes).toEqual(['credential.issue']);
    const authorization = `Bearer ${secret}`;
    const actor = await who({ cairn: 'z'.repeat(43) }, authorization);
    expect(actor).toEqual({ kind: 'machine', keyId: id, organisationId: own, scopes: ['credential.issue'] });

    const list = await routes.listApiKeys(world, nobody, {
      params: { organisationId: own },
      query: undefined,
      body: undefined,
    });
    expect(list.items).toMatchObject([{ id, name: 'Student system', lastUsedOn: '2026-11-24' }]);
    expect(JSON.stringify(list)).not.toContain(secret);

    const remove = (organisationId: string) =>
      routes.deleteApiKey(world, nobody, { params: { organisationId, keyId: id }, query: undefined, body: undefined });
    expect(await code(remove(other))).toBe('not_found');
    expect(await remove(own)).toEqual({ done: true });
    expect((await who({}, authorization)).kind).toBe('nobody');
    expect(await code(remove(own))).toBe('not_found');
  });

  test('AC-10 a wrong key is nobody, even beside a good cookie', async () => {
    const browser = await signIn('maren@post.example');
    for (const authorization of ['Bearer cairn_x', `Bearer cairn_${'x'.repeat(43)}`, 'Basic bWFyZW4=', '']) {
      expect((await who(browser, authorization)).kind).toBe('nobody');
    }
  });
});

test('AC-12 nobody is spoken to in the language of their browser, a person in their own', async () => {
  expect(await identify(world, { cookies: {}, language: 'ar' })).toEqual({ kind: 'nobody', language: 'ar' });
  const browser = await signIn('maren@post.example');
  expect(await identify(world, { cookies: browser, language: 'ar' })).toMatchObject({ kind: 'person', language: 'en' });
});

test('every change leaves an event without a name or an address', async () => {
  const browser = await signIn('maren@post.example');
  const actor = { ...(await who(browser)), memberships: [] } as Actor;
  await routes.signOut(world, actor);
  const { id } = await createKey('a'.repeat(26));
  await routes.deleteApiKey(world, actor, {
    params: { organisationId: 'a'.repeat(26), keyId: id },
    query: undefined,
    body: undefined,
  });
  const { rows } = await world.database.pool.query('select kind, subject, actor from platform.event order by id');
  expect(rows.map((row: { kind: string }) => row.kind)).toEqual([
    'person.signed-in',
    'person.signed-out',
    'api-key.created',
    'api-key.ended',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/maren|@/);
});
