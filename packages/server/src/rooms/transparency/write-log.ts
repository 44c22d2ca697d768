import type { Bytes } from '@cairn/core/bytes';
import { growTiles, hashLeaf, parseEntryBundle, readRoot, toEntryBundle } from '@cairn/core/log/merkle';
import type { World } from '../../platform/world.ts';
import { insertCheckpoint } from './checkpoint-store.ts';
import { beginLog } from './our-log.ts';
import { tilesOf } from './read-log.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { findLog, findTile, listWaiting, placeLeaves, putTile, updateSize } from './store.ts';

const leavesAtOnce = 1024;
const bundleWidth = 256;

/**
 * Give what was told a place in the log, and sign how long it is. Ended at any moment and begun again, by any number of nodes
 * at once, every leaf gets one place and every size one root.
 */
export async function writeLog(world: World): Promise<void> {
  await beginLog(world);
  while (await world.transact(placeSome)) {
    // Each turn is a transaction of its own, so that nobody waits long.
  }
  await signCheckpoint(world);
}

/** T-2: some leaves with their tiles and the root after them, all or nothing. True when more may be waiting. */
async function placeSome(world: World): Promise<boolean> {
  const log = await findLog(world, { hold: true });
  if (!log) throw new Error('the log was not begun');
  const leaves = await listWaiting(world, leavesAtOnce);
  if (leaves.length === 0) return false;
  const entries = leaves.map(({ entry }) => entry);
  const size = log.size + leaves.length;
  for (const tile of await growTiles(tilesOf(world), log.size, entries.map(hashLeaf))) await putTile(world, tile);
  await putEntries(world, log.size, entries);
  await placeLeaves(
    world,
    leaves.map(({ leafId }) => leafId),
    log.size,
  );
  await insertCheckpoint(world, size, await readRoot(tilesOf(world), size), log.generation);
  await updateSize(world, size);
  return leaves.length === leavesAtOnce;
}

async function putEntries(world: World, size: number, added: readonly Bytes[]): Promise<void> {
  const first = Math.floor(size / bundleWidth);
  const kept = await findTile(world, { level: 'entries', index: first });
  const all = [...(kept ? parseEntryBundle(kept.bytes, kept.width) : []), ...added];
  for (let start = 0; start < all.length; start += bundleWidth) {
    const entries = all.slice(start, start + bundleWidth);
    const place = { level: 'entries' as const, index: first + start / bundleWidth, width: entries.length };
    await putTile(world, { ...place, bytes: toEntryBundle(entries) });
  }
}
