import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse, room } from '../house.ts';
import { Refusal } from '../refusal.ts';
import { openTestWorld, type TestWorld } from '../test-world.ts';
import { forgetCalls, RateLimit } from './rate-limit.ts';
import { contract, routes } from './test-house.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const taker =
  (limit: RateLimit, perMinute: number, of = world) =>
  async (address: string, endpoint = 'guess') => {
    try {
      await limit.take(of, endpoint, address, perMinute);
      return 'ok';
    } catch (error) {
      return error instanceof Refusal ? Number(error.facts['seconds']) : 'bug';
    }
  };

async function inTurn(count: number, take: () => Promise<string | number>) {
  const answers = [];
  for (let turn = 0; turn < count; turn++) answers.push(await take());
  return answers;
}

test('a client may call so often a minute; an IPv6 client is its whole /64', async () => {
  const take = taker(new RateLimit(), 6);
  world.pass(20_000);
  expect(await inTurn(7, () => take('203.0.113.1'))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 40]);
  expect([await take('203.0.113.2'), await take('203.0.113.1', 'other')]).toEqual(['ok', 'ok']);
  world.pass(39_999);
  expect(await take('203.0.113.1')).toBe(1);
  world.pass(1);
  expect(await take('203.0.113.1')).toBe('ok');
  expect(await inTurn(6, () => take('2001:db8:1:2::1'))).not.toContain(60);
  expect(await take('2001:db8:1:2:ffff::9')).toBe(60);
  for (const address of ['2001:db8:1:3::1', '::1', '::ffff:203.0.113.9']) expect(await take(address)).toBe('ok');
});

test.each([1, 3, 10, 20, 60])('of many calls at once on two nodes never more than %i pass', async perMinute => {
  const beside = await openTestWorld({ beside: world });
  const nodes = [taker(new RateLimit(), perMinute), taker(new RateLimit(), perMinute, beside)];
  const calls = Array.from({ length: 4 * perMinute }, (_, index) => nodes[index % 2]?.('203.0.113.1'));
  const passed = (await Promise.all(calls)).filter(answer => answer === 'ok').length;
  expect(passed).toBeLessThanOrEqual(perMinute);
  expect(passed).toBeGreaterThanOrEqual(perMinute - Math.ceil(perMinute / 8));
  await beside.close();
});

test('one limit holds over two houses on one database', async () => {
  const beside = await openTestWorld({ beside: world });
  const open = (of: TestWorld): Promise<House> =>
    openHouse({
      world: of,
      rooms: [room({ name: 'try', contract, routes })],
      identify: async () => ({ kind: 'nobody', language: 'en' }),
    });
  const houses = [await open(world), await open(beside)];
  const statuses = [];
  for (let turn = 0; turn < 6; turn++) {
    const answer = await houses[turn % 2]?.app.inject({ url: '/api/v1/guess', headers: { host: 'localhost' } });
    statuses.push(answer?.statusCode);
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
  await houses[1]?.close();
});

test('most calls need no query, refusals none, and no address is kept', async () => {
  const take = taker(new RateLimit(), 80);
  const asked: string[] = [];
  const { mac } = world.vault;
  Object.assign(world.vault, {
    mac: (purpose: string, bytes: Uint8Array) => {
      asked.push(purpose);
      return mac.call(world.vault, purpose, bytes);
    },
  });
  await inTurn(200, () => take('203.0.113.1'));
  expect(asked).toHaveLength(9);
  const { rows } = await world.database.pool.query('select * from platform.call_count');
  expect(rows).toMatchObject([{ taken: 80, key: expect.stringMatching(/^[\w-]{22}$/) }]);
  expect(JSON.stringify(rows)).not.toContain('203.0');
  const [{ key: today }] = rows as [{ key: string }];
  world.pass(24 * 3_600_000);
  await take('203.0.113.1');
  await forgetCalls(world);
  const after = await world.database.pool.query('select key from platform.call_count');
  expect(after.rows).toHaveLength(1);
  expect(after.rows).not.toEqual([{ key: today }]);
});
