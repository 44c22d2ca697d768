import {
  growTiles,
  hashLeaf,
  type ReadTile,
  readRoot,
  type Tile,
  toEntryBundle,
  toTilePath,
} from '@cairn/core/log/merkle';
import { type NoteKey, openCheckpoint, toNoteKey, writeNoteKey } from '@cairn/core/log/notes';
import type { World } from '../../platform/world.ts';
import { type CheckpointRecord, listCheckpoints } from './checkpoint-store.ts';
import { beginLog, toLogSigner } from './our-log.ts';
import { findLogTile, toNote } from './read-log.ts';
import { askGuard } from './sign-checkpoint.ts';
import { type LogRecord, listFrozen, listPlaced } from './store.ts';

/** Something wrong with the log: a stable code, and the place, tile or size it is about. */
export interface LogFault {
  code:
    | 'log_entry_missing'
    | 'log_tile_differs'
    | 'log_root_differs'
    | 'log_signature_differs'
    | 'log_shorter_than_signed'
    | 'log_differs_from_signed';
  about: string;
}

const bundleWidth = 256;

/** T-7: compute the whole log again from its leaves, and hold to it every tile, root and signature that was kept. */
export async function fsckLog(world: World): Promise<{ leaves: number; root: string; faults: LogFault[] }> {
  const log = await beginLog(world);
  const { size, readTile, faults } = await growAgain(world);
  if (size !== log.size) faults.push({ code: 'log_entry_missing', about: String(size) });
  for (const each of [log, ...(await listFrozen(world))]) {
    faults.push(...(await checkSigned(world, each, { size, readTile })));
  }
  const root = Buffer.from(await readRoot(readTile, size)).toString('base64');
  const { key } = toLogSigner(world, log);
  const guarded = await askGuard(world, { key: writeNoteKey(key), size, root });
  return { leaves: size, root, faults: guarded ? [...faults, { code: guarded, about: String(size) }] : faults };
}

/** Everything that a log signed, and what witnesses that are known said of it, beside the tree. */
async function checkSigned(
  world: World,
  log: LogRecord,
  tree: { size: number; readTile: ReadTile },
): Promise<LogFault[]> {
  const witnesses = world.config.witnessing?.witnesses.map(({ key }) => key) ?? [];
  const keys = [toNoteKey(log.origin, 'log', log.publicKey), ...witnesses];
  const faults: LogFault[] = [];
  for (let from = 0; ; ) {
    const page = await listCheckpoints(world, { generation: log.generation, size: from }, bundleWidth);
    for (const checkpoint of page) {
      const note = (await toNote(world, checkpoint)) ?? null;
      faults.push(...(await faultsOf({ ...checkpoint, note }, { ...tree, keys })));
    }
    if (page.length < bundleWidth) return faults;
    from = (page.at(-1)?.size ?? 0) + 1;
  }
}

/** The tree that the leaves make, beside the tiles that were kept. Ends where a leaf is missing. */
async function growAgain(world: World): Promise<{ size: number; readTile: ReadTile; faults: LogFault[] }> {
  const tiles = new Map<string, Uint8Array>();
  const widest = ({ level, index }: Tile) => toTilePath({ level, index, width: bundleWidth });
  const readTile = (tile: Tile) => tiles.get(widest(tile))?.slice(0, tile.width * 32);
  const faults: LogFault[] = [];
  for (let size = 0; ; ) {
    const leaves = await listPlaced(world, size, bundleWidth);
    const isWhole = leaves.every(({ position }, index) => position === size + index);
    if (leaves.length === 0 || !isWhole) return { size, readTile, faults };
    const entries = leaves.map(({ entry }) => entry);
    const grown = await growTiles(readTile, size, entries.map(hashLeaf));
    for (const tile of grown) tiles.set(widest(tile), tile.bytes);
    const bundle = { level: 'entries' as const, index: size / bundleWidth, width: entries.length };
    for (const { bytes, ...tile } of [...grown, { ...bundle, bytes: toEntryBundle(entries) }]) {
      const isKept = isSame(await findLogTile(world, tile), bytes);
      if (!isKept) faults.push({ code: 'log_tile_differs', about: toTilePath(tile) });
    }
    size += leaves.length;
  }
}

async function faultsOf(
  { size, root, note }: CheckpointRecord,
  tree: { size: number; readTile: ReadTile; keys: readonly NoteKey[] },
): Promise<LogFault[]> {
  const about = String(size);
  const isRoot = size <= tree.size && isSame(await readRoot(tree.readTile, tree.size, size), root);
  const opened = note === null ? undefined : await openCheckpoint(note, tree.keys);
  const isSigned =
    opened === undefined ||
    (!('problem' in opened) && opened.checkpoint.size === size && isSame(opened.checkpoint.root, root));
  return [
    ...(isRoot ? [] : [{ code: 'log_root_differs' as const, about }]),
    ...(isSigned ? [] : [{ code: 'log_signature_differs' as const, about }]),
  ];
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.from(one).equals(other);
}
