import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, state, type TestHouse } from './test-house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

describe('the same request again', () => {
  const post = (key: string, name: string, as = 'issuer') =>
    house.call('POST', '/organisations/ours/credentials', { as, body: { name }, headers: { 'idempotency-key': key } });

  test('has one effect and the same bytes', async () => {
    const first = await post('k1', 'Ada');
    house.world.pass(5_000);
    const second = await post('k1', 'Ada');
    expect([first.statusCode, second.statusCode, state.issued]).toEqual([201, 201, 1]);
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await post('k2', 'Ada')).json().number).toBe(2);
  });

  test('with another body is refused', async () => {
    await post('k1', 'Ada');
    expect((await post('k1', 'Grace')).json().code).toBe('idempotency_key_reused');
  });

  test('in parallel has one effect', async () => {
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const both = [post('k1', 'Ada'), post('k1', 'Ada')];
    expect((await Promise.race(both)).json().code).toBe('request_in_progress');
    gate.resolve();
    const codes = (await Promise.all(both)).map(reply => reply.json().code ?? 'done').sort();
    expect([codes, state.issued]).toEqual([['done', 'request_in_progress'], 1]);
  });

  test('may be mended after a refusal, and taken over when its node died', async () => {
    expect((await post('k1', 'refused')).statusCode).toBe(409);
    expect((await post('k1', 'Ada')).statusCode).toBe(201);
    await sql`update platform.idempotency set status = null, body = null`.execute(house.world.db);
    expect((await post('k1', 'Ada')).json().code).toBe('request_in_progress');
    house.world.pass(61_000);
    expect((await post('k1', 'Ada')).statusCode).toBe(201);
    expect((await post('k\u0001', 'Ada')).statusCode).toBe(400);
  });
});
