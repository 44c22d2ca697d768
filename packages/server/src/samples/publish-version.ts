import { type Definition, type DefinitionInput, definition as definitionShape } from '@cairn/api/achievements';
import type { Person } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { routes as achievements } from '../rooms/achievements/index.ts';
import { withoutBrowser } from './acting.ts';

/** Publishes a version of the achievement, the first one or the next; gives the achievement's id. */
export async function publishVersion(
  world: World,
  admin: Person,
  {
    organisationId,
    achievementId,
    version,
  }: { organisationId: string; achievementId?: string; version: DefinitionInput },
): Promise<string> {
  const definition = definitionShape.parse(version);
  const params = { organisationId };
  const draft =
    achievementId === undefined
      ? await achievements.createAchievement(world, admin, { ...withoutBrowser, params, body: { definition } })
      : await saveDraft(world, admin, { ...params, achievementId }, definition);
  await achievements.publishAchievement(world, admin, {
    ...withoutBrowser,
    params: { ...params, achievementId: draft.id },
    body: { revision: draft.revision },
  });
  return draft.id;
}

async function saveDraft(
  world: World,
  admin: Person,
  params: { organisationId: string; achievementId: string },
  definition: Definition,
) {
  const known = await achievements.getAchievement(world, admin, { ...withoutBrowser, params, body: undefined });
  const body = { definition, revision: known.revision };
  return achievements.saveAchievement(world, admin, { ...withoutBrowser, params, body });
}
