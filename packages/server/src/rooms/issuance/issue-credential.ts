import type { ReplyOf, RequestOf } from '@cairn/api';
import type { issuanceContract } from '@cairn/api/issuance';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, findCredential, toClaimLink } from '../credentials/index.ts';
import { finishRecorded } from './finish-recorded.ts';
import { type IssueOrder, recordRequests } from './record-requests.ts';

type Endpoint = typeof issuanceContract.issueCredential;

/** Issue one credential. The same key and request lead to the same credential, however often and whatever broke between. */
export async function issueCredential(
  world: World,
  actor: Actor,
  { params: { organisationId }, body, idempotencyKey }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const key = idempotencyKey === undefined ? undefined : `key:${idempotencyKey}`;
  const { credentialId, uri, claimCode } = await issueAward(world, actor, organisationId, { request: body, key });
  const { url: claimUrl } = await toClaimLink(world, credentialId, 'code');
  return { credentialId, uri, claimUrl, claimCode, state: 'issued' };
}

/** Issue one award. Refuses `own_output_rejected`. */
export async function issueAward(
  world: World,
  actor: Actor,
  organisationId: string,
  order: IssueOrder,
): Promise<Credential> {
  const [credentialId] = await issueAwards(world, actor, organisationId, [order]);
  const credential = credentialId === undefined ? undefined : await findCredential(world, { credentialId });
  if (!credential) throw new Refusal('own_output_rejected');
  return credential;
}

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
