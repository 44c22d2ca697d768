import { definition as definitionShape } from '@cairn/api/achievements';
import type { Person } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { routes as achievements } from '../rooms/achievements/index.ts';
import { withoutBrowser } from './acting.ts';
import type { SampleAchievement } from './sample.ts';

/** Publishes that version of the achievement unless it has been; gives the achievement's id. Versions count from 1. */
export async function publishVersion(
  world: World,
  admin: Person,
  { organisationId, achievement, number }: { organisationId: string; achievement: SampleAchievement; number: number },
): Promise<string> {
  const definition = definitionShape.parse(achievement.versions[number - 1]);
  const known = await findOrBegin(world, admin, organisationId, definitionShape.parse(achievement.versions[0]));
  if (known.versions.length >= number) return known.id;
  const params = { organisationId, achievementId: known.id };
  const { revision } = await achievements.saveAchievement(world, admin, {
    ...withoutBrowser,
    params,
    body: { definition, revision: known.revision },
  });
  await achievements.publishAchievement(world, admin, { ...withoutBrowser, params, body: { revision } });
  return known.id;
}

/** The achievement with the title of the first version; it begins with that one when it is not here yet. */
async function findOrBegin(
  world: World,
  admin: Person,
  organisationId: string,
  first: ReturnType<typeof definitionShape.parse>,
) {
  const params = { organisationId };
  const query = { limit: 100 };
  const { items } = await achievements.listAchievements(world, admin, {
    ...withoutBrowser,
    params,
    query,
    body: undefined,
  });
  const known = items.find(item => item.title === first.title);
  if (!known) {
    return achievements.createAchievement(world, admin, { ...withoutBrowser, params, body: { definition: first } });
  }
  const one = { ...params, achievementId: known.id };
  return achievements.getAchievement(world, admin, { ...withoutBrowser, params: one, body: undefined });
}
