import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { newAuthenticator, type TestAuthenticator, type Twist } from './test-authenticator.ts';
import { openBrowser, openTestHouse, type TestBrowser } from './test-browser.ts';

const minute = 60_000;
type Options = { options: Record<string, unknown> };

let world: TestWorld;
let house: House;
beforeEach(async () => {
  world = await openTestWorld();
  house = await openTestHouse(world);
});
afterEach(() => house.close());

const open = (userAgent?: string) => openBrowser(world, house, userAgent);

async function add(browser: TestBrowser, device: TestAuthenticator, name = 'Laptop') {
  const { options } = await browser.done<Options>('POST', '/passkeys/options', {});
  const body = { name, response: device.make(options) };
  return browser.done<{ passkey: { id: string }; recoveryCodes: string[] | null }>('POST', '/passkeys', body);
}

async function somebodyWithPasskey(email: string) {
  const [browser, device] = [open(), newAuthenticator()];
  await browser.signIn(email);
  const { passkey, recoveryCodes } = await add(browser, device);
  return { browser, device, passkeyId: passkey.id, recoveryCodes: recoveryCodes ?? [] };
}

const challenge = async (browser: TestBrowser) =>
  (await browser.done<Options>('POST', '/passkeys/sign-in', {})).options;

const who = async (browser: TestBrowser) =>
  (await browser.done<{ person: { email: string } | null }>('GET', '/session')).person?.email;

/** Sign in at a fresh browser with an answer that has something wrong with it. */
async function tryWith(device: TestAuthenticator, twist: Twist): Promise<string> {
  const browser = open();
  const response = device.use(await challenge(browser), twist);
  return browser.refused('POST', '/session/passkey', { response });
}

const letters = async (to: string) => (await world.mail.list(world, { to })).map(letter => letter.text);

describe('passkeys', () => {
  test('AC-13 a passkey that was added signs its owner in, in any browser', async () => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    const browser = open();
    const options = await challenge(browser);
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
    expect(await browser.done('POST', '/session/passkey', { response: device.use(options) })).toEqual({ done: true });
    expect(await who(browser)).toBe('maren@post.example');
    expect(browser.cookies['cairn-sign-in']).toBeUndefined();
  });

  test('AC-13 an answer counts once, whether it was good or bad, and within ten minutes', async () => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    const browser = open();
    const options = await challenge(browser);
    const nonce = { ...browser.cookies };
    const response = device.use(options);
    await browser.done('POST', '/session/passkey', { response });
    Object.assign(browser.cookies, nonce);
    expect(await browser.refused('POST', '/session/passkey', { response })).toBe('passkey_refused');

    const second = await challenge(browser);
    const bad = device.use(second, { origin: 'https://evil.example' });
    expect(await browser.refused('POST', '/session/passkey', { response: bad })).toBe('passkey_refused');
    const good = device.use(second);
    expect(await browser.refused('POST', '/session/passkey', { response: good })).toBe('passkey_refused');

    const late = device.use(await challenge(browser));
    world.pass(10 * minute + 1);
    expect(await browser.refused('POST', '/session/passkey', { response: late })).toBe('passkey_refused');
  });

  test('AC-13 of two that send one answer at once one gets in', async () => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    const browser = open();
    const response = device.use(await challenge(browser));
    const answers = await Promise.all(
      [1, 2].map(async () => (await browser.call('POST', '/session/passkey', { response })).statusCode),
    );
    expect(answers.sort()).toEqual([201, 403]);
  });

  test('AC-14 a challenge is answered from the browser it was given to, and for what it was given', async () => {
    const { browser, device } = await somebodyWithPasskey('maren@post.example');
    const thief = open();
    const taken = device.use(await challenge(open()));
    expect(await thief.refused('POST', '/session/passkey', { response: taken })).toBe('passkey_refused');
    await challenge(thief);
    const again = device.use(await challenge(open()));
    expect(await thief.refused('POST', '/session/passkey', { response: again })).toBe('passkey_refused');

    const { options } = await browser.done<Options>('POST', '/session/proof/options', {});
    const misused = device.use(options);
    expect(await browser.refused('POST', '/session/passkey', { response: misused })).toBe('passkey_refused');
    const other = newAuthenticator();
    const made = other.make({ ...(await browser.done<Options>('POST', '/passkeys/options', {})).options });
    expect(await thief.call('POST', '/passkeys', { name: 'X', response: made }).then(answer => answer.statusCode)).toBe(
      401,
    );
    await thief.signIn('thief@post.example');
    expect(await thief.refused('POST', '/passkeys', { name: 'X', response: made })).toBe('passkey_refused');
  });

  test.each<[string, Twist]>([
    ['from another site', { origin: 'https://localhost.evil.example' }],
    ['from the same host by another port', { origin: 'http://localhost:9999' }],
    ['for another host', { rpId: 'evil.example' }],
    ['to a challenge we never gave', { challenge: 'A'.repeat(43) }],
    ['to no challenge', { challenge: '' }],
    ['that made a passkey', { type: 'webauthn.create' }],
    ['without the person being asked', { unverified: true }],
    ['for another person', { userHandle: Buffer.from('x'.repeat(26)).toString('base64url') }],
    ['of a key we do not know', { credentialId: 'B'.repeat(43) }],
  ])('AC-15 an answer %s is refused', async (_, twist) => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    expect(await tryWith(device, twist)).toBe('passkey_refused');
  });

  test('AC-15 one person’s passkey does not answer for another’s', async () => {
    const maren = await somebodyWithPasskey('maren@post.example');
    const layla = await somebodyWithPasskey('layla@post.example');
    expect(await tryWith(maren.device, { credentialId: layla.device.credentialId })).toBe('passkey_refused');
    const { options } = await maren.browser.done<Options>('POST', '/session/proof/options', {});
    const response = layla.device.use(options);
    expect(await maren.browser.refused('POST', '/session/proof', { response })).toBe('passkey_refused');
  });

  test.each<[string, Twist]>([
    ['from another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without the person being asked', { unverified: true }],
    ['that used a passkey', { type: 'webauthn.get' }],
    ['to a challenge we never gave', { challenge: 'A'.repeat(43) }],
  ])('AC-15 a passkey made %s is not kept', async (_, twist) => {
    const browser = open();
    await browser.signIn('maren@post.example');
    const { options } = await browser.done<Options>('POST', '/passkeys/options', {});
    const response = newAuthenticator().make(options, twist);
    expect(await browser.refused('POST', '/passkeys', { name: 'X', response })).toBe('passkey_refused');
    expect(await browser.done('GET', '/passkeys')).toEqual({ items: [], recoveryCodesLeft: 0 });
  });

  test('AC-15 a credential that is kept already is not somebody else’s too', async () => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    const thief = open();
    await thief.signIn('thief@post.example');
    const { options } = await thief.done<Options>('POST', '/passkeys/options', {});
    const response = device.copy().make(options);
    expect(await thief.refused('POST', '/passkeys', { name: 'X', response })).toBe('passkey_refused');
  });

  test('AC-16 a counter that goes back blocks the passkey for good, and its owner is told', async () => {
    const { browser, device, passkeyId } = await somebodyWithPasskey('maren@post.example');
    const copy = device.copy();
    for (let uses = 0; uses < 2; uses++) {
      const elsewhere = open();
      const response = device.use(await challenge(elsewhere));
      await elsewhere.done('POST', '/session/passkey', { response });
    }
    expect(await tryWith(copy, {})).toBe('passkey_blocked');
    expect(await tryWith(device, {})).toBe('passkey_blocked');
    expect(await browser.done('GET', '/passkeys')).toMatchObject({ items: [{ id: passkeyId, blocked: true }] });
    expect((await letters('maren@post.example')).filter(text => text.includes('only a copy'))).toHaveLength(1);
  });

  test('AC-16 authenticators that do not count are accepted', async () => {
    const { device } = await somebodyWithPasskey('maren@post.example');
    for (let uses = 0; uses < 2; uses++) {
      const browser = open();
      const response = device.use(await challenge(browser), { counter: 0 });
      await browser.done('POST', '/session/passkey', { response });
    }
  });

  test('AC-17 passkeys are named, renamed and removed by their owner alone, who is told', async () => {
    const { browser, device, passkeyId } = await somebodyWithPasskey('maren@post.example');
    const { passkey } = await add(browser, newAuthenticator(), 'Telefon ☎');
    const other = await somebodyWithPasskey('layla@post.example');
    expect(await other.browser.refused('PATCH', `/passkeys/${passkeyId}`, { name: 'Mine' })).toBe('not_found');
    expect(await other.browser.refused('DELETE', `/passkeys/${passkeyId}`)).toBe('not_found');
    expect(await browser.done('PATCH', `/passkeys/${passkeyId}`, { name: 'Desk' })).toMatchObject({ name: 'Desk' });
    const { items } = await browser.done<{ items: { name: string }[] }>('GET', '/passkeys');
    expect(items.map(({ name }) => name)).toEqual(['Desk', 'Telefon ☎']);

    const elsewhere = open();
    await elsewhere.done('POST', '/session/passkey', { response: device.use(await challenge(elsewhere)) });
    await browser.done('DELETE', `/passkeys/${passkeyId}`);
    expect(await who(elsewhere)).toBeUndefined();
    expect(await who(browser)).toBe('maren@post.example');
    expect(await tryWith(device, {})).toBe('passkey_refused');
    await browser.done('DELETE', `/passkeys/${passkey.id}`);
    const told = (await letters('maren@post.example')).join('\n');
    expect(told.match(/passkey was added/g)).toHaveLength(2);
    expect(told.match(/passkey was removed/g)).toHaveLength(2);
  });
});

describe('recovery codes', () => {
  const enter = (email: string, code: string) =>
    open()
      .call('POST', '/session/recovery-code', { email, code })
      .then(answer => answer.statusCode);

  test('AC-18 ten come with the first passkey; each signs in once, however it is typed', async () => {
    const { browser, recoveryCodes } = await somebodyWithPasskey('maren@post.example');
    expect(recoveryCodes).toHaveLength(10);
    expect((await add(browser, newAuthenticator())).recoveryCodes).toBeNull();
    const [code = ''] = recoveryCodes;
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    expect(await enter('maren@post.example', 'aaaa-aaaa-aaaa-aaaa')).toBe(403);
    expect(await enter('layla@post.example', code)).toBe(403);
    const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('O', '0').replaceAll('L', '1');
    expect(await enter('MAREN@post.example', typed)).toBe(201);
    expect(await enter('maren@post.example', code)).toBe(403);
    expect(await browser.done('GET', '/passkeys')).toMatchObject({ recoveryCodesLeft: 9 });
    expect((await letters('maren@post.example')).join()).toContain('with a recovery code');
  });

  test('AC-18 new codes void those before, and only hashes are kept', async () => {
    const { browser, recoveryCodes } = await somebodyWithPasskey('maren@post.example');
    const { codes } = await browser.done<{ codes: string[] }>('POST', '/recovery-codes', {});
    expect(await enter('maren@post.example', recoveryCodes[0] ?? '')).toBe(403);
    const { rows } = await world.database.pool.query('select * from accounts.recovery_code');
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(codes[0]?.replaceAll('-', ''));
    expect(await enter('maren@post.example', codes[0] ?? '')).toBe(201);
  });
});
