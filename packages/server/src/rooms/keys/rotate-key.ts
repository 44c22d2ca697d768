import type { ReplyOf, RequestOf } from '@cairn/api';
import type { keysContract } from '@cairn/api/keys';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { logKey, newSigningKey } from './create-issuer-key.ts';
import { toView } from './list-keys.ts';
import { holdIssuer, insertKey, retireActiveKey } from './store.ts';

type Endpoint = typeof keysContract.rotateKey;

/** Retire the key that signs and make a new one. What the old one signed goes on verifying: it stays in the document. */
export async function rotateKey(
  world: World,
  actor: Actor,
  { params: { organisationId } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const { key } = await newSigningKey(world, organisationId);
  return world.transact(async world => {
    const issuer = await holdIssuer(world, organisationId);
    if (!issuer) throw new Refusal('key_missing');
    if (issuer.method === 'did:key') throw new Refusal('key_is_identifier');
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
    return toView(issuer.issuerId, key);
  });
}
