import { MissingTile } from '@cairn/core/log/merkle';
import { type NoteKey, type OpenedCheckpoint, openCheckpoint } from '@cairn/core/log/notes';
import { compareViews, type SplitView, writeSplit } from '@cairn/core/log/watch';
import { Malformed } from '@cairn/core/malformed';
import { type Folder, folderOf } from './folder.ts';
import { type Mirror, openMirror } from './mirror.ts';
import type { RemoteLog } from './remote-log.ts';

/**
 * What one look at a log showed. `agrees`: it grew from what was seen before, and its entries make its root. `older`: what it
 * shows is older than what was seen, and agrees with it. `split`: it showed two histories, and here is the proof. `unproven`:
 * it does not show that it grew from what was seen. `entries_differ`: its entries do not make the root that it signed.
 */
export type Look = { origin: string; size: number; before: number } & (
  | { found: 'agrees' | 'older' | 'unproven' | 'entries_differ' | 'incomplete' }
  | { found: 'split'; split: SplitView; path: string }
);

/** It could not be looked at: nobody answers, or what came is no checkpoint that a key given had signed. */
export type NoLook = { found: 'unreachable' | 'not_signed' };

/** The log of a look, ready to be compared with what others saw of it. */
export interface Seen {
  opened: OpenedCheckpoint;
  mirror: Mirror;
}

/** Looks at a log once, and keeps what it saw when all agrees. */
export async function lookAt(
  folder: Folder,
  log: RemoteLog,
  keys: readonly NoteKey[],
): Promise<NoLook | { look: Look; seen: Seen }> {
  const text = await log.fetchCheckpoint();
  if (typeof text !== 'string') return { found: 'unreachable' };
  const opened = await openOrUndefined(text, keys);
  if (!opened) return { found: 'not_signed' };
  const { origin, size } = opened.checkpoint;
  const below = folderOf(origin);
  const kept = await folder.read(`${below}/checkpoint`);
  const last = kept && (await openOrUndefined(kept.toString(), keys));
  const mirror = openMirror(folder, below);
  const look = await judge(folder, log, { opened, last, mirror });
  if (look.found === 'agrees' && size > (last?.checkpoint.size ?? -1)) await folder.put(`${below}/checkpoint`, text);
  return { look, seen: { opened, mirror } };
}

async function judge(
  folder: Folder,
  log: RemoteLog,
  { opened, last, mirror }: Seen & { last: OpenedCheckpoint | undefined },
): Promise<Look> {
  const { origin, size, root } = opened.checkpoint;
  const before = last?.checkpoint.size ?? 0;
  const facts = { origin, size, before };
  if (last && size <= before) {
    const compared = await compareWith(folder, opened, last, mirror);
    return { ...facts, ...(compared.found === 'agrees' && size < before ? { found: 'older' } : compared) };
  }
  const followed = await followOr(mirror, log, before, size);
  if (!followed) return { ...facts, found: 'incomplete' };
  if (followed !== 'broken' && Buffer.from(followed.root).equals(root)) {
    await followed.keep();
    return { ...facts, found: 'agrees' };
  }
  const compared = last ? await compareWith(folder, opened, last, log) : { found: 'agrees' as const };
  return { ...facts, ...(compared.found === 'agrees' ? { found: 'entries_differ' } : compared) };
}

async function followOr(mirror: Mirror, log: RemoteLog, from: number, to: number) {
  try {
    return await mirror.follow(log, from, to);
  } catch (fault) {
    if (fault instanceof Malformed) return 'broken';
    throw fault;
  }
}

/** Compares two checkpoints of one log by the tiles of the larger, and keeps the proof when they do not agree. */
export async function compareWith(
  folder: Folder,
  one: OpenedCheckpoint,
  other: OpenedCheckpoint,
  { readTile }: Pick<Mirror, 'readTile'>,
): Promise<{ found: 'agrees' | 'unproven' } | { found: 'split'; split: SplitView; path: string }> {
  try {
    const compared = await compareViews(one, other, readTile);
    if (compared.views !== 'split') return { found: compared.views };
    const { origin } = one.checkpoint;
    const path = `${folderOf(origin)}/split-${one.checkpoint.size}-${other.checkpoint.size}.json`;
    await folder.put(path, JSON.stringify(writeSplit(compared.split), null, 1));
    return { found: 'split', split: compared.split, path };
  } catch (fault) {
    if (fault instanceof MissingTile) return { found: 'unproven' };
    throw fault;
  }
}

/** The checkpoint, when a key given had signed it. */
export async function openOrUndefined(text: string, keys: readonly NoteKey[]): Promise<OpenedCheckpoint | undefined> {
  try {
    const opened = await openCheckpoint(text, keys);
    return 'problem' in opened ? undefined : opened;
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}
