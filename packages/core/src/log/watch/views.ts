import type { Bytes } from '../../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { isConsistent, proveConsistency, type ReadTile, readRoot } from '../merkle/index.ts';
import { fromBase64, toBase64 } from '../notes/base64.ts';
import { type OpenedCheckpoint, openCheckpoint } from '../notes/checkpoint.ts';
import { writeNote } from '../notes/note.ts';
import type { NoteKey } from '../notes/note-key.ts';

/**
 * Two checkpoints that one log signed and that cannot both be of one log that only grows: somebody was shown another history
 * than somebody else. Anybody can check it who knows the key of the log; the log cannot explain it away.
 */
export interface SplitView {
  /** Signed notes, the smaller tree first. */
  older: string;
  younger: string;
  /** The root of the younger tree where it was as large as the older one, and the proof that it was. */
  prefixRoot: Bytes;
  proof: Bytes[];
}

/**
 * `agrees`: one grew from the other, or they are the same. `split`: with the proof. `unproven`: the tiles are not those of the
 * younger checkpoint, so nothing can be said; a log that goes on not proving it hides something.
 */
export type Comparison =
  | { views: 'agrees'; proof: Bytes[] }
  | { views: 'split'; split: SplitView }
  | { views: 'unproven' };

/**
 * Compares two checkpoints of one log, in either order.
 * @param readTile brings the tiles of the larger tree
 * @throws MissingTile, and RangeError when they are of two logs
 */
export async function compareViews(
  one: OpenedCheckpoint,
  other: OpenedCheckpoint,
  readTile: ReadTile,
): Promise<Comparison> {
  const [older, younger] = one.checkpoint.size <= other.checkpoint.size ? [one, other] : [other, one];
  if (older.checkpoint.origin !== younger.checkpoint.origin) throw new RangeError('These are two logs.');
  const isOneSize = older.checkpoint.size === younger.checkpoint.size;
  const [before, now] = [older.checkpoint, younger.checkpoint];
  const prefixRoot = isOneSize ? now.root : await readRoot(readTile, now.size, before.size);
  const proof = isOneSize ? [] : await proveConsistency(readTile, before.size, now.size);
  if (isConsistent(before, now, proof)) return { views: 'agrees', proof };
  if (!isConsistent({ size: before.size, root: prefixRoot }, now, proof)) return { views: 'unproven' };
  return {
    views: 'split',
    split: { older: writeNote(older.note), younger: writeNote(younger.note), prefixRoot, proof },
  };
}

/** Does this prove that a log of one of these keys showed two histories? */
export async function isSplit(
  { older, younger, prefixRoot, proof }: SplitView,
  keys: readonly NoteKey[],
): Promise<boolean> {
  const [one, other] = [await openCheckpoint(older, keys), await openCheckpoint(younger, keys)];
  if ('problem' in one || 'problem' in other || one.checkpoint.origin !== other.checkpoint.origin) return false;
  const { size, root } = one.checkpoint;
  const isPrefix = isConsistent({ size, root: prefixRoot }, other.checkpoint, proof);
  return isPrefix && toBase64(root) !== toBase64(prefixRoot);
}

/** The proof as a file. */
export function writeSplit({ older, younger, prefixRoot, proof }: SplitView): JsonObject {
  return { splitView: 1, older, younger, prefixRoot: toBase64(prefixRoot), proof: proof.map(toBase64) };
}

/**
 * Reads the proof from its file; nothing is checked yet.
 * @throws Malformed with the place
 */
export function parseSplit(document: JsonValue): SplitView {
  const { splitView, older, younger, prefixRoot, proof } = isJsonObject(document) ? document : {};
  if (splitView !== 1 || typeof older !== 'string' || typeof younger !== 'string' || !Array.isArray(proof)) {
    throw new Malformed('', 'unknown_format', 'This is not the proof of a split view.');
  }
  return {
    older,
    younger,
    prefixRoot: toHash(prefixRoot, '/prefixRoot'),
    proof: proof.map(hash => toHash(hash, '/proof')),
  };
}

function toHash(letters: JsonValue | undefined, at: string): Bytes {
  const hash = typeof letters === 'string' ? fromBase64(letters) : undefined;
  if (hash?.length !== 32) throw new Malformed(at, 'wrong_type', 'This is not a hash.');
  return hash;
}
