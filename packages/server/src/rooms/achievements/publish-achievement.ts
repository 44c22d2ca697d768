import type { ReplyOf, RequestOf } from '@cairn/api';
import type { achievementsContract } from '@cairn/api/achievements';
import type { JsonObject } from '@cairn/core/json';
import { type Actor, languageOf } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getIssuerProfile } from '../organisations/index.ts';
import { recordLeaf } from '../transparency/index.ts';
import { putEntry } from './catalogue-store.ts';
import { holdRevision, readAchievement } from './drafts.ts';
import { listGaps, toAchievement, toLevelName, toPublicUrl, toTime, toWords } from './rules.ts';
import { markPublished } from './store.ts';
import { insertVersion, type VersionRecord } from './version-store.ts';

type Endpoint = typeof achievementsContract.publishAchievement;

/** Freeze the draft as the next version and put it into the catalogue. */
export async function publishAchievement(
  world: World,
  actor: Actor,
  { params, body }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const { organisationId, achievementId } = params;
  const { publicUrl } = world.config;
  const issuer = await getIssuerProfile(world, organisationId);
  return world.transact(async world => {
    const { definition, version: newest, changed } = await holdRevision(world, params, body.revision);
    if (!changed) throw new Refusal('nothing_to_publish');
    const version = (newest ?? 0) + 1;
    const achievement = toAchievement(definition, { id: toPublicUrl(publicUrl, achievementId), issuer, version });
    const gaps = listGaps(achievement, issuer, publicUrl, languageOf(actor));
    if (gaps.length > 0) {
      const names = gaps.map(gap => gap.sentence).join(languageOf(actor) === 'ar' ? '، ' : ', ');
      throw new Refusal('achievement_not_ready', { gaps: names }, gaps);
    }
    const publishedBy = actor.kind === 'person' ? actor.personId : null;
    const frozen = { ...params, version, definition, achievement, publishedAt: world.now(), publishedBy };
    await insertVersion(world, frozen);
    await markPublished(world, params, version);
    await enterCatalogue(world, frozen);
    await recordLeaf(world, organisationId, {
      kind: 'definition',
      issuer: issuer.id,
      about: `${toPublicUrl(publicUrl, achievementId)}#${version}`,
      content: JSON.parse(JSON.stringify(achievement)) as JsonObject,
    });
    const subject = { achievementId, version: String(version) };
    await recordEvent(world, { kind: 'achievement.published', organisationId, subject, actor });
    return readAchievement(world, params);
  });
}

async function enterCatalogue(world: World, frozen: VersionRecord): Promise<void> {
  const { organisationId, achievementId, version, achievement, publishedAt } = frozen;
  const { title, description, outcomes, tags, levels, alignment } = achievement;
  const skills = [...alignment, ...outcomes.flatMap(outcome => outcome.skills)];
  const others = [
    description,
    ...outcomes.map(outcome => outcome.text),
    ...tags,
    ...skills.map(skill => skill.targetName),
    achievement.fieldOfStudy ?? '',
    ...levels.map(toLevelName),
  ];
  await putEntry(world, {
    organisationId,
    achievementId,
    version,
    title,
    titleWords: toWords(title),
    otherWords: toWords(others.join(' ')),
    participation: achievement.participation ?? null,
    levels: [...new Set(levels.map(toLevelName))],
    workloadHours: achievement.workloadHours ?? null,
    time: toTime(achievement.workloadHours),
    publishedAt,
  });
}
