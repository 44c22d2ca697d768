import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { recordLeaf } from '../transparency/index.ts';
import { chooseIdentifier, toPublicText, toVerificationMethod } from './rules.ts';
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
    await logKey(world, issuer, key, 'created');
    await recordEvent(world, { kind: 'key.created', organisationId, subject: { keyId: key.keyId }, actor });
    return issuer;
  });
}

/** Note for everybody that a key of an issuer came, or signs no more. */
export async function logKey(
  world: World,
  { organisationId, issuerId }: Pick<Issuer, 'organisationId' | 'issuerId'>,
  { multikey }: Pick<SigningKey, 'multikey'>,
  content: 'created' | 'retired' | 'restored',
): Promise<void> {
  const about = toVerificationMethod(issuerId, multikey);
  await recordLeaf(world, organisationId, { kind: 'key', issuer: issuerId, about, content });
}

/** A fresh key, not kept yet. */
export async function newSigningKey(
  world: World,
  organisationId: string,
): Promise<{ key: SigningKey; publicKey: Uint8Array }> {
  const { sealed, publicKey, kind } = await world.signer.newKey({ organisationId });
  const key = {
    organisationId,
    keyId: world.newId(),
    multikey: toPublicText(publicKey, kind),
    sealed,
    createdAt: world.now(),
    retiredAt: null,
    backedUpAt: null,
  };
  return { key, publicKey };
}
