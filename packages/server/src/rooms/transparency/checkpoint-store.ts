import type { Bytes } from '@cairn/core/bytes';
import { type ColumnType, sql } from 'kysely';
import type { World } from '../../platform/world.ts';

interface CheckpointTable {
  generation: number;
  size: ColumnType<string, number, number>;
  root: Buffer;
  written_at: Date;
  note: string | null;
  published_at: ColumnType<Date | null, undefined, Date>;
}
interface CosignatureTable {
  generation: number;
  size: ColumnType<string, number, never>;
  witness: string;
  key_id: string;
  line: string;
  signed_at: Date;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'transparency.checkpoint': CheckpointTable;
    'transparency.cosignature': CosignatureTable;
  }>();

/** A tree that a log signs: which log, and how many leaves. */
export interface CheckpointPlace {
  generation: number;
  size: number;
}

/** What is said of one size of the log; without a note it is not signed yet. */
export interface CheckpointRecord extends CheckpointPlace {
  root: Bytes;
  note: string | null;
}

function toCheckpoint(row: { generation: number; size: string; root: Buffer; note: string | null }): CheckpointRecord {
  const { generation, note } = row;
  return { generation, size: Number(row.size), root: new Uint8Array(row.root), note };
}

/** A second root for one size is refused by the database. */
export async function insertCheckpoint(world: World, size: number, root: Uint8Array, generation = 1): Promise<void> {
  await tables(world)
    .insertInto('transparency.checkpoint')
    .values({ generation, size, root: Buffer.from(root), written_at: world.now(), note: null })
    .execute();
}

/** The largest checkpoint of a log. */
export async function findLatest(world: World, generation: number): Promise<CheckpointRecord | undefined> {
  const row = await tables(world)
    .selectFrom('transparency.checkpoint')
    .selectAll()
    .where('generation', '=', generation)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toCheckpoint(row);
}

/** Checkpoints of a log from a size on, the smallest first. */
export async function listCheckpoints(
  world: World,
  { generation, size }: CheckpointPlace,
  limit: number,
): Promise<CheckpointRecord[]> {
  const rows = await tables(world)
    .selectFrom('transparency.checkpoint')
    .selectAll()
    .where('generation', '=', generation)
    .where('size', '>=', String(size))
    .orderBy('size')
    .limit(limit)
    .execute();
  return rows.map(toCheckpoint);
}

/** Keep the signed note. Somebody who was faster has signed the same bytes. */
export async function updateNote(world: World, { generation, size }: CheckpointPlace, note: string): Promise<void> {
  await tables(world)
    .updateTable('transparency.checkpoint')
    .set({ note })
    .where('generation', '=', generation)
    .where('size', '=', String(size))
    .where('note', 'is', null)
    .execute();
}

/** From now on everybody may see this signed checkpoint. */
export async function publishCheckpoint(world: World, { generation, size }: CheckpointPlace): Promise<void> {
  await tables(world)
    .updateTable('transparency.checkpoint')
    .set({ published_at: world.now() })
    .where('generation', '=', generation)
    .where('size', '=', String(size))
    .where('note', 'is not', null)
    .where('published_at', 'is', null)
    .execute();
}

/** The largest published checkpoint of a log. */
export async function findPublished(world: World, generation: number): Promise<CheckpointRecord | undefined> {
  const row = await tables(world)
    .selectFrom('transparency.checkpoint')
    .selectAll()
    .where('generation', '=', generation)
    .where('published_at', 'is not', null)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toCheckpoint(row);
}

/**
 * The smallest published checkpoint with more leaves than that, of any log of ours, that at least so many of these witnesses
 * cosigned. The smallest is the earliest, so it says most.
 */
export async function findFirstAbove(
  world: World,
  position: number,
  { needed, witnesses }: { needed: number; witnesses: readonly string[] },
): Promise<CheckpointRecord | undefined> {
  const cosigned = sql<number>`(select count(*) from transparency.cosignature said
    where said.generation = checkpoint.generation and said.size = checkpoint.size and said.witness = any(${witnesses}::text[]))`;
  const row = await tables(world)
    .selectFrom('transparency.checkpoint')
    .selectAll()
    .where('published_at', 'is not', null)
    .where('size', '>', String(position))
    .$if(needed > 0, query => query.where(cosigned, '>=', needed))
    .orderBy('size')
    .orderBy('generation')
    .limit(1)
    .executeTakeFirst();
  return row && toCheckpoint(row);
}

/** What a witness said of a checkpoint. */
export interface Cosignature {
  witness: string;
  keyId: string;
  /** The signature line, with its line feed. */
  line: string;
  at: Date;
}

/** Keep what a witness said; what it said first of a checkpoint stays. */
export async function insertCosignature(
  world: World,
  { generation, size }: CheckpointPlace,
  { witness, keyId, line, at }: Cosignature,
): Promise<void> {
  await tables(world)
    .insertInto('transparency.cosignature')
    .values({ generation, size, witness, key_id: keyId, line, signed_at: at })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** What was said of a checkpoint, the earliest first. */
export async function listCosignatures(world: World, { generation, size }: CheckpointPlace): Promise<Cosignature[]> {
  const rows = await tables(world)
    .selectFrom('transparency.cosignature')
    .selectAll()
    .where('generation', '=', generation)
    .where('size', '=', String(size))
    .orderBy('signed_at')
    .orderBy('witness')
    .execute();
  return rows.map(({ witness, key_id, line, signed_at }) => ({ witness, keyId: key_id, line, at: signed_at }));
}

/** The largest tree of a log that this witness cosigned, as far as we know; 0 when it cosigned none. */
export async function findLastCosigned(
  world: World,
  generation: number,
  { witness, keyId }: Pick<Cosignature, 'witness' | 'keyId'>,
): Promise<number> {
  const row = await tables(world)
    .selectFrom('transparency.cosignature')
    .select('size')
    .where('witness', '=', witness)
    .where('key_id', '=', keyId)
    .where('generation', '=', generation)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Number(row?.size ?? 0);
}
