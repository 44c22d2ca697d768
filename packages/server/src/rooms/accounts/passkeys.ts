import type { ReplyOf, RequestOf } from '@cairn/api';
import type { Passkey, signInContract } from '@cairn/api/sign-in';
import type { Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { countRecoveryCodes } from './code-store.ts';
import { deletePasskey, listPasskeysOf, type PasskeyRecord, updatePasskeyName } from './passkey-store.ts';
import { deleteSessionsOfPasskey } from './session-store.ts';
import { tellOwner } from './tell-owner.ts';

type Endpoints = typeof signInContract;

/** A passkey as its owner sees it. */
export function toPasskeyView({ passkeyId, name, createdAt, lastUsedAt, synced, blockedAt }: PasskeyRecord): Passkey {
  return {
    id: passkeyId,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    synced,
    blocked: blockedAt !== null,
  };
}

/** One's own passkeys, oldest first. */
export async function listPasskeys(world: World, { personId }: Person): Promise<ReplyOf<Endpoints['listPasskeys']>> {
  const passkeys = await listPasskeysOf(world, personId);
  return { items: passkeys.map(toPasskeyView), recoveryCodesLeft: await countRecoveryCodes(world, personId) };
}

/** Give one's own passkey another name. */
export async function renamePasskey(
  world: World,
  { personId }: Person,
  { params: { passkeyId }, body: { name } }: RequestOf<Endpoints['renamePasskey']>,
): Promise<ReplyOf<Endpoints['renamePasskey']>> {
  const passkey = await updatePasskeyName(world, { passkeyId, personId, name });
  if (!passkey) throw new Refusal('not_found');
  return toPasskeyView(passkey);
}

/** Remove one's own passkey. A device that is lost with it should not stay signed in. */
export async function removePasskey(
  world: World,
  actor: Person,
  { params: { passkeyId } }: RequestOf<Endpoints['removePasskey']>,
): Promise<ReplyOf<Endpoints['removePasskey']>> {
  const { personId, sessionId } = actor;
  return world.transact(async world => {
    if (!(await deletePasskey(world, passkeyId, personId))) throw new Refusal('not_found');
    await deleteSessionsOfPasskey(world, passkeyId, sessionId);
    await recordEvent(world, { kind: 'passkey.removed', subject: { personId, passkeyId }, actor });
    await tellOwner(world, personId, 'passkeyRemoved');
    return { done: true as const };
  });
}
