import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, state, type TestHouse } from './test-house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

describe('a story behind an endpoint', () => {
  test('gets what the contract parsed and tells what the contract names, no more', async () => {
    const reply = await house.call('POST', '/echo?loud=yes', { body: { text: 'héllo', extra: 1 } });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ text: 'HÉLLO' });
    expect(reply.headers['set-cookie']).toBe('cairn=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('is not told when the shape is wrong, and every issue has its place, in the language of the reader', async () => {
    const reply = await house.call('POST', '/echo', {
      body: { text: 7, count: 1.5 },
      headers: { 'accept-language': 'ar-EG, en;q=0.5' },
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.headers['content-language']).toBe('ar');
    const problem = reply.json();
    expect(problem).toMatchObject({ status: 400, code: 'request_malformed', requestId: reply.headers['x-request-id'] });
    expect(problem.problems.map((each: { at: string }) => each.at)).toEqual(['/text', '/count']);
    expect(problem.problems[0].sentence).toMatch(/[\u0600-\u06FF]/);
    expect((await house.call('POST', '/echo?loud=maybe', { body: { text: '' } })).json().problems[0].at).toBe('?loud');
  });
});

describe('who may call', () => {
  const post = (as?: string) =>
    house.call('POST', '/organisations/ours/credentials', { ...(as && { as }), body: { name: 'x' } });
  test.each([
    ['nobody', undefined, 401, 'not_signed_in'],
    ['a member with the role', 'issuer', 201, undefined],
    ['a member without the role', 'analyst', 403, 'role_missing'],
    ['a member of another organisation', 'stranger', 404, 'not_found'],
    ['the operator, who is no member', 'operator', 404, 'not_found'],
    ['a machine with the scope', 'machine', 201, undefined],
    ['a machine without the scope', 'otherMachine', 403, 'role_missing'],
  ])('%s', async (_, as, status, code) => {
    const reply = await post(as);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect(state.issued).toBe(status === 201 ? 1 : 0);
  });

  test('persons and operators only', async () => {
    expect((await house.call('GET', '/own')).statusCode).toBe(401);
    expect((await house.call('GET', '/own', { as: 'machine' })).statusCode).toBe(403);
    expect((await house.call('GET', '/own', { as: 'analyst' })).json()).toEqual({ id: 'ours-analyst' });
    expect((await house.call('GET', '/run', { as: 'analyst' })).statusCode).toBe(403);
    expect((await house.call('GET', '/run', { as: 'operator' })).statusCode).toBe(200);
  });
});

describe('saying no', () => {
  test('a refusal is told in the language of the reader', async () => {
    const reply = await house.call('GET', '/fail?how=refused', { headers: { cookie: 'language=ar' } });
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toMatchObject({ code: 'name_taken', type: 'urn:cairn:problem:name_taken' });
    expect(reply.json().title).toMatch(/«lindon»/);
  });

  test('a bug is logged and tells nothing', async () => {
    for (const how of ['thrown', 'reply']) {
      const reply = await house.call('GET', `/fail?how=${how}`);
      expect(reply.statusCode).toBe(500);
      expect(reply.body).not.toMatch(/swordfish|Error|platform/);
      expect(reply.json().code).toBe('bug');
    }
    expect(house.world.logged.filter(({ event }) => event === 'a request failed')).toHaveLength(2);
  });

  test('a database that is away is 503 with Retry-After', async () => {
    const reply = await house.call('GET', '/fail?how=away');
    expect([reply.statusCode, reply.headers['retry-after'], reply.json().code]).toEqual([503, '2', 'unavailable']);
  });

  test('what is not here is 404 for everybody', async () => {
    expect((await house.call('GET', '/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' });
    expect((await house.call('GET', '/%ff')).statusCode).toBeLessThan(500);
    expect(
      (await house.call('POST', '/organisations/much-too-long-a-name/credentials', { as: 'issuer', body: {} }))
        .statusCode,
    ).toBe(404);
  });
});
