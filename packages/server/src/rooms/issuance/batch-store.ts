import type { BatchRow } from '@cairn/api/issuance';
import { sql } from 'kysely';
import type { Language } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

interface BatchTable {
  organisation_id: string;
  batch_id: string;
  achievement_id: string;
  achievement_version: number;
  achievement_title: string;
  language: Language;
  state: 'waiting' | 'running' | 'done';
  created_at: Date;
  request_key: string | null;
  request_hash: string | null;
}

interface BatchRowTable {
  organisation_id: string;
  batch_id: string;
  row: number;
  name: string;
  email: string;
  awarded_on: string;
  result: string;
  state: 'waiting' | 'issued' | 'failed';
  credential_id: string | null;
  failure_code: string | null;
  failure_sentence: string | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{ 'issuance.batch': BatchTable; 'issuance.batch_row': BatchRowTable }>();

/** A list of learners on its way. */
export interface BatchRecord {
  organisationId: string;
  batchId: string;
  achievementId: string;
  version: number;
  title: string;
  language: Language;
  state: 'waiting' | 'running' | 'done';
  createdAt: Date;
  requestKey?: string;
  requestHash?: string;
}

function toBatch(row: BatchTable): BatchRecord {
  return {
    organisationId: row.organisation_id,
    batchId: row.batch_id,
    achievementId: row.achievement_id,
    version: row.achievement_version,
    title: row.achievement_title,
    language: row.language,
    state: row.state,
    createdAt: row.created_at,
    ...(row.request_key === null ? {} : { requestKey: row.request_key }),
    ...(row.request_hash === null ? {} : { requestHash: row.request_hash }),
  };
}

/** Keep a new batch; false when one was started with the same key. */
export async function insertBatch(world: World, batch: BatchRecord): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('issuance.batch')
    .values({
      organisation_id: batch.organisationId,
      batch_id: batch.batchId,
      achievement_id: batch.achievementId,
      achievement_version: batch.version,
      achievement_title: batch.title,
      language: batch.language,
      state: batch.state,
      created_at: batch.createdAt,
      request_key: batch.requestKey ?? null,
      request_hash: batch.requestHash ?? null,
    })
    .onConflict(conflict => conflict.columns(['organisation_id', 'request_key']).doNothing())
    .returning('batch_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const rowsAtOnce = 500;

export async function insertBatchRows(
  world: World,
  { organisationId, batchId }: BatchRecord,
  rows: readonly BatchRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce).map(({ awardedOn, ...row }) => ({
      ...row,
      organisation_id: organisationId,
      batch_id: batchId,
      awarded_on: awardedOn,
      state: 'waiting' as const,
      credential_id: null,
      failure_code: null,
      failure_sentence: null,
    }));
    await tables(world).insertInto('issuance.batch_row').values(values).execute();
  }
}

export async function findBatchByKey(
  world: World,
  organisationId: string,
  key: string,
): Promise<BatchRecord | undefined> {
  const row = await tables(world)
    .selectFrom('issuance.batch')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('request_key', '=', key)
    .executeTakeFirst();
  return row && toBatch(row);
}

export async function findBatch(
  world: World,
  organisationId: string,
  batchId: string,
): Promise<BatchRecord | undefined> {
  const row = await tables(world)
    .selectFrom('issuance.batch')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('batch_id', '=', batchId)
    .executeTakeFirst();
  return row && toBatch(row);
}

/** Newest first; the cursor is the id of the last one. */
export async function listBatchRecords(
  world: World,
  organisationId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: BatchRecord[]; next?: string; total: number }> {
  const mine = tables(world).selectFrom('issuance.batch').where('organisation_id', '=', organisationId);
  const last = cursor === undefined ? undefined : await findBatch(world, organisationId, cursor);
  let page = mine
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('batch_id', 'desc')
    .limit(limit + 1);
  if (last) {
    page = page.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'batch_id'), '<', tuple(last.createdAt, last.batchId)),
    );
  }
  const rows = (await page.execute()).map(toBatch);
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? items.at(-1)?.batchId : undefined;
  const { total } = await mine.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  return { items, ...(next === undefined ? {} : { next }), total: Number(total) };
}

export async function updateBatchState(
  world: World,
  { organisationId, batchId }: Pick<BatchRecord, 'organisationId' | 'batchId'>,
  state: 'running' | 'done',
): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('issuance.batch')
    .set({ state })
    .where('organisation_id', '=', organisationId)
    .where('batch_id', '=', batchId)
    .where('state', '!=', 'done')
    .returning('batch_id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** How many rows of these batches are in each state. */
export async function countRows(
  world: World,
  organisationId: string,
  batchIds: readonly string[],
): Promise<{ batchId: string; state: BatchRowTable['state']; count: number }[]> {
  if (batchIds.length === 0) return [];
  const rows = await tables(world)
    .selectFrom('issuance.batch_row')
    .select(({ fn }) => ['batch_id', 'state', fn.countAll<string>().as('count')])
    .where('organisation_id', '=', organisationId)
    .where('batch_id', 'in', batchIds)
    .groupBy(['batch_id', 'state'])
    .execute();
  return rows.map(row => ({ batchId: row.batch_id, state: row.state, count: Number(row.count) }));
}

const mostFailures = 200;

export async function listFailures(
  world: World,
  organisationId: string,
  batchIds: readonly string[],
): Promise<{ batchId: string; row: number; code: string; sentence: string }[]> {
  if (batchIds.length === 0) return [];
  const rows = await tables(world)
    .selectFrom('issuance.batch_row')
    .select(['batch_id', 'row', 'failure_code', 'failure_sentence'])
    .where('organisation_id', '=', organisationId)
    .where('batch_id', 'in', batchIds)
    .where('state', '=', 'failed')
    .orderBy('row')
    .limit(mostFailures)
    .execute();
  return rows.map(row => ({
    batchId: row.batch_id,
    row: row.row,
    code: row.failure_code ?? '',
    sentence: row.failure_sentence ?? '',
  }));
}

/** The next rows of a batch that nobody has dealt with. */
export async function listWaitingRows(
  world: World,
  { organisationId, batchId }: BatchRecord,
  limit: number,
): Promise<BatchRow[]> {
  const rows = await tables(world)
    .selectFrom('issuance.batch_row')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('batch_id', '=', batchId)
    .where('state', '=', 'waiting')
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows.map(({ row, name, email, awarded_on: awardedOn, result }) => ({ row, name, email, awardedOn, result }));
}

/** How a row of a batch ended. */
export type RowEnd = { row: number } & ({ credentialId: string } | { code: string; sentence: string });

/** Note how rows ended. */
export async function updateRows(
  world: World,
  { organisationId, batchId }: BatchRecord,
  ends: readonly RowEnd[],
): Promise<void> {
  const ended = ends.map(end =>
    'credentialId' in end
      ? { row: end.row, state: 'issued', credential_id: end.credentialId }
      : { row: end.row, state: 'failed', failure_code: end.code, failure_sentence: end.sentence },
  );
  await sql`update issuance.batch_row r set state = e.state, credential_id = e.credential_id,
      failure_code = e.failure_code, failure_sentence = e.failure_sentence
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
      as e (row integer, state text, credential_id text, failure_code text, failure_sentence text)
    where r.organisation_id = ${organisationId} and r.batch_id = ${batchId} and r.row = e.row`.execute(world.db);
}
