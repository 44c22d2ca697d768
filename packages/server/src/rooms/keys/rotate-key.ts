import type { ReplyOf, RequestOf } from '@cairn/api';
import type { keysContract } from '@cairn/api/keys';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { logKey } from './create-issuer-key.ts';
import { beginHistory, extendHistory } from './did-history.ts';
import { type History, updateHistory } from './history-store.ts';
import { toView } from './list-keys.ts';
import {
  findIssuer,
  holdIssuer,
  type Issuer,
  insertKey,
  listKeysOf,
  retireActiveKey,
  type SigningKey,
} from './store.ts';

type Endpoint = typeof keysContract.rotateKey;

/**
 * Retire the key that signs; the one that was announced in the history takes its place, and announces the next. What the old
 * one signed goes on verifying: it stays in the document.
 */
export async function rotateKey(
  world: World,
  actor: Actor,
  { params: { organisationId } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  for (;;) {
    const issuer = await findIssuer(world, organisationId);
    if (!issuer) throw new Refusal('key_missing');
    const history = await beginHistory(world, issuer);
    if (!history) throw new Refusal('key_is_identifier');
    const key = toSigningKey(world, history);
    const keys = [key, ...(await listKeysOf(world, organisationId))];
    const later = await extendHistory(world, issuer, history, keys);
    // Signed before, so that no transaction waits for the signer; begun again when another rotation came between.
    if (await keepRotation(world, actor, issuer, { before: history.log, later, key }))
      return toView(issuer.issuerId, key);
  }
}

function toSigningKey(world: World, { organisationId, nextMultikey, nextSealed }: History): SigningKey {
  return {
    organisationId,
    keyId: world.newId(),
    multikey: nextMultikey,
    sealed: nextSealed,
    createdAt: world.now(),
    retiredAt: null,
    backedUpAt: null,
  };
}

function keepRotation(
  world: World,
  actor: Actor,
  issuer: Issuer,
  { before, later, key }: { before: string; later: History; key: SigningKey },
): Promise<boolean> {
  const { organisationId } = issuer;
  return world.transact(async world => {
    await holdIssuer(world, organisationId);
    if (!(await updateHistory(world, before, later))) return false;
    const retired = await retireActiveKey(world, organisationId);
    await insertKey(world, key);
    const record = (kind: string, keyId: string) =>
      recordEvent(world, { kind, organisationId, subject: { keyId }, actor });
    if (retired) {
      await logKey(world, issuer, retired, 'retired');
      await record('key.retired', retired.keyId);
    }
    await logKey(world, issuer, key, 'created');
    await record('key.created', key.keyId);
    return true;
  });
}
