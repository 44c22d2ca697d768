import type { ReplyOf, RequestOf } from '@cairn/api';
import type { issuanceContract } from '@cairn/api/issuance';
import { type Actor, languageOf } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { getIssuable } from './get-issuable.ts';
import { checkList } from './list/check-list.ts';
import { scaleOf } from './rules.ts';

type Endpoint = typeof issuanceContract.checkRows;

/** Read a list of learners: its rows, what was repaired, and every problem at once. Nothing is kept. */
export async function checkRows(
  world: World,
  actor: Actor,
  { params: { organisationId }, body: { achievementId, content, language } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const published = await getIssuable(world, organisationId, achievementId);
  return checkList(Buffer.from(content, 'base64'), {
    allowed: scaleOf(published),
    today: world.now().toISOString().slice(0, 10),
    language: language ?? languageOf(actor),
  });
}
