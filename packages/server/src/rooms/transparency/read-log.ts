import type { Bytes } from '@cairn/core/bytes';
import { parseEntryBundle, type ReadTile, type Tile, toEntryBundle } from '@cairn/core/log/merkle';
import { writeNoteKey } from '@cairn/core/log/notes';
import type { World } from '../../platform/world.ts';
import { beginLog, toLogSigner } from './our-log.ts';
import { findLatest, findTile } from './store.ts';

/** The latest signed checkpoint, or undefined before the first. */
export async function findCheckpoint(world: World): Promise<string | undefined> {
  return (await findLatest(world, { signed: true }))?.note ?? undefined;
}

/** T-5: a tile or a bundle of entries, as wide as it is asked for; undefined when the log is not that long. */
export async function findLogTile(world: World, tile: Tile): Promise<Bytes | undefined> {
  const kept = await findTile(world, tile);
  if (!kept || kept.width < tile.width) return undefined;
  if (tile.level !== 'entries') return kept.bytes.slice(0, tile.width * 32);
  return kept.width === tile.width
    ? kept.bytes
    : toEntryBundle(parseEntryBundle(kept.bytes, kept.width).slice(0, tile.width));
}

/** Reads tiles of our own log. */
export function tilesOf(world: World): ReadTile {
  return tile => findLogTile(world, tile);
}

/** The key of the log as verifiers take it (C2SP signed-note, verifier keys). */
export async function getLogKey(world: World): Promise<string> {
  return writeNoteKey(toLogSigner(world, await beginLog(world)).key);
}
