import type { Definition } from '@cairn/api/achievements';
import { type ColumnType, sql } from 'kysely';
import type { Cursor } from '../../platform/cursor.ts';
import type { World } from '../../platform/world.ts';
import { toWords } from './rules.ts';

/** Goes in as JSON text, comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

interface AchievementTable {
  organisation_id: string;
  achievement_id: string;
  definition: Json<Definition>;
  title: string;
  title_words: string;
  revision: number;
  version: number | null;
  changed: boolean;
  issued_count: number;
  created_at: Date;
  updated_at: Date;
}
const tables = (world: World) => world.db.$extendTables<{ 'achievements.achievement': AchievementTable }>();

/** An achievement with its draft. */
export interface AchievementRecord {
  organisationId: string;
  achievementId: string;
  definition: Definition;
  /** Grows with every save. */
  revision: number;
  /** Number of the newest version; null while there is none. */
  version: number | null;
  /** The draft differs from the newest version. */
  changed: boolean;
  issuedCount: number;
  updatedAt: Date;
}

type AchievementRow = Omit<AchievementTable, 'definition'> & { definition: Definition };
function toRecord(row: AchievementRow): AchievementRecord {
  return {
    organisationId: row.organisation_id,
    achievementId: row.achievement_id,
    definition: row.definition,
    revision: row.revision,
    version: row.version,
    changed: row.changed,
    issuedCount: row.issued_count,
    updatedAt: row.updated_at,
  };
}

function toColumns(definition: Definition) {
  const { title } = definition;
  return { definition: JSON.stringify(definition), title, title_words: toWords(title).join(' ') };
}

export async function insertAchievement(
  world: World,
  given: { organisationId: string; achievementId: string; definition: Definition },
): Promise<void> {
  const now = world.now();
  await tables(world)
    .insertInto('achievements.achievement')
    .values({
      organisation_id: given.organisationId,
      achievement_id: given.achievementId,
      ...toColumns(given.definition),
      revision: 1,
      version: null,
      changed: true,
      issued_count: 0,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** One achievement of one organisation. */
export interface Which {
  organisationId: string;
  achievementId: string;
}

export async function findAchievement(world: World, which: Which): Promise<AchievementRecord | undefined> {
  const row = await tables(world)
    .selectFrom('achievements.achievement')
    .selectAll()
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .executeTakeFirst();
  return row && toRecord(row);
}

/** The achievement, held until the end of the transaction. */
export async function holdAchievement(world: World, which: Which): Promise<AchievementRecord | undefined> {
  const row = await tables(world)
    .selectFrom('achievements.achievement')
    .selectAll()
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .forUpdate()
    .executeTakeFirst();
  return row && toRecord(row);
}

/** Keep another draft; whether it differs from the newest version is found by comparing them. */
export async function updateDraft(world: World, which: Which, definition: Definition): Promise<void> {
  const same = sql<boolean>`not exists (select 1 from achievements.version v
    where v.organisation_id = ${which.organisationId} and v.achievement_id = ${which.achievementId}
      and v.version = achievements.achievement.version and v.definition = ${JSON.stringify(definition)}::jsonb)`;
  await tables(world)
    .updateTable('achievements.achievement')
    .set(row => ({
      ...toColumns(definition),
      changed: same,
      revision: row('revision', '+', 1),
      updated_at: world.now(),
    }))
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .execute();
}

/** A version was made of the draft: it is the newest one now. */
export async function markPublished(world: World, which: Which, version: number): Promise<void> {
  await tables(world)
    .updateTable('achievements.achievement')
    .set(row => ({ version, changed: false, revision: row('revision', '+', 1), updated_at: world.now() }))
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .execute();
}

/** Take away an achievement that was never published. */
export async function deleteAchievement(world: World, which: Which): Promise<void> {
  await tables(world)
    .deleteFrom('achievements.achievement')
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .where('version', 'is', null)
    .execute();
}

/** What a list of achievements is narrowed by. */
export interface ListFilter {
  organisationId: string;
  search?: string | undefined;
  state?: 'draft' | 'published' | 'changed' | undefined;
}

function narrowed(world: World, { organisationId, search, state }: ListFilter) {
  let query = tables(world).selectFrom('achievements.achievement').where('organisation_id', '=', organisationId);
  const words = toWords(search ?? '').slice(0, 20);
  if (words.length === 0 && (search ?? '').trim() !== '') query = query.where(sql<boolean>`false`);
  for (const word of words) query = query.where('title_words', 'like', `%${word}%`);
  if (state === 'draft') query = query.where('version', 'is', null);
  if (state === 'published') query = query.where('version', 'is not', null).where('changed', '=', false);
  if (state === 'changed') query = query.where('version', 'is not', null).where('changed', '=', true);
  return query;
}

/** Latest change first. */
export async function listRecords(
  world: World,
  filter: ListFilter,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<AchievementRecord[]> {
  let query = narrowed(world, filter).selectAll();
  if (after) {
    query = query.where(where =>
      where(where.refTuple('updated_at', 'achievement_id'), '<', where.tuple(after.at, after.id)),
    );
  }
  const rows = await query.orderBy('updated_at', 'desc').orderBy('achievement_id', 'desc').limit(limit).execute();
  return rows.map(toRecord);
}

export async function countRecords(world: World, filter: ListFilter): Promise<number> {
  const { count } = await narrowed(world, filter)
    .select(row => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function countOneIssued(world: World, which: Which): Promise<void> {
  await tables(world)
    .updateTable('achievements.achievement')
    .set(row => ({ issued_count: row('issued_count', '+', 1) }))
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .execute();
}
