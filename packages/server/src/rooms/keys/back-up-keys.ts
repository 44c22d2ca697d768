import type { ReplyOf, RequestOf } from '@cairn/api';
import type { keysContract } from '@cairn/api/keys';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { KeyContents, RestoreFault } from '../../platform/signer/signing-desk.ts';
import type { World } from '../../platform/world.ts';
import { bindKey } from './bind-key.ts';
import { logKey } from './create-issuer-key.ts';
import { shortestPassphrase } from './rules.ts';
import { findIssuer, insertIssuer, insertKey, listKeysOf, markBackedUp, type SigningKey } from './store.ts';

type Endpoint = typeof keysContract.backUpKeys;

/** All keys of the organisation in one file that opens with the passphrase alone. */
export async function backUpKeys(
  world: World,
  actor: Actor,
  { params: { organisationId }, body }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  if ([...body.passphrase].length < shortestPassphrase) throw new Refusal('passphrase_too_short');
  const issuer = await findIssuer(world, organisationId);
  if (!issuer) throw new Refusal('not_found');
  const { issuerId, method, slug } = issuer;
  const kept = await listKeysOf(world, organisationId);
  const keys = await Promise.all(kept.map(key => toBackedUp(world, key)));
  const content = await world.signer.backUp(organisationId, { issuerId, method, slug, keys }, body.passphrase);
  const keyIds = kept.map(key => key.keyId);
  await world.transact(async world => {
    await markBackedUp(world, organisationId, keyIds);
    const subject = { keyIds: keyIds.join(' ') };
    await recordEvent(world, { kind: 'key.backed-up', organisationId, subject, actor });
  });
  return { fileName: `${slug}-keys-${world.now().toISOString().slice(0, 10)}.json`, content };
}

async function toBackedUp(world: World, key: SigningKey): Promise<KeyContents['keys'][number]> {
  return {
    publicKeyMultibase: key.multikey,
    sealed: await bindKey(world, key),
    createdAt: key.createdAt.toISOString(),
    retiredAt: key.retiredAt?.toISOString() ?? null,
  };
}

/** What came of a restore: how many keys are back, or why none is. */
export type Restored = { restored: number } | { refused: RestoreFault | 'other_issuer' };

/**
 * Put the keys of a backup back under an organisation that has none of them, or has lost some. An organisation that signs
 * under another identifier keeps it: its credentials name that one.
 */
export async function restoreKeys(
  world: World,
  actor: Actor,
  asked: { organisationId: string; content: string; passphrase: string },
): Promise<Restored> {
  const { organisationId } = asked;
  const backup = await world.signer.restore(organisationId, asked.content, asked.passphrase);
  if (typeof backup === 'string') return { refused: backup };
  const { issuerId, method, slug } = backup;
  const keys = backup.keys.map(key => toKept(world, organisationId, key));
  return world.transact(async world => {
    await insertIssuer(world, { organisationId, issuerId, method, slug });
    if ((await findIssuer(world, organisationId))?.issuerId !== issuerId) return { refused: 'other_issuer' };
    const here = await listKeysOf(world, organisationId);
    const missing = keys.filter(key => here.every(({ multikey }) => multikey !== key.multikey));
    const isSigning = here.some(({ retiredAt }) => retiredAt === null);
    for (const key of missing) {
      await insertKey(world, isSigning && key.retiredAt === null ? { ...key, retiredAt: world.now() } : key);
      await logKey(world, { organisationId, issuerId }, key, 'restored');
      await recordEvent(world, { kind: 'key.restored', organisationId, subject: { keyId: key.keyId }, actor });
    }
    return { restored: missing.length };
  });
}

function toKept(
  world: World,
  organisationId: string,
  { publicKeyMultibase, sealed, createdAt, retiredAt }: KeyContents['keys'][number],
): SigningKey {
  return {
    organisationId,
    keyId: world.newId(),
    multikey: publicKeyMultibase,
    sealed,
    createdAt: new Date(createdAt),
    retiredAt: retiredAt === null ? null : new Date(retiredAt),
    backedUpAt: world.now(),
  };
}
