import type { Found } from '../../platform/find.ts';
import type { World } from '../../platform/world.ts';
import { findDidDocument } from '../keys/index.ts';
import { findListId } from './addresses.ts';
import { getStatusListCredential } from './published-list.ts';

/** A document of this installation by its public address, without asking the network; undefined for everybody else's. */
export async function findHere(world: World, url: string): Promise<Found | undefined> {
  const { publicUrl } = world.config;
  const listId = findListId(publicUrl, url);
  const list = listId === undefined ? undefined : await getStatusListCredential(world, listId);
  if (list) return { body: list.document, mediaType: 'application/vc' };
  const slug = url.startsWith(`${publicUrl}/issuers/`)
    ? /^([a-z0-9-]{1,50})\/did\.json$/.exec(url.slice(`${publicUrl}/issuers/`.length))?.[1]
    : undefined;
  const document = slug === undefined ? undefined : await findDidDocument(world, { slug });
  return document && { body: JSON.stringify(document), mediaType: 'application/did+json' };
}
