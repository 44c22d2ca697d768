import { type ColumnType, sql } from 'kysely';
import type { World } from '../../platform/world.ts';
import type { ChainedEntry, Entry, Wanted } from './rules.ts';

type Json<T> = ColumnType<T, string, never>;

interface EntryTable {
  position: ColumnType<string, number, never>;
  event_id: string;
  organisation_id: string | null;
  kind: string;
  actor: Json<Entry['actor']>;
  subject: Json<Entry['subject']>;
  at: Date;
  hash: string;
}

const tables = (world: World) => world.db.$extendTables<{ 'audit.entry': EntryTable }>();

type Row = Omit<EntryTable, 'position' | 'actor' | 'subject'> & {
  position: string;
  actor: Entry['actor'];
  subject: Entry['subject'];
};

function toEntry(row: Row): ChainedEntry {
  return {
    position: Number(row.position),
    eventId: row.event_id,
    organisationId: row.organisation_id,
    kind: row.kind,
    actor: row.actor,
    subject: row.subject,
    at: row.at,
    hash: row.hash,
  };
}

/** The end of the chain. */
export async function findLast(world: World): Promise<{ position: number; hash: string } | undefined> {
  const row = await tables(world)
    .selectFrom('audit.entry')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { position: Number(row.position), hash: row.hash };
}

export async function insertEntry(world: World, entry: ChainedEntry): Promise<void> {
  await tables(world)
    .insertInto('audit.entry')
    .values({
      position: entry.position,
      event_id: entry.eventId,
      organisation_id: entry.organisationId,
      kind: entry.kind,
      actor: JSON.stringify(entry.actor),
      subject: JSON.stringify(entry.subject),
      at: entry.at,
      hash: entry.hash,
    })
    .execute();
}

/** Is the event told already? */
export async function hasEntryOf(world: World, eventId: string): Promise<boolean> {
  const row = await tables(world)
    .selectFrom('audit.entry')
    .select('position')
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Oldest first, from a position on. */
export async function listFrom(world: World, position: number, limit: number): Promise<ChainedEntry[]> {
  const rows = await tables(world)
    .selectFrom('audit.entry')
    .selectAll()
    .where('position', '>=', String(position))
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** The entries of one organisation that fit. */
function fitting(world: World, { organisationId, kind, actorId, since, before, subjectId }: WantedHere) {
  return tables(world)
    .selectFrom('audit.entry')
    .where('organisation_id', '=', organisationId)
    .$if(kind !== undefined, query => query.where('kind', '=', kind ?? ''))
    .$if(actorId !== undefined, query => query.where(sql<boolean>`actor->>'id' = ${actorId}`))
    .$if(since !== undefined, query => query.where('at', '>=', since ?? new Date(0)))
    .$if(before !== undefined, query => query.where('at', '<', before ?? new Date(0)))
    .$if(subjectId !== undefined, query =>
      query.where(sql<boolean>`exists (select from jsonb_each_text(subject) as part where part.value = ${subjectId})`),
    );
}

type WantedHere = Wanted & { organisationId: string };

/** Newest first, before a position. */
export async function listEntriesOf(
  world: World,
  wanted: WantedHere,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<ChainedEntry[]> {
  let query = fitting(world, wanted).selectAll();
  if (before !== undefined) query = query.where('position', '<', String(before));
  const rows = await query.orderBy('position', 'desc').limit(limit).execute();
  return rows.map(toEntry);
}

export async function countEntriesOf(world: World, wanted: WantedHere): Promise<number> {
  const { count } = await fitting(world, wanted)
    .select(row => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
