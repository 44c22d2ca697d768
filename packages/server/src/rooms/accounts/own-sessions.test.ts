import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { describeBrowser } from './browsers.ts';
import { newAuthenticator } from './test-authenticator.ts';
import { openBrowser, openTestHouse, type TestBrowser } from './test-browser.ts';

const minute = 60_000;
const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';

let world: TestWorld;
let house: House;
beforeEach(async () => {
  world = await openTestWorld();
  house = await openTestHouse(world);
});
afterEach(() => house.close());

const open = (userAgent?: string) => openBrowser(world, house, userAgent);
interface Listed {
  items: { id: string; current: boolean }[];
}
const who = async (browser: TestBrowser) => (await browser.done<{ person: object | null }>('GET', '/session')).person;
const newestLetter = async (to: string) => (await world.mail.list(world, { to }))[0];

describe('one’s own sessions', () => {
  test('AC-21 they are listed with coarse words for the browser, and no address', async () => {
    const [desk, phone] = [open(), open(safari)];
    await desk.signIn('maren@post.example');
    world.pass(61 * minute);
    await phone.signIn('maren@post.example');
    world.pass(1);
    const { items } = await desk.done<Listed>('GET', '/sessions');
    expect(items).toMatchObject([
      { current: true, browser: 'firefox', system: 'linux', createdAt: '2026-11-24T09:00:00.001Z' },
      { current: false, browser: 'safari', system: 'ios' },
    ]);
    const { rows } = await world.database.pool.query('select * from accounts.session');
    expect(JSON.stringify(rows)).not.toMatch(/10\.9\.|Mozilla|AppleWebKit/);
  });

  test('AC-21 one or all others are ended, by their owner alone', async () => {
    const [desk, phone, tablet, stranger] = [open(), open(safari), open(), open()];
    for (const browser of [desk, phone, tablet]) await browser.signIn('maren@post.example');
    await stranger.signIn('layla@post.example');
    const { items } = await phone.done<Listed>('GET', '/sessions');
    const mine = items.find(({ current }) => current)?.id ?? '';
    expect(await stranger.refused('DELETE', `/sessions/${mine}`)).toBe('not_found');
    await desk.done('DELETE', `/sessions/${mine}`);
    expect(await who(phone)).toBeNull();
    expect(await desk.refused('DELETE', `/sessions/${mine}`)).toBe('not_found');
    expect(await desk.done('DELETE', '/sessions')).toEqual({ ended: 1 });
    expect([await who(tablet), (await who(desk)) === null, (await who(stranger)) === null]).toEqual([
      null,
      false,
      false,
    ]);
  });

  test('AC-20 getting an address ends what else was open', async () => {
    const [first, second] = [open(), open()];
    await first.signIn('maren@post.example');
    const cookie = first.cookies['cairn'] ?? '';
    second.cookies['cairn'] = cookie;
    // As if they had come by a typed code.
    await world.database.pool.query('update accounts.person set email = null');
    await first.signIn('maren.new@post.example');
    expect(await who(first)).toMatchObject({ email: 'maren.new@post.example' });
    expect(await who(second)).toBeNull();
  });

  test.each([
    [safari, 'safari-ios'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0', 'edge-windows'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'chrome-android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:130.0) Gecko/20100101 Firefox/130.0', 'firefox-macos'],
    ['curl/8.0', 'other-other'],
    [undefined, 'other-other'],
  ])('AC-21 %s is %s', (userAgent, words) => {
    expect(describeBrowser(userAgent)).toBe(words);
  });
});

describe('a fresh proof', () => {
  const codeIn = async (to: string) => /^\d{8}$/m.exec((await newestLetter(to))?.text ?? '')?.[0] ?? '';

  async function stale(email: string): Promise<TestBrowser> {
    const browser = open();
    await browser.signIn(email);
    world.pass(10 * minute + 1);
    return browser;
  }

  test('AC-19 ten minutes after signing in a dangerous step needs one; a code by letter gives it', async () => {
    const browser = open();
    await browser.signIn('maren@post.example');
    world.pass(10 * minute);
    await browser.done('POST', '/passkeys/options', {});
    world.pass(1);
    expect(await browser.refused('POST', '/passkeys/options', {})).toBe('step_up_required');
    expect(await browser.done('POST', '/session/proof/options', {})).toEqual({
      method: 'mail',
      email: 'maren@post.example',
      outbox: true,
    });
    const before = browser.cookies['cairn'];
    const code = await codeIn('maren@post.example');
    await browser.done('POST', '/session/proof', { code: ` ${code.slice(0, 4)} ${code.slice(4)}` });
    expect(browser.cookies['cairn']).not.toBe(before);
    await browser.done('POST', '/passkeys/options', {});
    const thief = open();
    thief.cookies['cairn'] = before ?? '';
    expect(await who(thief)).toBeNull();
    expect(await browser.refused('POST', '/session/proof', { code })).toBe('proof_code_wrong');
  });

  test('AC-19 a code is good for its session, for ten minutes, for five tries, and only the newest', async () => {
    const browser = await stale('maren@post.example');
    const ask = () => browser.done('POST', '/session/proof/options', {});
    await ask();
    const old = await codeIn('maren@post.example');
    world.pass(1);
    await ask();
    const code = await codeIn('maren@post.example');
    expect(await browser.refused('POST', '/session/proof', { code: old })).toBe('proof_code_wrong');
    const other = open();
    await other.signIn('maren@post.example');
    expect(await other.refused('POST', '/session/proof', { code })).toBe('proof_code_wrong');
    for (let tries = 0; tries < 4; tries++) {
      expect(await browser.refused('POST', '/session/proof', { code: '00000000' })).toBe('proof_code_wrong');
    }
    expect(await browser.refused('POST', '/session/proof', { code })).toBe('proof_code_wrong');
    world.pass(1);
    await ask();
    const late = await codeIn('maren@post.example');
    world.pass(10 * minute + 1);
    expect(await browser.refused('POST', '/session/proof', { code: late })).toBe('proof_code_wrong');
  });

  test('AC-19 at most five codes go out within ten minutes', async () => {
    const browser = await stale('maren@post.example');
    for (let asked = 0; asked < 5; asked++) await browser.done('POST', '/session/proof/options', {});
    expect(await browser.refused('POST', '/session/proof/options', {})).toBe('too_many_requests');
  });

  test('AC-19 whoever has a passkey proves with it, and no code is sent', async () => {
    const [browser, device] = [open(), newAuthenticator()];
    await browser.signIn('maren@post.example');
    const made = await browser.done<{ options: object }>('POST', '/passkeys/options', {});
    await browser.done('POST', '/passkeys', { name: 'Laptop', response: device.make({ ...made.options }) });
    world.pass(10 * minute + 1);
    expect(await browser.refused('POST', '/recovery-codes', {})).toBe('step_up_required');
    const { method, options } = await browser.done<{ method: string; options: object }>(
      'POST',
      '/session/proof/options',
      {},
    );
    expect(method).toBe('passkey');
    expect(await browser.refused('POST', '/session/proof', { code: '12345678' })).toBe('proof_code_wrong');
    const response = device.use({ ...options });
    await browser.done('POST', '/session/proof', { response });
    await browser.done('POST', '/recovery-codes', {});
    expect(await browser.refused('POST', '/session/proof', { response })).toBe('passkey_refused');
  });

  test('AC-19 somebody with neither passkey nor address is told what is missing', async () => {
    const browser = await stale('maren@post.example');
    await world.database.pool.query('update accounts.person set email = null');
    expect(await browser.refused('POST', '/session/proof/options', {})).toBe('address_missing');
  });
});
