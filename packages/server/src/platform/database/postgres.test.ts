import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openTestWorld } from '../test-world.ts';
import { openDatabase, toKysely } from './open.ts';
import { DatabaseAway } from './trouble.ts';

const url = process.env.CAIRN_TEST_DATABASE_URL;
const open = (address: string) => openDatabase(readConfig({ DATABASE_URL: address }), openLog('silent'), () => {});

test('a server that is not there is said so', async () => {
  await expect(open('postgres://127.0.0.1:9/cairn')).rejects.toThrow(/^DATABASE_URL: the server did not answer/);
  await expect(open('postgres://127.0.0.1:9/cairn')).rejects.toThrow(CannotStart);
});

test('connections that are cut answer as away within two seconds, and the next query connects again', async () => {
  if (!url) return console.log('no CAIRN_TEST_DATABASE_URL: lost connections of a PostgreSQL server are not tested');
  const world = await openTestWorld();
  const cutter = await openTestWorld();
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db);
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${rows[0]?.name}`.execute(cutter.db);
  for (const story of [
    () => sql`select pg_sleep(5)`.execute(world.db),
    () => world.transact(inner => sql`select pg_sleep(5)`.execute(inner.db)),
  ]) {
    const told = story().then(
      () => 'kept',
      (error: unknown) => error,
    );
    await new Promise(resolve => setTimeout(resolve, 300));
    const start = performance.now();
    await cut();
    expect(await told).toBeInstanceOf(DatabaseAway);
    expect(performance.now() - start).toBeLessThan(2_000);
    // The other connections of the pool were cut as well, and each has to notice.
    await new Promise(resolve => setTimeout(resolve, 300));
    expect((await sql`select 1 as one`.execute(world.db)).rows).toEqual([{ one: 1 }]);
  }
  await world.close();
  await expect(sql`select 1`.execute(toKysely(world.database.pool))).rejects.toThrow(DatabaseAway);
  await cutter.close();
});

test('a server is opened by its address, and migrating it twice changes nothing', async () => {
  if (!url) return console.log('no CAIRN_TEST_DATABASE_URL: opening a PostgreSQL server is not tested');
  const world = await openTestWorld();
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db);
  const address = new URL(url);
  address.pathname = `/${rows[0]?.name}`;
  const database = await open(address.href);
  expect(await database.durability()).toEqual({ kind: 'server', durable: false });
  await database.close();
  await world.close();
});
