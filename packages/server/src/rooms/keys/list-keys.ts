import type { ReplyOf, RequestOf } from '@cairn/api';
import type { keysContract } from '@cairn/api/keys';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { toVerificationMethod } from './rules.ts';
import { findIssuer, listKeysOf, type SigningKey } from './store.ts';

type Endpoint = typeof keysContract.listKeys;

/** A key as the API shows it. */
export function toView(issuerId: string, key: SigningKey): ReplyOf<Endpoint>['items'][number] {
  return {
    id: key.keyId,
    verificationMethod: toVerificationMethod(issuerId, key.multikey),
    publicKeyMultibase: key.multikey,
    state: key.retiredAt === null ? 'active' : 'retired',
    createdAt: key.createdAt.toISOString(),
    retiredAt: key.retiredAt?.toISOString() ?? null,
    backedUpAt: key.backedUpAt?.toISOString() ?? null,
  };
}

/** The identifier of the organisation and all its keys, the one that signs first. */
export async function listKeys(
  world: World,
  _actor: Actor,
  { params: { organisationId } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const issuer = await findIssuer(world, organisationId);
  if (!issuer) throw new Refusal('not_found');
  const keys = await listKeysOf(world, organisationId);
  return { issuerId: issuer.issuerId, method: issuer.method, items: keys.map(key => toView(issuer.issuerId, key)) };
}
