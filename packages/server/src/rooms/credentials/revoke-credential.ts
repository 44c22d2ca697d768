import type { ReplyOf, RequestOf } from '@cairn/api';
import type { credentialsContract } from '@cairn/api/credentials';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getIssuerIds } from '../keys/index.ts';
import { recordLeaf } from '../transparency/index.ts';
import { listRecorded } from './intent-store.ts';
import { toView } from './issued-credentials.ts';
import { touchList } from './list-store.ts';
import { findIssued, insertRevocation } from './store.ts';

type Endpoint = typeof credentialsContract.revokeCredential;

/** Withdraw a credential for good. Its page tells so at once; the status list with the next look at it. */
export async function revokeCredential(
  world: World,
  actor: Actor,
  { params: { organisationId, credentialId }, body: { reason, explanation } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const credential = await world.transact(async world => {
    const [recorded] = await listRecorded(world, organisationId, [credentialId]);
    if (recorded?.state !== 'issued') throw new Refusal('not_found');
    const by = actor.kind === 'person' ? { by: actor.personId } : {};
    const told = explanation === undefined ? {} : { explanation };
    const isNew = await insertRevocation(world, recorded, { reason, at: world.now(), ...told, ...by });
    if (!isNew) throw new Refusal('already_revoked');
    await touchList(world, recorded.list_id);
    const issuer = (await getIssuerIds(world, [organisationId])).get(organisationId) ?? '';
    await recordLeaf(world, organisationId, { kind: 'status', issuer, about: recorded.uri, content: 'revoked' });
    const subject = { credentialId, achievementId: recorded.achievement_id, reason };
    await recordEvent(world, { kind: 'credential.revoked', organisationId, subject, actor });
    return findIssued(world, { organisation_id: organisationId, credential_id: credentialId });
  });
  if (!credential) throw new Refusal('not_found');
  return toView(world, credential);
}
