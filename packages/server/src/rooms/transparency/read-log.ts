import type { Bytes } from '@cairn/core/bytes';
import { parseEntryBundle, type ReadTile, type Tile, toEntryBundle } from '@cairn/core/log/merkle';
import { writeNoteKey } from '@cairn/core/log/notes';
import type { World } from '../../platform/world.ts';
import { type CheckpointRecord, findPublished, listCosignatures } from './checkpoint-store.ts';
import { beginLog, listLogKeys, toLogSigner } from './our-log.ts';
import { findTile, listStatements } from './store.ts';

/** T-8: the latest published checkpoint with what witnesses said of it, or undefined before the first. */
export async function findCheckpoint(world: World): Promise<string | undefined> {
  const log = await beginLog(world);
  const published = await findPublished(world, log.generation);
  return published && toNote(world, published);
}

/** A checkpoint as the log and the witnesses signed it; undefined when the log did not. */
export async function toNote(world: World, { note, ...place }: CheckpointRecord): Promise<string | undefined> {
  if (note === null) return undefined;
  const lines = (await listCosignatures(world, place)).map(({ line }) => line);
  return note + lines.join('');
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

/**
 * The keys of our logs, the present one first, and then of the witnesses that we ask; and of each log that was replaced the
 * statement that says so, the latest first.
 */
export async function listLogs(world: World): Promise<{ keys: string[]; statements: string[] }> {
  const witnesses = world.config.witnessing?.witnesses.map(({ key }) => key) ?? [];
  const keys = [...(await listLogKeys(world)), ...witnesses].map(writeNoteKey);
  return { keys, statements: await listStatements(world) };
}

/** The key of the log as verifiers take it (C2SP signed-note, verifier keys). */
export async function getLogKey(world: World): Promise<string> {
  return writeNoteKey(toLogSigner(world, await beginLog(world)).key);
}
