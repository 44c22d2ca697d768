import { expect, test } from 'vitest';
import { parseCookies, toSetCookie } from './cookies.ts';
import { chooseLanguage } from './language.ts';

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
