import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../platform/world.ts';

/** A published achievement as it is searched for. */
export interface CatalogueEntry {
  organisationId: string;
  achievementId: string;
  version: number;
  title: string;
  /** Words of the title, and of everything else. */
  titleWords: readonly string[];
  otherWords: readonly string[];
  participation: string | null;
  levels: readonly string[];
  workloadHours: number | null;
  time: string | null;
  publishedAt: Date;
}

/** Put the newest version of an achievement into the catalogue. */
export async function putEntry(world: World, entry: CatalogueEntry): Promise<void> {
  await sql`insert into achievements.catalogue_entry
    (organisation_id, achievement_id, version, title, words, participation, levels, workload_hours, time, published_at)
    values (${entry.organisationId}, ${entry.achievementId}, ${entry.version}, ${entry.title},
      setweight(to_tsvector('simple', ${entry.titleWords.join(' ')}), 'A')
        || setweight(to_tsvector('simple', ${entry.otherWords.join(' ')}), 'B'),
      ${entry.participation}, ${entry.levels}, ${entry.workloadHours}, ${entry.time}, ${entry.publishedAt})
    on conflict (organisation_id, achievement_id) do update set
      version = excluded.version, title = excluded.title, words = excluded.words,
      participation = excluded.participation, levels = excluded.levels, workload_hours = excluded.workload_hours,
      time = excluded.time, published_at = excluded.published_at`.execute(world.db);
}

/** What the catalogue is narrowed by; within one list any may match, and all lists must. */
export interface CatalogueFilter {
  words: readonly string[];
  organisationId: string | undefined;
  participation: readonly string[];
  levels: readonly string[];
  times: readonly string[];
}

export type Facet = 'participation' | 'level' | 'time';
export type Sort = 'match' | 'title' | 'newest' | 'shortest';

/** Every word must occur, each as the beginning of a word. */
function toQuery(words: readonly string[]): RawBuilder<unknown> {
  return sql`to_tsquery('simple', ${words.map(word => `'${word}':*`).join(' & ')})`;
}

function conditions(filter: CatalogueFilter, except?: Facet): RawBuilder<unknown> {
  const { words, organisationId, participation, levels, times } = filter;
  const all = [sql`true`];
  if (words.length > 0) all.push(sql`words @@ ${toQuery(words)}`);
  if (organisationId !== undefined) all.push(sql`organisation_id = ${organisationId}`);
  if (participation.length > 0 && except !== 'participation') all.push(sql`participation = any (${participation})`);
  if (levels.length > 0 && except !== 'level') all.push(sql`levels && ${levels}::text[]`);
  if (times.length > 0 && except !== 'time') all.push(sql`time = any (${times})`);
  return sql.join(all, sql` and `);
}

function order(sort: Sort, words: readonly string[]): RawBuilder<unknown> {
  if (sort === 'title') return sql`lower(title), achievement_id`;
  if (sort === 'shortest') return sql`workload_hours nulls last, lower(title), achievement_id`;
  const newest = sql`published_at desc, achievement_id`;
  return sort === 'newest' || words.length === 0 ? newest : sql`ts_rank(words, ${toQuery(words)}) desc, ${newest}`;
}

/** Ids of a page of the catalogue. */
export async function searchEntries(
  world: World,
  filter: CatalogueFilter,
  { sort, offset, limit }: { sort: Sort; offset: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ achievement_id: string }>`select achievement_id from achievements.catalogue_entry
    where ${conditions(filter)} order by ${order(sort, filter.words)} offset ${offset} limit ${limit}`.execute(
    world.db,
  );
  return rows.map(row => row.achievement_id);
}

export async function countEntries(world: World, filter: CatalogueFilter): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from achievements.catalogue_entry
    where ${conditions(filter)}`.execute(world.db);
  return Number(rows[0]?.count ?? 0);
}

const facetSources: Record<Facet, RawBuilder<unknown>> = {
  participation: sql`select participation as name, words, organisation_id, participation, levels, time
    from achievements.catalogue_entry`,
  level: sql`select unnest(levels) as name, words, organisation_id, participation, levels, time
    from achievements.catalogue_entry`,
  time: sql`select time as name, words, organisation_id, participation, levels, time
    from achievements.catalogue_entry`,
};

/** How many entries each value of a facet would leave, with all other facets as they are chosen. */
export async function countFacet(world: World, filter: CatalogueFilter, facet: Facet): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; count: string }>`select name, count(*) as count
    from (${facetSources[facet]}) entry where name is not null and ${conditions(filter, facet)}
    group by name order by count(*) desc, name limit 100`.execute(world.db);
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}

/** Ids of everything an organisation has published, newest first. */
export async function listEntriesOf(world: World, organisationId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ achievement_id: string }>`select achievement_id from achievements.catalogue_entry
    where organisation_id = ${organisationId} order by published_at desc, achievement_id limit ${limit}`.execute(
    world.db,
  );
  return rows.map(row => row.achievement_id);
}

/** How many achievements are published here, and by how many organisations. */
export async function countCatalogue(world: World): Promise<{ achievements: number; issuers: number }> {
  const { rows } = await sql<{ achievements: string; issuers: string }>`
    select count(*) as achievements, count(distinct organisation_id) as issuers
    from achievements.catalogue_entry`.execute(world.db);
  return { achievements: Number(rows[0]?.achievements), issuers: Number(rows[0]?.issuers) };
}
