import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { parseCookies, toSetCookie } from './cookies.ts';
import { chooseLanguage } from './language.ts';
import { RateLimit } from './rate-limit.ts';

test.each([
  [undefined, undefined, 'en'],
  [undefined, 'ar', 'ar'],
  [undefined, 'ar-EG,ar;q=0.9,en;q=0.8', 'ar'],
  [undefined, 'fr, en-GB;q=0.7, ar;q=0.8', 'ar'],
  [undefined, 'ar;q=0, en;q=0.1', 'en'],
  [undefined, 'de, fr', 'en'],
  [undefined, ';;q=,q=1;x', 'en'],
  ['ar', 'en', 'ar'],
  ['xx', 'ar', 'ar'],
] as const)('language by cookie %j and header %j is %s', (cookie, header, language) => {
  expect(chooseLanguage(cookie, header)).toBe(language);
});

test('on https only cookies that no neighbour can set are read', () => {
  const header = '__Host-cairn=ours; cairn=neighbour; other=1; __proto__=x; =; a';
  expect({ ...parseCookies(header, true) }).toEqual({ cairn: 'ours' });
  expect(parseCookies(header, false).cairn).toBe('neighbour');
  expect(parseCookies('cairn=a=b', false).cairn).toBe('a=b');
  expect(parseCookies(undefined, true)).toEqual({});
});

test('cookies are set so that script and other sites do not get them', () => {
  const cookie = { name: 'cairn', value: 'abc', maxAgeSeconds: 60 };
  expect(toSetCookie(cookie, true)).toBe('__Host-cairn=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60');
  expect(toSetCookie({ name: 'cairn' }, false)).toBe('cairn=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  expect(() => toSetCookie({ name: 'cairn', value: 'a; Domain=evil.example' }, true)).toThrow(TypeError);
});

test('a client may call so often a minute, refilled steadily; an IPv6 client is its whole /64', () => {
  let now = 0;
  const limit = new RateLimit(() => now);
  const take = (address: string, endpoint = 'guess') => {
    try {
      limit.take(endpoint, address, 6);
      return 'ok';
    } catch (error) {
      return error instanceof Refusal ? Number(error.facts.seconds) : 'bug';
    }
  };
  const times = (count: number, ...call: Parameters<typeof take>) => Array.from({ length: count }, () => take(...call));
  expect(times(7, '203.0.113.1')).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 10]);
  expect([take('203.0.113.2'), take('203.0.113.1', 'other')]).toEqual(['ok', 'ok']);
  now += 10_000;
  expect(times(2, '203.0.113.1')).toEqual(['ok', 10]);
  now += 3_600_000;
  expect(times(7, '203.0.113.1').at(-1)).toBe(10);
  expect(times(6, '2001:db8:1:2::1')).not.toContain(10);
  expect([take('2001:db8:1:2:ffff::9'), take('2001:db8:1:3::1'), take('::1'), take('::ffff:203.0.113.9')]).toEqual([
    10,
    'ok',
    'ok',
    'ok',
  ]);
});
