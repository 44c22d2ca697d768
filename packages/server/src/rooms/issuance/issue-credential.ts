import type { ReplyOf, RequestOf } from '@cairn/api';
import type { issuanceContract } from '@cairn/api/issuance';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, findCredential, toClaimLink } from '../credentials/index.ts';
import { issueTogether } from './issue-together.ts';
import type { IssueOrder } from './record-requests.ts';

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
  const credentialId = await issueTogether(world, actor, organisationId, order);
  const credential = credentialId === undefined ? undefined : await findCredential(world, { credentialId });
  if (!credential) throw new Refusal('own_output_rejected');
  return credential;
}
