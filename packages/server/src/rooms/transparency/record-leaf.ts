import { type Told, toHour, toLeaf, writeLeaf } from '@cairn/core/log';
import type { World } from '../../platform/world.ts';
import { insertLeaf } from './store.ts';

/**
 * T-1: note what happened for the log, in the transaction of what happened. Only its commitment will ever be published; what
 * was told is not kept here, only what it is about.
 */
export async function recordLeaf(world: World, organisationId: string, told: Told): Promise<void> {
  const opening = { hour: toHour(world.now()), salt: new Uint8Array(world.random(32)) };
  const entry = writeLeaf(toLeaf(told, opening));
  await insertLeaf(world, { organisationId, kind: told.kind, about: told.about, salt: opening.salt, entry });
}
