import type { World } from '../../platform/world.ts';
import type { Credential } from './credential.ts';
import { listHeldRows, updateClaimed, updateLetter, updatePublished } from './holder-store.ts';

/** What can come about after a credential was issued: somebody takes it, its holder shows it or no more, a letter tells of it. */
export type Mark = { claimedBy: string } | { heldBy: string; published: boolean } | { letterId: string };

/** Note that; false when it cannot be: taken by somebody already, or not held by this person. */
export async function markCredential(world: World, credentialId: string, mark: Mark): Promise<boolean> {
  if ('claimedBy' in mark) return updateClaimed(world, credentialId, mark.claimedBy);
  if ('letterId' in mark) return updateLetter(world, credentialId, mark.letterId);
  return updatePublished(world, credentialId, mark.heldBy, mark.published ? world.now() : null);
}

/** What a person holds, newest claim first. `cursor` is the `next` of the page before. */
export async function listHeld(
  world: World,
  personId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Credential[]; next?: string; total: number }> {
  return listHeldRows(world, personId, page);
}
