import { sql } from 'kysely';
import type { World } from '../../platform/world.ts';

export interface StatusListTable {
  organisation_id: string;
  list_id: string;
  number: number;
  length: number;
  multiplier: number;
  shift: number;
  used: number;
  revision: number;
  created_at: Date;
}

interface PublishedListTable {
  list_id: string;
  revision: number;
  document: string;
  signed_at: Date;
  valid_until: Date;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'credentials.status_list': StatusListTable;
    'credentials.published_list': PublishedListTable;
    'credentials.revocation': { list_id: string; list_index: number };
    'credentials.credential': { list_id: string; list_index: number };
  }>();

/** A list after positions of it were given out: those before `used`, `taken` in number. */
export interface TakenRange extends StatusListTable {
  taken: number;
}

/** The next positions of the newest list, at most as many as asked; undefined when there is no list or it is full. */
export async function takeRange(world: World, organisationId: string, most: number): Promise<TakenRange | undefined> {
  const { rows } = await sql<TakenRange>`
    with newest as (
      select list_id, least(length - used, ${most}::integer) as taken from credentials.status_list
      where organisation_id = ${organisationId}
        and number = (select max(number) from credentials.status_list where organisation_id = ${organisationId})
      for update)
    update credentials.status_list l set used = l.used + newest.taken from newest
    where l.organisation_id = ${organisationId} and l.list_id = newest.list_id and newest.taken > 0
    returning l.*, newest.taken`.execute(world.db);
  return rows[0];
}

/** The number of the newest list, 0 when there is none. */
export async function newestListNumber(world: World, organisationId: string): Promise<number> {
  const row = await tables(world)
    .selectFrom('credentials.status_list')
    .select(({ fn }) => fn.max('number').as('newest'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row?.newest ?? 0;
}

/** Begin a list; quiet when another one of that number was begun meanwhile. */
export async function insertList(world: World, list: StatusListTable): Promise<void> {
  await tables(world)
    .insertInto('credentials.status_list')
    .values(list)
    .onConflict(conflict => conflict.columns(['organisation_id', 'number']).doNothing())
    .execute();
}

export async function findList(world: World, listId: string): Promise<StatusListTable | undefined> {
  return tables(world)
    .selectFrom('credentials.status_list')
    .selectAll()
    .where('list_id', '=', listId)
    .executeTakeFirst();
}

/** Note that what a list says has changed. */
export async function touchList(world: World, listId: string): Promise<void> {
  await tables(world)
    .updateTable('credentials.status_list')
    .set({ revision: sql`revision + 1` })
    .where('list_id', '=', listId)
    .execute();
}

/** Every index of a list that is withdrawn. */
export async function listWithdrawnIndices(world: World, listId: string): Promise<number[]> {
  const rows = await tables(world)
    .selectFrom('credentials.revocation')
    .select('list_index')
    .where('list_id', '=', listId)
    .execute();
  return rows.map(row => row.list_index);
}

export async function findPublishedList(world: World, listId: string): Promise<PublishedListTable | undefined> {
  return tables(world)
    .selectFrom('credentials.published_list')
    .selectAll()
    .where('list_id', '=', listId)
    .executeTakeFirst();
}

/** Keep a signed list unless a newer one is kept already. */
export async function keepPublishedList(world: World, list: PublishedListTable): Promise<void> {
  await tables(world)
    .insertInto('credentials.published_list')
    .values(list)
    .onConflict(conflict =>
      conflict
        .column('list_id')
        .doUpdateSet({
          revision: list.revision,
          document: list.document,
          signed_at: list.signed_at,
          valid_until: list.valid_until,
        })
        .where('credentials.published_list.revision', '<=', list.revision),
    )
    .execute();
}

export async function listAllLists(world: World): Promise<StatusListTable[]> {
  return tables(world).selectFrom('credentials.status_list').selectAll().orderBy('list_id').execute();
}

/** Indices of a list that more than one credential uses. */
export async function listSharedIndices(world: World): Promise<{ listId: string; index: number }[]> {
  const rows = await tables(world)
    .selectFrom('credentials.credential')
    .select(['list_id', 'list_index'])
    .groupBy(['list_id', 'list_index'])
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  return rows.map(row => ({ listId: row.list_id, index: row.list_index }));
}

/** How many credentials a list has given an index to. */
export async function countListed(world: World, listId: string): Promise<number> {
  const row = await tables(world)
    .selectFrom('credentials.credential')
    .select(({ fn }) => fn.countAll<string>().as('listed'))
    .where('list_id', '=', listId)
    .executeTakeFirstOrThrow();
  return Number(row.listed);
}
