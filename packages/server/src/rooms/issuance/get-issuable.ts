import type { PublishedAchievement } from '@cairn/api/achievements';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getPublished, isAchievementOf } from '../achievements/index.ts';

/**
 * The frozen version of an achievement that this organisation may issue. Refuses `not_found` for achievements of others and
 * `achievement_not_published` for its own drafts.
 */
export async function getIssuable(
  world: World,
  organisationId: string,
  achievementId: string,
  version?: number,
): Promise<PublishedAchievement> {
  const published = await getPublished(world, achievementId, version);
  if (published?.organisationId === organisationId) return published;
  if (published === undefined && (await isAchievementOf(world, organisationId, achievementId))) {
    throw new Refusal('achievement_not_published');
  }
  throw new Refusal('not_found');
}
