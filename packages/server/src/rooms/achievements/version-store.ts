import type { Definition } from '@cairn/api/achievements';
import type { Achievement } from '@cairn/core/award';
import type { ColumnType } from 'kysely';
import type { World } from '../../platform/world.ts';
import type { Which } from './store.ts';

/** Goes in as JSON text, comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

interface VersionTable {
  organisation_id: string;
  achievement_id: string;
  version: number;
  definition: Json<Definition>;
  achievement: Json<Achievement>;
  published_at: Date;
  published_by: string | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'achievements.version': VersionTable;
    'achievements.achievement': { organisation_id: string; achievement_id: string; version: number | null };
  }>();

/** A frozen version. */
export interface VersionRecord {
  organisationId: string;
  achievementId: string;
  version: number;
  definition: Definition;
  achievement: Achievement;
  publishedAt: Date;
  publishedBy: string | null;
}

type VersionRow = Omit<VersionTable, 'definition' | 'achievement'> & {
  definition: Definition;
  achievement: Achievement;
};

function toVersion(row: VersionRow): VersionRecord {
  return {
    organisationId: row.organisation_id,
    achievementId: row.achievement_id,
    version: row.version,
    definition: row.definition,
    achievement: row.achievement,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}

/** Keep a version for good. */
export async function insertVersion(world: World, version: VersionRecord): Promise<void> {
  await tables(world)
    .insertInto('achievements.version')
    .values({
      organisation_id: version.organisationId,
      achievement_id: version.achievementId,
      version: version.version,
      definition: JSON.stringify(version.definition),
      achievement: JSON.stringify(version.achievement),
      published_at: version.publishedAt,
      published_by: version.publishedBy,
    })
    .execute();
}

/** Newest first. */
export async function listVersions(world: World, which: Which): Promise<VersionRecord[]> {
  const rows = await tables(world)
    .selectFrom('achievements.version')
    .selectAll()
    .where('organisation_id', '=', which.organisationId)
    .where('achievement_id', '=', which.achievementId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toVersion);
}

const newest = (world: World) =>
  tables(world)
    .selectFrom('achievements.achievement as achievement')
    .innerJoin('achievements.version as version', join =>
      join
        .onRef('version.organisation_id', '=', 'achievement.organisation_id')
        .onRef('version.achievement_id', '=', 'achievement.achievement_id')
        .onRef('version.version', '=', 'achievement.version'),
    )
    .selectAll('version');

/** A version by the public id of its achievement; the newest one without a number. */
export async function findVersion(
  world: World,
  achievementId: string,
  version?: number,
): Promise<VersionRecord | undefined> {
  const current = await newest(world).where('achievement.achievement_id', '=', achievementId).executeTakeFirst();
  if (!current || version === undefined || version === current.version) return current && toVersion(current);
  const row = await tables(world)
    .selectFrom('achievements.version')
    .selectAll()
    .where('organisation_id', '=', current.organisation_id)
    .where('achievement_id', '=', achievementId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && toVersion(row);
}

/** The newest versions of these achievements, in no order. */
export async function listNewestVersions(world: World, ids: readonly string[]): Promise<VersionRecord[]> {
  if (ids.length === 0) return [];
  const rows = await newest(world).where('achievement.achievement_id', 'in', ids).execute();
  return rows.map(toVersion);
}
