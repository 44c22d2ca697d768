import { type LeafKind, type Told, toHour, toLeaf, writeLeaf } from '@cairn/core/log';
import type { World } from '../../platform/world.ts';
import { countLeavesAbout, insertLeaves } from './store.ts';

/**
 * T-1: note what happened for the log, in the transaction of what happened. Only its commitment will ever be published; what
 * was told is not kept here, only what it is about.
 */
export async function recordLeaf(world: World, organisationId: string, told: Told): Promise<void> {
  await recordLeaves(world, organisationId, [told]);
}

/** Note several, as `recordLeaf` does. */
export async function recordLeaves(world: World, organisationId: string, all: readonly Told[]): Promise<void> {
  if (all.length === 0) return;
  const hour = toHour(world.now());
  const leaves = all.map(told => {
    const opening = { hour, salt: new Uint8Array(world.random(32)) };
    const entry = writeLeaf(toLeaf(told, opening));
    return { organisationId, kind: told.kind, about: told.about, salt: opening.salt, entry };
  });
  await insertLeaves(world, leaves);
}

/** How many leaves of each kind there are about each of these things, by its id; kinds without a leaf are left out. */
export async function countLeaves(
  world: World,
  abouts: readonly string[],
): Promise<Map<string, Partial<Record<LeafKind, number>>>> {
  const counts = new Map<string, Partial<Record<LeafKind, number>>>();
  for (const { about, kind, count } of await countLeavesAbout(world, abouts)) {
    counts.set(about, { ...counts.get(about), [kind]: count });
  }
  return counts;
}
