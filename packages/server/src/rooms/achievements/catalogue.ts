import type { ReplyOf, RequestOf } from '@cairn/api';
import type { achievementsContract, PublishedAchievement } from '@cairn/api/achievements';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findOrganisationBySlug, getOrganisations } from '../organisations/index.ts';
import { type CatalogueFilter, countEntries, countFacet, listEntriesOf, searchEntries } from './catalogue-store.ts';
import { toPublicUrl, toWords } from './rules.ts';
import { findAchievement } from './store.ts';
import { findVersion, listNewestVersions, type VersionRecord } from './version-store.ts';

type Endpoint = typeof achievementsContract.searchCatalogue;

/**
 * Published achievements of all organisations here. `participation`, `level` and `time` may each hold several values with
 * commas between them; `organisation` is a slug.
 */
export async function searchCatalogue(
  world: World,
  _actor: Actor,
  { query }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const { sort, limit } = query;
  const offset = parseOffset(query.cursor);
  const filter = await toFilter(world, query);
  if (!filter) return { items: [], total: 0, facets: { participation: {}, level: {}, time: {} } };
  const ids = await searchEntries(world, filter, { sort, offset, limit: limit + 1 });
  return {
    items: await listPublished(world, ids.slice(0, limit)),
    total: await countEntries(world, filter),
    facets: {
      participation: await countFacet(world, filter, 'participation'),
      level: await countFacet(world, filter, 'level'),
      time: await countFacet(world, filter, 'time'),
    },
    ...(ids.length > limit ? { next: String(offset + limit) } : {}),
  };
}

function parseOffset(cursor: string | undefined): number {
  if (!/^\d{1,6}$/.test(cursor ?? '0')) throw new Refusal('request_malformed');
  return Number(cursor ?? 0);
}

/** Undefined when nothing can match: an organisation that is not here, a search without a single letter. */
async function toFilter(world: World, query: RequestOf<Endpoint>['query']): Promise<CatalogueFilter | undefined> {
  const { organisation, participation, level, time } = query;
  const found = organisation === undefined ? undefined : await findOrganisationBySlug(world, organisation);
  if (organisation !== undefined && !found) return undefined;
  const words = toWords(query.search ?? '').slice(0, 20);
  if (words.length === 0 && (query.search ?? '').trim() !== '') return undefined;
  const values = (text = '') =>
    text
      .split(',')
      .map(value => value.trim())
      .filter(value => value !== '');
  return {
    words,
    organisationId: found?.organisationId,
    participation: values(participation),
    levels: values(level),
    times: values(time),
  };
}

/** A published achievement by its public id: that version, or the newest. Undefined when there is none. */
export async function getPublished(
  world: World,
  achievementId: string,
  version?: number,
): Promise<PublishedAchievement | undefined> {
  const found = await findVersion(world, achievementId, version);
  return found && (await toPublished(world, [found]))[0];
}

/** Everything an organisation has published, newest first, at most 500. */
export async function listPublishedOf(world: World, organisationId: string): Promise<PublishedAchievement[]> {
  return listPublished(world, await listEntriesOf(world, organisationId, 500));
}

/** Is it this organisation's, published or not? */
export async function isAchievementOf(world: World, organisationId: string, achievementId: string): Promise<boolean> {
  return (await findAchievement(world, { organisationId, achievementId })) !== undefined;
}

async function listPublished(world: World, ids: readonly string[]): Promise<PublishedAchievement[]> {
  const versions = await listNewestVersions(world, ids);
  const byId = new Map(versions.map(version => [version.achievementId, version]));
  return toPublished(
    world,
    ids.flatMap(id => byId.get(id) ?? []),
  );
}

async function toPublished(world: World, versions: readonly VersionRecord[]): Promise<PublishedAchievement[]> {
  const organisations = await getOrganisations(
    world,
    versions.map(version => version.organisationId),
  );
  return versions.flatMap(version => {
    const organisation = organisations.get(version.organisationId);
    if (!organisation) return [];
    return {
      id: version.achievementId,
      organisationId: version.organisationId,
      organisationName: organisation.name,
      organisationSlug: organisation.slug,
      publicUrl: toPublicUrl(world.config.publicUrl, version.achievementId),
      version: version.version,
      publishedAt: version.publishedAt.toISOString(),
      achievement: version.achievement,
      validForMonths: version.definition.validForMonths ?? null,
      sample: organisation.sample,
    };
  });
}
