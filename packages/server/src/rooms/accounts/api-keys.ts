import type { ReplyOf, RequestOf } from '@cairn/api';
import type { accountsContract } from '@cairn/api/accounts';
import type { Permission } from '@cairn/api/permissions';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { isHeld } from '../../platform/http/access.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type ApiKey, insertApiKey, listKeysOf, removeApiKey } from './api-key-store.ts';
import { hashToken, newToken } from './rules.ts';

type Endpoints = typeof accountsContract;

function toView(key: ApiKey) {
  const { keyId, name, scopes, createdAt, lastUsedOn } = key;
  return { id: keyId, name, scopes, createdAt: createdAt.toISOString(), lastUsedOn };
}

/** All keys of the organisation, newest first. */
export async function listApiKeys(
  world: World,
  _actor: Actor,
  { params }: RequestOf<Endpoints['listApiKeys']>,
): Promise<ReplyOf<Endpoints['listApiKeys']>> {
  const keys = await listKeysOf(world, params.organisationId);
  return { items: keys.map(toView) };
}

/** Make a key. This reply is the only place where its secret is ever seen. */
export async function createApiKey(
  world: World,
  actor: Actor,
  { params: { organisationId }, body }: RequestOf<Endpoints['createApiKey']>,
): Promise<ReplyOf<Endpoints['createApiKey']>> {
  refuseUnheld(actor, organisationId, body.scopes);
  const secret = `cairn_${newToken(world)}`;
  const key = {
    organisationId,
    keyId: world.newId(),
    name: body.name,
    scopes: [...new Set(body.scopes)],
    createdAt: world.now(),
    lastUsedOn: null,
  };
  await world.transact(async world => {
    await insertApiKey(world, key, hashToken(secret));
    await recordEvent(world, { kind: 'api-key.created', organisationId, subject: { keyId: key.keyId }, actor });
  });
  return { ...toView(key), secret };
}

/** AC-22: a key can do no more than whoever makes it. */
function refuseUnheld(actor: Actor, organisationId: string, scopes: readonly Permission[]): void {
  if (!scopes.every(scope => isHeld(scope, actor, organisationId))) throw new Refusal('permission_not_held');
}

/** End a key: the next request with it is nobody's. */
export async function deleteApiKey(
  world: World,
  actor: Actor,
  { params: { organisationId, keyId } }: RequestOf<Endpoints['deleteApiKey']>,
): Promise<ReplyOf<Endpoints['deleteApiKey']>> {
  await world.transact(async world => {
    if (!(await removeApiKey(world, organisationId, keyId))) throw new Refusal('not_found');
    await recordEvent(world, { kind: 'api-key.ended', organisationId, subject: { keyId }, actor });
  });
  return { done: true };
}
