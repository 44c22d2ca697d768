import type { Actor } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { finishRecorded } from './finish-recorded.ts';
import { type IssueOrder, recordRequests } from './record-requests.ts';

/**
 * Record, sign, verify, release: each step is repeatable, and nothing leaves before the last. What is wrong with one order refuses
 * all of them. Gives the credentials' ids; undefined stands for what our own verifier did not accept.
 */
export async function issueAwards(
  world: World,
  actor: Actor,
  organisationId: string,
  orders: readonly IssueOrder[],
): Promise<(string | undefined)[]> {
  const recorded = await world.transact(world => recordRequests(world, actor, organisationId, orders));
  const { credentialIds, intents } = recorded;
  const released = await finishRecorded(world, actor, organisationId, credentialIds, intents);
  return credentialIds.map(id => (released.has(id) ? id : undefined));
}
