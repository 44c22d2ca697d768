import { toDidDocument } from '@cairn/core/did';
import type { JsonObject } from '@cairn/core/json';
import type { World } from '../../platform/world.ts';
import { findHistory } from './history-store.ts';
import { findIssuer, findIssuerBySlug, type Issuer, listKeysOf } from './store.ts';

/**
 * The document that lists the keys of an issuer, retired ones too (DID Core 1.0 §5), by the slug in its address or by the
 * organisation. Undefined when there is no such issuer.
 */
export async function findDidDocument(
  world: World,
  of: { slug: string } | { organisationId: string },
): Promise<JsonObject | undefined> {
  const issuer = 'slug' in of ? await findIssuerBySlug(world, of.slug) : await findIssuer(world, of.organisationId);
  return issuer && toDocument(world, issuer);
}

async function toDocument(world: World, { organisationId, issuerId, slug }: Issuer): Promise<JsonObject> {
  const keys = await listKeysOf(world, organisationId);
  const history = await findHistory(world, organisationId);
  return toDidDocument({
    did: issuerId,
    keys: keys.map(({ multikey }) => ({ multikey })),
    alsoKnownAs: [`${world.config.publicUrl}/issuers/${slug}`, ...(history ? [history.did] : [])],
  });
}
