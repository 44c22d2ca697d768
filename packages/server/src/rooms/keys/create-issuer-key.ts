import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { chooseIdentifier, signingPurpose, toPublicText } from './rules.ts';
import { type Issuer, insertIssuer, insertKey, type SigningKey } from './store.ts';

/**
 * Give a new organisation its identifier and its first signing key, in the transaction that makes the organisation.
 * Undefined when the slug names another issuer.
 */
export async function createIssuerKey(
  world: World,
  actor: Actor,
  { organisationId, slug }: { organisationId: string; slug: string },
): Promise<Issuer | undefined> {
  const { key, publicKey } = await newSigningKey(world, organisationId);
  const issuer = { organisationId, slug, ...chooseIdentifier(world.config.publicUrl, slug, publicKey) };
  return world.transact(async world => {
    if (!(await insertIssuer(world, issuer))) return undefined;
    await insertKey(world, key);
    await recordEvent(world, { kind: 'key.created', organisationId, subject: { keyId: key.keyId }, actor });
    return issuer;
  });
}

/** A fresh key, not kept yet. */
export async function newSigningKey(
  world: World,
  organisationId: string,
): Promise<{ key: SigningKey; publicKey: Uint8Array }> {
  const { sealed, publicKey } = await world.vault.newSigningKey(signingPurpose);
  const key = {
    organisationId,
    keyId: world.newId(),
    multikey: toPublicText(publicKey),
    sealed,
    createdAt: world.now(),
    retiredAt: null,
    backedUpAt: null,
  };
  return { key, publicKey };
}
