import type { ReplyOf, RequestOf } from '@cairn/api';
import type { credentialsContract } from '@cairn/api/credentials';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getReceipt as getReceiptOf } from '../transparency/index.ts';
import { findIssued } from './store.ts';

type Endpoint = typeof credentialsContract.getReceipt;

/** C-11: the receipt of the transparency log beside a credential that this organisation issued. */
export async function getReceipt(
  world: World,
  _actor: Actor,
  { params: { organisationId, credentialId } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const credential = await findIssued(world, { organisation_id: organisationId, credential_id: credentialId });
  if (!credential) throw new Refusal('not_found');
  return getReceiptOf(world, credential);
}
