import type { Bytes } from '@cairn/core/bytes';
import type { LeafKind } from '@cairn/core/log';
import type { Tile } from '@cairn/core/log/merkle';
import { type ColumnType, sql } from 'kysely';
import { insertRows, toCell } from '../../platform/database/insert-rows.ts';
import type { World } from '../../platform/world.ts';

/** A count: a decimal string out, a number in. */
type Count = ColumnType<string, number, number>;

interface LogTable {
  log_id: string;
  origin: string;
  public_key: Buffer;
  sealed: string;
  size: Count;
  created_at: Date;
  generation: ColumnType<number, number | undefined, number>;
  frozen_at: ColumnType<Date | null, Date | undefined, never>;
  statement: ColumnType<string | null, string | undefined, never>;
}
interface LeafTable {
  organisation_id: string;
  leaf_id: string;
  arrival: ColumnType<string, never, never>;
  kind: LeafKind;
  about: string;
  salt: Buffer | null;
  entry: Buffer;
  position: ColumnType<string | null, number | null, number>;
}
interface TileTable {
  level: number;
  number: Count;
  width: number;
  bytes: Buffer;
}
const tables = (world: World) =>
  world.db.$extendTables<{
    'transparency.log': LogTable;
    'transparency.leaf': LeafTable;
    'transparency.tile': TileTable;
  }>();

/** The one log of an installation. */
const ourLog = 'ours';

/** The log: its name for ever, its key, and how many leaves have a place. */
export interface LogRecord {
  origin: string;
  publicKey: Bytes;
  sealed: string;
  size: number;
  /** 1 for the first; one more for each that had to take the place of another. */
  generation: number;
}

function toBytes(buffer: Buffer): Bytes {
  return new Uint8Array(buffer);
}

/** The log, if it was begun. `hold` keeps every other writer waiting until the end of the transaction. */
export async function findLog(world: World, { hold = false } = {}): Promise<LogRecord | undefined> {
  const query = tables(world).selectFrom('transparency.log').selectAll().where('log_id', '=', ourLog);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row && toLog(row);
}

function toLog(row: {
  origin: string;
  public_key: Buffer;
  sealed: string;
  size: string;
  generation: number;
}): LogRecord {
  const { origin, sealed, generation } = row;
  return { origin, publicKey: toBytes(row.public_key), sealed, size: Number(row.size), generation };
}

/** Begin the log; false when it was begun, and then the first one stays. */
export async function insertLog(
  world: World,
  { origin, publicKey, sealed }: Omit<LogRecord, 'size' | 'generation'>,
): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('transparency.log')
    .values({
      log_id: ourLog,
      origin,
      public_key: Buffer.from(publicKey),
      sealed,
      size: 0,
      created_at: world.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('log_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Logs that another took the place of, the latest first. */
export async function listFrozen(world: World): Promise<LogRecord[]> {
  const rows = await tables(world)
    .selectFrom('transparency.log')
    .selectAll()
    .where('frozen_at', 'is not', null)
    .orderBy('generation', 'desc')
    .execute();
  return rows.map(toLog);
}

/** The statements of the logs that were frozen, the latest first. */
export async function listStatements(world: World): Promise<string[]> {
  const rows = await tables(world)
    .selectFrom('transparency.log')
    .select('statement')
    .where('frozen_at', 'is not', null)
    .orderBy('generation', 'desc')
    .execute();
  return rows.flatMap(({ statement }) => (statement === null ? [] : [statement]));
}

/** Freeze a log and put another into its place. */
export async function replaceLog(world: World, old: LogRecord, fresh: LogRecord, statement: string): Promise<void> {
  const toRow = ({ origin, publicKey, sealed, size, generation }: LogRecord) => ({
    ...{ origin, sealed, size, generation },
    public_key: Buffer.from(publicKey),
  });
  const now = world.now();
  await tables(world)
    .insertInto('transparency.log')
    .values({ log_id: `frozen-${old.generation}`, ...toRow(old), created_at: now, frozen_at: now, statement })
    .execute();
  await tables(world).updateTable('transparency.log').set(toRow(fresh)).where('log_id', '=', ourLog).execute();
}

export async function updateSize(world: World, size: number): Promise<void> {
  await tables(world).updateTable('transparency.log').set({ size }).where('log_id', '=', ourLog).execute();
}

/** A leaf with what opens it. */
export interface LeafRecord {
  organisationId: string;
  kind: LeafKind;
  about: string;
  salt: Uint8Array;
  entry: Bytes;
}

const leafColumns = {
  organisation_id: 'text',
  leaf_id: 'text',
  kind: 'text',
  about: 'text',
  salt: 'bytea',
  entry: 'bytea',
} as const;

/** Keep leaves; they arrive in this order. */
export async function insertLeaves(world: World, leaves: readonly LeafRecord[]): Promise<void> {
  const rows = leaves.map(leaf => ({
    organisation_id: leaf.organisationId,
    leaf_id: world.newId(),
    kind: leaf.kind,
    about: leaf.about,
    salt: toCell(leaf.salt),
    entry: toCell(leaf.entry),
  }));
  await insertRows(world, 'transparency.leaf', leafColumns, rows);
}

/** Leaves without a place, in the order in which they arrived. */
export async function listWaiting(world: World, limit: number): Promise<{ leafId: string; entry: Bytes }[]> {
  const rows = await tables(world)
    .selectFrom('transparency.leaf')
    .select(['leaf_id', 'entry'])
    .where('position', 'is', null)
    .orderBy('arrival')
    .limit(limit)
    .execute();
  return rows.map(row => ({ leafId: row.leaf_id, entry: toBytes(row.entry) }));
}

/** Give leaves their places, one behind the other from `first` on. */
export async function placeLeaves(world: World, leafIds: readonly string[], first: number): Promise<void> {
  const positions = leafIds.map((_, index) => first + index);
  await sql`update transparency.leaf set position = placed.position
    from unnest(${leafIds}::text[], ${positions}::bigint[]) as placed (leaf_id, position)
    where leaf.leaf_id = placed.leaf_id and leaf.position is null`.execute(world.db);
}

/** Leaves that have a place, from one on. */
export async function listPlaced(
  world: World,
  first: number,
  limit: number,
): Promise<{ position: number; entry: Bytes }[]> {
  const rows = await tables(world)
    .selectFrom('transparency.leaf')
    .select(['position', 'entry'])
    .where('position', '>=', String(first))
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(row => ({ position: Number(row.position), entry: toBytes(row.entry) }));
}

/** The first leaf of a kind about something that has a place and can still be opened. */
export async function findLeaf(
  world: World,
  kind: LeafKind,
  about: string,
): Promise<{ position: number; salt: Bytes; entry: Bytes } | undefined> {
  const row = await tables(world)
    .selectFrom('transparency.leaf')
    .select(['position', 'salt', 'entry'])
    .where('about', '=', about)
    .where('kind', '=', kind)
    .where('position', 'is not', null)
    .where('salt', 'is not', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!row?.salt) return undefined;
  return { position: Number(row.position), salt: toBytes(row.salt), entry: toBytes(row.entry) };
}

/** Delete what opens the leaves of an organisation about these things. How many could be opened until now. */
export async function deleteSalts(world: World, organisationId: string, abouts: readonly string[]): Promise<number> {
  if (abouts.length === 0) return 0;
  const deleted = await tables(world)
    .updateTable('transparency.leaf')
    .set({ salt: null })
    .where('organisation_id', '=', organisationId)
    .where('about', 'in', abouts)
    .where('salt', 'is not', null)
    .returning('leaf_id')
    .execute();
  return deleted.length;
}

/** How many leaves of each kind are about each of these things. */
export async function countLeavesAbout(
  world: World,
  abouts: readonly string[],
): Promise<{ about: string; kind: LeafKind; count: number }[]> {
  if (abouts.length === 0) return [];
  const rows = await tables(world)
    .selectFrom('transparency.leaf')
    .select(({ fn }) => ['about', 'kind', fn.countAll<string>().as('count')])
    .where('about', 'in', abouts)
    .groupBy(['about', 'kind'])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

const levelOf = ({ level }: Pick<Tile, 'level'>) => (level === 'entries' ? -1 : level);

/** A tile as it is kept, perhaps wider than it was asked for. */
export async function findTile(
  world: World,
  tile: Pick<Tile, 'level' | 'index'>,
): Promise<{ width: number; bytes: Bytes } | undefined> {
  const row = await tables(world)
    .selectFrom('transparency.tile')
    .select(['width', 'bytes'])
    .where('level', '=', levelOf(tile))
    .where('number', '=', String(tile.index))
    .executeTakeFirst();
  return row && { width: row.width, bytes: toBytes(row.bytes) };
}

/** Keep a tile; one that grew takes the place of its narrower form. */
export async function putTile(world: World, tile: Tile & { bytes: Uint8Array }): Promise<void> {
  const { width } = tile;
  const bytes = Buffer.from(tile.bytes);
  await tables(world)
    .insertInto('transparency.tile')
    .values({ level: levelOf(tile), number: tile.index, width, bytes })
    .onConflict(conflict => conflict.columns(['level', 'number']).doUpdateSet({ width, bytes }))
    .execute();
}
