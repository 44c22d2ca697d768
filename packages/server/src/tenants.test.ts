/** The second line between tenants: what a story that forgets its organisation can do. On whichever database the tests run. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from './platform/test-world.ts';
import type { World } from './platform/world.ts';
import { foundTestIssuer, issueTestCredential, type TestIssuer } from './rooms/test-issuer.ts';

let world: TestWorld;
let own: TestIssuer;
let other: TestIssuer;
beforeAll(async () => {
  world = await openTestWorld();
  own = await foundTestIssuer(world, { slug: 'own' });
  other = await foundTestIssuer(world, { slug: 'other' });
  for (const issuer of [own, other]) await issueTestCredential(world, issuer, '李雪', { email: 'xue@post.example' });
});
afterAll(() => world.close());

/** Stories as somebody might write them on a bad day: not one says of which organisation. */
const readAll = async (world: World, table: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from ${sql.table(table)}
    where organisation_id is not null order by 1`.execute(world.db);
  return rows.map(({ id }) => id);
};
const changeAll = async (world: World): Promise<number> => {
  const changed = await sql`update credentials.credential set learner_name = learner_name`.execute(world.db);
  return Number(changed.numAffectedRows);
};
const writeFor = (world: World, organisationId: string) =>
  sql`insert into credentials.recipient (organisation_id, credential_id, email)
    values (${organisationId}, ${world.newId()}, 'xue@post.example')`.execute(world.db);
const both = () => [own.organisationId, other.organisationId].sort();

const tenantTables = async () => {
  const { rows } = await world.database.pool.query<{ name: string }>(
    `select format('%s.%s', table_schema, table_name) as name from information_schema.columns
     where column_name = 'organisation_id' and table_schema !~ '^(pg_|information_schema)' order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('a story that forgets its organisation', () => {
  test('reads nothing of another, in a transaction or outside of one', async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(18);
    for (const table of tables) {
      const within = world.within(own.organisationId);
      const found = [await readAll(within, table), await within.transact(inner => readAll(inner, table))];
      for (const ids of found) expect([table, ids.filter(id => id !== own.organisationId)]).toEqual([table, []]);
    }
    expect(await readAll(world.within(own.organisationId), 'credentials.credential')).toEqual([own.organisationId]);
    expect(await readAll(world.within('n'.repeat(26)), 'credentials.credential')).toEqual([]);
  });

  test('changes and writes nothing of another', async () => {
    const within = world.within(own.organisationId);
    expect([await changeAll(within), await within.transact(changeAll)]).toEqual([1, 1]);
    for (const place of [within.transact.bind(within), (story: (world: World) => Promise<unknown>) => story(within)]) {
      await expect(place(inner => writeFor(inner, other.organisationId))).rejects.toMatchObject({ code: '42501' });
      await place(inner => writeFor(inner, own.organisationId));
    }
  });

  test('control: without the second line it reads and changes all', async () => {
    expect(await readAll(world, 'credentials.credential')).toEqual(both());
    expect(await world.transact(inner => readAll(inner, 'credentials.credential'))).toEqual(both());
    expect(await changeAll(world)).toBe(2);
    await world.database.pool.query('alter table credentials.credential disable row level security');
    try {
      expect(await readAll(world.within(own.organisationId), 'credentials.credential')).toEqual(both());
    } finally {
      await world.database.pool.query('alter table credentials.credential enable row level security');
    }
  });
});

test('the connection takes nothing of a tenant along, even after a fault', async () => {
  const within = world.within(own.organisationId);
  await expect(sql`select 1 / 0`.execute(within.db)).rejects.toMatchObject({ code: '22012' });
  await expect(within.transact(inner => sql`select 1 / 0`.execute(inner.db))).rejects.toMatchObject({ code: '22012' });
  const who = await sql<{ name: string; place: string | null }>`
    select current_user as name, nullif(current_setting('cairn.organisation', true), '') as place`.execute(world.db);
  expect(who.rows[0]?.name).not.toBe('cairn_tenant');
  expect(who.rows[0]?.place).toBeNull();
  const many = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const id = index % 2 === 0 ? own.organisationId : other.organisationId;
      return readAll(world.within(id), 'credentials.credential').then(ids => [id, ...ids]);
    }),
  );
  for (const [asked, ...ids] of many) expect(ids).toEqual([asked]);
});

test('answers come through unchanged: types, counts, no values, several rows', async () => {
  const { db } = world.within(own.organisationId);
  const { rows } =
    await sql`select 12345678901234567890::numeric > 1 as yes, 7::bigint as big, '2026-11-24'::date as day,
    ${JSON.stringify({ a: [1] })}::jsonb as doc, ${Buffer.from('x')}::bytea as bytes`.execute(db);
  expect(rows).toEqual([{ yes: true, big: '7', day: '2026-11-24', doc: { a: [1] }, bytes: Buffer.from('x') }]);
  expect((await sql`select * from generate_series(1, 1000)`.execute(db)).rows).toHaveLength(1000);
  expect((await sql`select 1 where false`.execute(db)).rows).toEqual([]);
});

test('what proves who somebody is, a tenant cannot even ask for', async () => {
  for (const table of ['accounts.session', 'accounts.sign_in_link', 'platform.idempotency', 'platform.migration']) {
    const asked = sql`select 1 from ${sql.table(table)}`.execute(world.within(own.organisationId).db);
    await expect(asked).rejects.toMatchObject({ code: '42501' });
  }
  for (const id of [`x' or '1'='1`, `x', true); drop table x; --`, '']) expect(() => world.within(id)).toThrow('no id');
});
