import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordEvent } from './events.ts';
import { openTestWorld, type TestWorld } from './test-world.ts';
import type { World } from './world.ts';

const actor = { kind: 'system', story: 'test' } as const;
const record = (world: World, number: number, kind = 'thing.counted') =>
  recordEvent(world, { kind, subject: { number: String(number) }, actor });

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
  await sql`create table if not exists heard (room text, number integer, id bigint generated always as identity)`.execute(
    world.db,
  );
});
afterEach(async () => {
  await sql`drop table heard`.execute(world.db);
  await world.close();
});

const hear = (room: string) => ({
  'thing.counted': async (inner: World, { subject }: { subject: Readonly<Record<string, string>> }) => {
    await sql`insert into heard (room, number) values (${room}, ${Number(subject.number)})`.execute(inner.db);
  },
});
const heard = async (room: string) =>
  (await sql<{ number: number }>`select number from heard where room = ${room} order by id`.execute(world.db)).rows.map(
    ({ number }) => number,
  );
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400 && !(await isTrue()); tries++) await pause(25);
  expect(await isTrue()).toBe(true);
}

test('each room hears everything of its kinds once and in order, and a late room hears it from the beginning', async () => {
  world.followers.add('early', hear('early'));
  for (let number = 0; number < 250; number++)
    await record(world, number, number % 2 ? 'thing.counted' : 'thing.ignored');
  await world.settle();
  const odd = Array.from({ length: 125 }, (_, index) => 2 * index + 1);
  expect(await heard('early')).toEqual(odd);
  world.followers.add('late', hear('late'));
  await world.settle();
  expect([await heard('early'), await heard('late')]).toEqual([odd, odd]);
});

test('it is woken by the commit, without looking by and by', async () => {
  const noTimer = vi.spyOn(globalThis, 'setInterval').mockReturnValue(setTimeout(() => {}, 0));
  world.followers.add('room', hear('room'));
  world.followers.start(world);
  noTimer.mockRestore();
  await world.transact(inner => record(inner, 1));
  await until(async () => (await heard('room')).length === 1);
});

test('transactions that commit out of order are all heard, by two nodes that share the work', async () => {
  const second = await openTestWorld({ beside: world });
  for (const node of [world, second]) {
    node.followers.add('room', hear('room'));
    node.followers.start(node);
  }
  const writers = Array.from({ length: 120 }, (_, number) =>
    (number % 2 ? world : second).transact(async inner => {
      await record(inner, number);
      await sql`select pg_sleep(${Math.random() * 0.03})`.execute(inner.db);
    }),
  );
  await Promise.all(writers);
  await until(async () => (await heard('room')).length >= 120);
  const numbers = await heard('room');
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, number) => number));
  const { rows } = await sql<{ number: string }>`
    select subject ->> 'number' as number from platform.event order by xid, id`.execute(world.db);
  expect(numbers).toEqual(rows.map(({ number }) => Number(number)));
  await second.close();
});

test('a reaction that fails is undone and tried again before what comes after it', async () => {
  let failures = 2;
  const reactions = {
    'thing.counted': async (inner: World, event: { subject: Readonly<Record<string, string>> }) => {
      await hear('room')['thing.counted'](inner, event);
      if (event.subject.number === '1' && failures-- > 0) throw new Error('not now');
    },
  };
  world.followers.add('room', reactions);
  for (const number of [0, 1, 2]) await record(world, number);
  world.followers.start(world);
  await until(async () => (await heard('room')).length === 3);
  expect(await heard('room')).toEqual([0, 1, 2]);
  expect(world.logged.filter(({ event }) => event === 'a reaction failed')).toHaveLength(2);
});
