import { readRoot } from '@cairn/core/log/merkle';
import { signNote, writeCheckpoint, writeNote, writeNoteKey } from '@cairn/core/log/notes';
import type { World } from '../../platform/world.ts';
import { type CheckpointRecord, findLatest, updateNote } from './checkpoint-store.ts';
import { beginLog, toLogSigner } from './our-log.ts';
import { publishWitnessed } from './publish-checkpoint.ts';
import { tilesOf } from './read-log.ts';
import type { LogRecord } from './store.ts';

/** Outside of the database, so that it does not go back in time when the database does. */
const guardKey = 'transparency/guard.json';

/** The largest tree that was ever going to be signed here. */
export interface Guard {
  /** The key of the log: another key is another log. */
  key: string;
  size: number;
  root: string;
}

/** T-3: sign the latest checkpoint, unless it is signed or does not follow from what was signed before. */
export async function signCheckpoint(world: World): Promise<void> {
  const log = await beginLog(world);
  const latest = await findLatest(world, log.generation);
  if (!latest) return;
  if (latest.note === null) await signLatest(world, log, latest);
  await publishWitnessed(world, latest);
}

async function signLatest(world: World, log: LogRecord, { size, root }: CheckpointRecord): Promise<void> {
  const signer = toLogSigner(world, log);
  const fault = await advanceGuard(world, { key: writeNoteKey(signer.key), size, root: toText(root) });
  if (fault) {
    world.log.error('the transparency log was not signed', { code: fault, count: size });
    return;
  }
  const text = writeCheckpoint({ origin: signer.key.name, size, root });
  const signature = await signNote(text, signer, world.now());
  await updateNote(world, { generation: log.generation, size }, writeNote({ text, signatures: [signature] }));
}

/** Why a log may not be signed: it is shorter than one that was signed before, or did not grow from it. */
export type GuardFault = 'log_shorter_than_signed' | 'log_differs_from_signed';

/** Write down what is about to be signed, on stable storage, when it grew from what was written down before. */
async function advanceGuard(world: World, next: Guard): Promise<GuardFault | undefined> {
  const fault = await askGuard(world, next);
  if (!fault) await world.files.put(guardKey, Buffer.from(JSON.stringify(next)));
  return fault;
}

/** T-4: does this tree follow from the largest that was signed here, whatever the database says today? */
export async function askGuard(world: World, { key, size, root }: Guard): Promise<GuardFault | undefined> {
  const guard = await readGuard(world);
  if (guard?.key !== key) return undefined;
  if (guard.size > size) return 'log_shorter_than_signed';
  const then = guard.size === size ? root : toText(await readRoot(tilesOf(world), size, guard.size));
  return then === guard.root ? undefined : 'log_differs_from_signed';
}

/** What the guard remembers; undefined before anything was signed. */
export async function readGuard(world: World): Promise<Guard | undefined> {
  const kept = await world.files.get(guardKey);
  return kept && (JSON.parse(Buffer.from(kept).toString()) as Guard);
}

function toText(root: Uint8Array): string {
  return Buffer.from(root).toString('base64');
}
