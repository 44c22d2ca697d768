import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from './test-world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const waiting = async () => (await sql`select state, attempts from platform.job`.execute(world.db)).rows;

test('a job is done once, with what it was given, and only if what caused it was kept', async () => {
  const done: unknown[] = [];
  world.jobs.work('count', async (_, payload) => void done.push(payload));
  await world.transact(inner => inner.jobs.enqueue(inner, 'count', { number: 1 }));
  const undone = world.transact(async inner => {
    await inner.jobs.enqueue(inner, 'count', { number: 2 });
    throw new RangeError('no');
  });
  await expect(undone).rejects.toThrow(RangeError);
  await world.settle();
  await world.settle();
  expect([done, await waiting()]).toEqual([[{ number: 1 }], []]);
});

test('a job waits until its time', async () => {
  let done = 0;
  world.jobs.work('later', async () => void done++);
  await world.jobs.enqueue(world, 'later', {}, { afterMs: 60_000 });
  await world.settle();
  expect(done).toBe(0);
  world.pass(60_000);
  await world.settle();
  expect(done).toBe(1);
});

test('of one key one job waits, and one asked for while it runs comes after it', async () => {
  let done = 0;
  world.jobs.work('sweep', async inner => {
    if (++done === 1) await inner.jobs.enqueue(inner, 'sweep', {}, { key: 'a' });
  });
  await world.jobs.enqueue(world, 'sweep', {}, { key: 'a' });
  await world.jobs.enqueue(world, 'sweep', {}, { key: 'a' });
  await world.jobs.enqueue(world, 'sweep', {}, { key: 'b' });
  await world.settle();
  expect(done).toBe(3);
});

test('a job that fails comes again after growing pauses, and is kept in the end', async () => {
  let tries = 0;
  world.jobs.work('fail', async () => {
    tries++;
    throw new Error('down');
  });
  await world.jobs.enqueue(world, 'fail', {}, { key: 'a' });
  await world.settle();
  expect([tries, await waiting()]).toEqual([1, [{ state: 'waiting', attempts: 1 }]]);
  world.pass(1_000);
  await world.settle();
  expect(tries).toBe(1);
  for (let turn = 0; turn < 20; turn++) {
    world.pass(3 * 3600_000);
    await world.settle();
  }
  expect([tries, await waiting()]).toEqual([12, [{ state: 'failed', attempts: 12 }]]);
});

test('a job of a node that died is done by another within a minute', async () => {
  let done = 0;
  world.jobs.work('orphan', async () => void done++);
  await world.jobs.enqueue(world, 'orphan', {});
  const held = new Date(world.now().getTime() + 60_000);
  await sql`update platform.job set state = 'running', attempts = 1, held_until = ${held}`.execute(world.db);
  await world.settle();
  expect(done).toBe(0);
  world.pass(60_001);
  await world.settle();
  expect(done).toBe(1);
});

test('two nodes never do the same job, and stopping waits for what is under way', async () => {
  const second = await openTestWorld({ beside: world });
  const done: number[] = [];
  for (const node of [world, second]) {
    node.jobs.work('share', async (_, { number }) => {
      await pause(2);
      done.push(Number(number));
    });
  }
  for (let number = 0; number < 40; number++) await world.jobs.enqueue(world, 'share', { number });
  for (const node of [world, second]) node.jobs.start(node);
  for (let wait = 0; wait < 200 && done.length < 40; wait++) await pause(20);
  await Promise.all([world.jobs.stop(), second.jobs.stop()]);
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number));
  expect(await waiting()).toEqual([]);
  await second.close();
});

test('repeated work takes one turn an interval, on one node', async () => {
  const second = await openTestWorld({ beside: world });
  let turns = 0;
  for (const node of [world, second]) node.jobs.every('turn', 60, async () => void turns++);
  for (const node of [world, second]) node.jobs.start(node);
  await pause(300);
  expect(turns).toBe(0);
  for (const turn of [1, 2]) {
    for (const node of [world, second]) node.pass(60);
    for (let wait = 0; wait < 100 && turns < turn; wait++) await pause(20);
    await pause(300);
    expect(turns).toBe(turn);
  }
  await second.close();
});
