import type { World } from '../../platform/world.ts';

interface HistoryTable {
  organisation_id: string;
  did: string;
  log: string;
  next_multikey: string;
  next_sealed: string;
  updated_at: Date;
}

const tables = (world: World) => world.db.$extendTables<{ 'keys.history': HistoryTable }>();

/** The did:webvh log of an issuer, and the key that was announced in it. */
export interface History {
  organisationId: string;
  did: string;
  /** The text of `did.jsonl`. */
  log: string;
  /** The public half of the key that comes next; only its digest is published. */
  nextMultikey: string;
  /** Its private half, sealed by the signer. */
  nextSealed: string;
}

export async function findHistory(world: World, organisationId: string): Promise<History | undefined> {
  const row = await tables(world)
    .selectFrom('keys.history')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { did, log, next_multikey: nextMultikey, next_sealed: nextSealed } = row;
  return { organisationId, did, log, nextMultikey, nextSealed };
}

/** Keeps the first history of an organisation; quiet when it has one. */
export async function insertHistory(world: World, history: History): Promise<void> {
  await tables(world)
    .insertInto('keys.history')
    .values({
      organisation_id: history.organisationId,
      did: history.did,
      log: history.log,
      next_multikey: history.nextMultikey,
      next_sealed: history.nextSealed,
      updated_at: world.now(),
    })
    .onConflict(conflict => conflict.column('organisation_id').doNothing())
    .execute();
}

/** False when the log is not the one any more that it goes on from; nothing is kept then. */
export async function updateHistory(world: World, before: string, history: History): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('keys.history')
    .set({
      log: history.log,
      next_multikey: history.nextMultikey,
      next_sealed: history.nextSealed,
      updated_at: world.now(),
    })
    .where('organisation_id', '=', history.organisationId)
    .where('log', '=', before)
    .returning('organisation_id')
    .executeTakeFirst();
  return updated !== undefined;
}
