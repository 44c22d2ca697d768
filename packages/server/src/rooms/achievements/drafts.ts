import type { ReplyOf, RequestOf } from '@cairn/api';
import type { achievementsContract, Definition } from '@cairn/api/achievements';
import type { Actor } from '../../platform/actor.ts';
import { parseCursor, toCursor } from '../../platform/cursor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getPersons } from '../accounts/index.ts';
import { getIssuerProfile } from '../organisations/index.ts';
import { toPublicUrl, toReadiness, toState } from './rules.ts';
import {
  type AchievementRecord,
  countRecords,
  deleteAchievement,
  findAchievement,
  holdAchievement,
  insertAchievement,
  listRecords,
  updateDraft,
  type Which,
} from './store.ts';
import { listVersions } from './version-store.ts';

type Endpoints = typeof achievementsContract;
type View = ReplyOf<Endpoints['getAchievement']>;
type Summary = ReplyOf<Endpoints['listAchievements']>['items'][number];

/** Achievements of an organisation, latest change first. */
export async function listAchievements(
  world: World,
  _actor: Actor,
  { params: { organisationId }, query }: RequestOf<Endpoints['listAchievements']>,
): Promise<ReplyOf<Endpoints['listAchievements']>> {
  const filter = { organisationId, search: query.search, state: query.state };
  const after = parseCursor(query.cursor);
  const records = await listRecords(world, filter, { after, limit: query.limit + 1 });
  const shown = records.slice(0, query.limit);
  const last = records.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toSummary),
    total: await countRecords(world, filter),
    ...(last ? { next: toCursor({ at: last.updatedAt, id: last.achievementId }) } : {}),
  };
}

function toSummary(record: AchievementRecord): Summary {
  const { achievementId, definition, version, updatedAt, issuedCount } = record;
  return {
    id: achievementId,
    title: definition.title,
    description: definition.description,
    state: toState(record),
    publishedVersion: version,
    updatedAt: updatedAt.toISOString(),
    issuedCount,
    outcomes: definition.outcomes.map(outcome => outcome.text),
    levels: definition.levels,
  };
}

/** Begin a definition; everything may still be missing. */
export async function createAchievement(
  world: World,
  actor: Actor,
  { params: { organisationId }, body }: RequestOf<Endpoints['createAchievement']>,
): Promise<View> {
  const achievementId = world.newId();
  return world.transact(async world => {
    await insertAchievement(world, { organisationId, achievementId, definition: body.definition });
    await recordEvent(world, { kind: 'achievement.created', organisationId, subject: { achievementId }, actor });
    return readAchievement(world, { organisationId, achievementId });
  });
}

/** A definition with its readiness. */
export async function getAchievement(
  world: World,
  _actor: Actor,
  { params }: RequestOf<Endpoints['getAchievement']>,
): Promise<View> {
  return readAchievement(world, params);
}

/** Save the draft, if nobody has saved it since it was read. */
export async function saveAchievement(
  world: World,
  actor: Actor,
  { params, body }: RequestOf<Endpoints['saveAchievement']>,
): Promise<View> {
  const { organisationId, achievementId } = params;
  return world.transact(async world => {
    await holdRevision(world, params, body.revision);
    await updateDraft(world, params, body.definition);
    await recordEvent(world, { kind: 'achievement.saved', organisationId, subject: { achievementId }, actor });
    return readAchievement(world, params);
  });
}

/** Back to the newest version; away with it if it was never published. */
export async function deleteDraft(
  world: World,
  actor: Actor,
  { params }: RequestOf<Endpoints['deleteDraft']>,
): Promise<ReplyOf<Endpoints['deleteDraft']>> {
  const { organisationId, achievementId } = params;
  return world.transact(async world => {
    if (!(await holdAchievement(world, params))) throw new Refusal('not_found');
    const [newest] = await listVersions(world, params);
    if (newest) await updateDraft(world, params, newest.definition);
    else await deleteAchievement(world, params);
    await recordEvent(world, { kind: 'achievement.draft-dropped', organisationId, subject: { achievementId }, actor });
    return { remains: newest !== undefined };
  });
}

/** the achievement, if this is still its revision. */
export async function holdRevision(world: World, which: Which, revision: number): Promise<AchievementRecord> {
  const record = await holdAchievement(world, which);
  if (!record) throw new Refusal('not_found');
  if (record.revision !== revision) throw new Refusal('draft_changed');
  return record;
}

/** The achievement as the API shows it. Refuses `not_found`. */
export async function readAchievement(world: World, which: Which): Promise<View> {
  const record = await findAchievement(world, which);
  if (!record) throw new Refusal('not_found');
  const publicUrl = toPublicUrl(world.config.publicUrl, record.achievementId);
  return {
    id: record.achievementId,
    organisationId: record.organisationId,
    publicUrl,
    state: toState(record),
    revision: record.revision,
    definition: record.definition,
    versions: await listVersionViews(world, which),
    readiness: await readReadiness(world, record.organisationId, record.definition, publicUrl),
    updatedAt: record.updatedAt.toISOString(),
  };
}

async function readReadiness(world: World, organisationId: string, definition: Definition, publicUrl: string) {
  return toReadiness(definition, publicUrl, await getIssuerProfile(world, organisationId));
}

async function listVersionViews(world: World, which: Which): Promise<View['versions']> {
  const versions = await listVersions(world, which);
  const persons = await getPersons(
    world,
    versions.flatMap(({ publishedBy }) => publishedBy ?? []),
  );
  return versions.map(({ version, publishedAt, publishedBy }) => ({
    version,
    publishedAt: publishedAt.toISOString(),
    publishedBy: persons.get(publishedBy ?? '')?.name ?? null,
  }));
}
