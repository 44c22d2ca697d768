import { type LeafKind, type Told, toHour, toLeaf, writeLeaf } from '@cairn/core/log';
import type { World } from '../../platform/world.ts';
import { beginLog } from './our-log.ts';
import { countLeavesAbout, findLog, insertLeaves } from './store.ts';

/**
 * T-1: note what happened for the log, in the transaction of what happened. Only its commitment will ever be published; what
 * was told is not kept here, only what it is about.
 */
export async function recordLeaves(world: World, organisationId: string, told: readonly Told[]): Promise<void> {
  const hour = toHour(world.now());
  const leaves = told.map(one => {
    const salt = new Uint8Array(world.random(32));
    return { organisationId, kind: one.kind, about: one.about, salt, entry: writeLeaf(toLeaf(one, { hour, salt })) };
  });
  await insertLeaves(world, leaves);
}

/** The same for one thing that happened. */
export async function recordLeaf(world: World, organisationId: string, told: Told): Promise<void> {
  await recordLeaves(world, organisationId, [told]);
}

/**
 * Note what there is no leaf of its kind for yet. Nobody else does so or writes the log meanwhile, so nothing is noted twice. How
 * many were missing.
 */
export async function recordMissing(world: World, organisationId: string, told: readonly Told[]): Promise<number> {
  await beginLog(world);
  return world.transact(async world => {
    await findLog(world, { hold: true });
    const counts = await countLeaves(
      world,
      told.map(({ about }) => about),
    );
    const missing = told.filter(({ about, kind }) => (counts.get(about)?.[kind] ?? 0) === 0);
    await recordLeaves(world, organisationId, missing);
    return missing.length;
  });
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
