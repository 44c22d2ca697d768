import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '../test-world.ts';
import { migrate, readMigrations } from './migrate.ts';
import { DatabaseAway, isDuplicate, toDatabaseError } from './trouble.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(async () => {
  await sql`drop table if exists tried, first, second`.execute(world.db);
  await sql`delete from platform.migration where number > 9000`.execute(world.db);
  await world.close();
});

test('values arrive the same from both databases', async () => {
  const { rows } =
    await sql`select 9007199254740993::bigint as big, date '2026-03-29' as day, array[date '2026-01-01'] as days,
    timestamptz '2026-03-29T01:30:00+02' as at, '{"a":[1]}'::jsonb as json, '\\x00ff'::bytea as bytes, 1.50::numeric as amount,
    ${[1, 2]}::int[] as numbers, ${'né'}::text as text`.execute(world.db);
  expect(rows).toEqual([
    {
      ...{ big: '9007199254740993', day: '2026-03-29', days: ['2026-01-01'], at: new Date('2026-03-28T23:30:00Z') },
      ...{ json: { a: [1] }, bytes: Buffer.from([0, 255]), amount: '1.50', numbers: [1, 2], text: 'né' },
    },
  ]);
});

describe('a transaction', () => {
  beforeEach(async () => {
    await sql`create table tried (number integer primary key)`.execute(world.db);
  });
  const count = async () => (await sql`select * from tried`.execute(world.db)).rows.length;

  test('inside another joins it', async () => {
    const undone = world.transact(async inner => {
      await inner.transact(deeper => sql`insert into tried values (1)`.execute(deeper.db));
      throw new RangeError('no');
    });
    await expect(undone).rejects.toThrow(RangeError);
    expect(await count()).toBe(0);
  });

  test('is told again when it lost a race, and no more than six times', async () => {
    let told = 0;
    const lose = () => sql`do $$ begin raise exception using errcode = '40001'; end $$`;
    await world.transact(async inner => {
      await sql`insert into tried values (1)`.execute(inner.db);
      if (++told < 3) await lose().execute(inner.db);
    });
    expect([told, await count()]).toEqual([3, 1]);
    const always = world.transact(async inner => {
      told++;
      await lose().execute(inner.db);
    });
    await expect(always).rejects.toMatchObject({ code: '40001' });
    expect(told).toBe(9);
  });

  test('many at once take turns, and a failed one leaves nothing behind', async () => {
    const all = Array.from({ length: 50 }, (_, number) =>
      world.transact(async inner => {
        await sql`insert into tried values (${number % 40})`.execute(inner.db);
        await sql`select pg_sleep(0.001)`.execute(inner.db);
      }),
    );
    const failed = (await Promise.allSettled(all)).filter(each => each.status === 'rejected');
    expect([failed.length, await count()]).toEqual([10, 40]);
    expect(failed.every(({ reason }) => isDuplicate(reason, 'tried_pkey') && !isDuplicate(reason, 'other'))).toBe(true);
  });

  test('left open by a broken statement does not poison the next', async () => {
    await expect(world.transact(inner => sql`select nothing`.execute(inner.db))).rejects.toMatchObject({
      code: '42703',
    });
    expect(await count()).toBe(0);
  });
});

test('a lost connection is told from a mistake', () => {
  expect(toDatabaseError(new Error('Connection terminated unexpectedly'))).toBeInstanceOf(DatabaseAway);
  expect(toDatabaseError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBeInstanceOf(DatabaseAway);
  expect(toDatabaseError(Object.assign(new Error('x'), { code: '57P01' }))).toBeInstanceOf(DatabaseAway);
  expect(toDatabaseError(Object.assign(new Error('x'), { code: '23505' }))).not.toBeInstanceOf(DatabaseAway);
  expect(toDatabaseError(new TypeError('x'))).not.toBeInstanceOf(DatabaseAway);
});

describe('migrations', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-migrations-'));
  const url = pathToFileURL(`${directory}/`);
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const all = () => [...readMigrations(), ...readMigrations(url)];

  test('are applied once, also by two nodes at once', async () => {
    write('9001-first.sql', 'create table first (a integer); insert into first values (1);');
    write('9002-second.sql', 'create table second (a integer);');
    const applied = await Promise.all([migrate(world.database.pool, all()), migrate(world.database.pool, all())]);
    expect(applied[0] + applied[1]).toBe(2);
    expect(await migrate(world.database.pool, all())).toBe(0);
    expect((await sql`select * from first`.execute(world.db)).rows).toEqual([{ a: 1 }]);
  });

  test('that fail leave nothing behind', async () => {
    write('9002-second.sql', 'create table second (a integer); select nothing;');
    await expect(migrate(world.database.pool, all())).rejects.toMatchObject({ code: '42703' });
    expect((await sql`select to_regclass('second') as second`.execute(world.db)).rows).toEqual([{ second: null }]);
    write('9002-second.sql', 'create table second (a integer);');
    expect(await migrate(world.database.pool, all())).toBe(1);
  });

  test('that were edited after they were applied, or are unknown, refuse the start', async () => {
    await migrate(world.database.pool, all());
    await expect(migrate(world.database.pool)).rejects.toThrow(/newer Cairn \(it knows 9001-first, 9002-second\)/);
    write('9001-first.sql', 'create table first (b integer);');
    await expect(migrate(world.database.pool, all())).rejects.toThrow(/9001-first was changed after it was applied/);
  });

  test('with a wrong name or a number twice refuse the start', () => {
    write('9002-twice.sql', '');
    expect(() => readMigrations(url)).toThrow('Two migrations have the number of 9002-twice');
    rmSync(join(directory, '9002-twice.sql'));
    write('next.sql', '');
    expect(() => readMigrations(url)).toThrow('not named like');
    rmSync(join(directory, 'next.sql'));
  });
});
