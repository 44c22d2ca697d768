import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from './test-house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

describe('poison is refused within milliseconds', () => {
  const deep = '['.repeat(100_000);
  test.each([
    ['depth 100,000', `{"text":${deep}`, 400],
    ['a duplicate key', '{"text":"a","text":"b"}', 400],
    ['__proto__', '{"text":"a","__proto__":{"admin":true}}', 400],
    ['5 MB', `{"text":"${'x'.repeat(5_000_000)}"}`, 413],
    ['no JSON', '{text:1}', 400],
    ['nothing', '', 400],
    ['a half surrogate', '{"text":"\\ud800"}', 400],
    ['U+0000', '{"text":"a\\\\\\u0000"}', 400],
  ])('%s', async (_, raw, status) => {
    await house.call('POST', '/echo', { body: { text: 'warm' } });
    const before = process.cpuUsage();
    const reply = await house.call('POST', '/echo', { raw });
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(250_000);
    expect(reply.statusCode).toBe(status);
    expect(['request_malformed', 'body_too_large']).toContain(reply.json().code);
  });

  test('U+0000 in an address names nothing; a word that only looks like it is a word', async () => {
    expect((await house.call('GET', '/fail?how=%00')).statusCode).toBe(404);
    const word = await house.call('POST', '/echo', { raw: '{"text":"a\\\\u0000"}' });
    expect([word.statusCode, word.json().text]).toEqual([200, 'a\\u0000']);
  });

  test('broken UTF-8 and other media types', async () => {
    const send = (type: string, payload: Buffer | string) =>
      house.app.inject({
        method: 'POST',
        url: '/api/v1/echo',
        headers: { host: 'localhost', 'content-type': type },
        payload,
      });
    expect((await send('application/json', Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
    expect((await send('text/plain', '{"text":"a"}')).statusCode).toBe(400);
    expect((await send('application/x-www-form-urlencoded', 'text=a')).statusCode).toBe(400);
  });
});

describe('requests that another site caused', () => {
  const post = (headers: object) =>
    house.call('POST', '/echo', { body: { text: 'a' }, headers: { cookie: 'cairn=x', ...headers } });
  test('do nothing', async () => {
    expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).json().code).toBe('origin_foreign');
    expect((await post({ origin: 'null' })).statusCode).toBe(403);
    expect((await house.call('GET', '/guess', { headers: { host: 'rebound.example' } })).statusCode).toBe(403);
  });
  test('our own pages may', async () => {
    expect((await post({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' })).statusCode).toBe(200);
    expect((await post({ origin: 'http://localhost:4173' })).statusCode).toBe(200);
    expect((await post({})).statusCode).toBe(200);
  });
});

test('guessing is slowed down', async () => {
  const statuses = [];
  for (let count = 0; count < 5; count++) statuses.push((await house.call('GET', '/guess')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(Number((await house.call('GET', '/guess')).headers['retry-after'])).toBeGreaterThan(0);
});
