import type { Bytes } from '../../bytes.ts';
import { Malformed } from '../../malformed.ts';
import { isConsistent, type TreeHead } from '../merkle/index.ts';
import { fromBase64, toBase64 } from '../notes/base64.ts';
import { type OpenedCheckpoint, openCheckpoint, parseCount } from '../notes/checkpoint.ts';
import type { NoteKey } from '../notes/note-key.ts';

/** What a log sends to a witness (C2SP tlog-witness, add-checkpoint). */
export interface Submission {
  /** Size of the tree that the witness saw last; 0 when it saw none. */
  older: number;
  proof: Bytes[];
  /** The signed note. */
  checkpoint: string;
}

const longestProof = 63;

/** The body of the request. */
export function writeSubmission({ older, proof, checkpoint }: Submission): string {
  return [`old ${older}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/**
 * Reads the body of a request.
 * @throws Malformed with the line as the place
 */
export function parseSubmission(body: string): Submission {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(end, 0)).split('\n');
  const older = first.startsWith('old ') ? parseCount(first.slice(4)) : undefined;
  if (older === undefined) throw new Malformed('/0', 'unknown_format', 'This is not sent to a witness by a log.');
  if (hashes.length > longestProof) throw new Malformed('/1', 'too_many_items', 'No proof is as long as this.');
  const proof = hashes.map((letters, line) => {
    const hash = fromBase64(letters);
    if (hash?.length !== 32) throw new Malformed(`/${line + 1}`, 'wrong_type', 'This line is not a hash.');
    return hash;
  });
  return { older, proof, checkpoint: body.slice(end + 2) };
}

/**
 * What a witness answers: it may cosign, or the HTTP status that says why not, with the size it saw last where that helps.
 * `forked`: the log signed another tree of the size that was seen; both checkpoints together prove it.
 */
export type WitnessAnswer =
  | { status: 200; opened: OpenedCheckpoint }
  | { status: 400 | 403 | 404 }
  | { status: 409 | 422; size: number; forked: boolean };

/**
 * May a witness cosign this? It has to keep what it cosigns before it answers, and to look at `seen` and keep in one step.
 * @param findSeen gives the tree of that log that was cosigned last
 * @param keys of the logs that are watched
 * @throws Malformed when the checkpoint is none
 */
export async function judgeSubmission(
  { older, proof, checkpoint }: Submission,
  findSeen: (origin: string) => Promise<TreeHead | undefined>,
  keys: readonly NoteKey[],
): Promise<WitnessAnswer> {
  const opened = await openCheckpoint(checkpoint, keys);
  if ('problem' in opened) return { status: opened.problem === 'log_unknown' ? 404 : 403 };
  const { origin, ...tree } = opened.checkpoint;
  if (older > tree.size) return { status: 400 };
  const seen = await findSeen(origin);
  const size = seen?.size ?? 0;
  if (older !== size) return { status: 409, size, forked: false };
  if (seen === undefined || older === 0) return proof.length === 0 ? { status: 200, opened } : unproven(size);
  if (isConsistent(seen, tree, proof)) return { status: 200, opened };
  return older === tree.size && toBase64(seen.root) !== toBase64(tree.root)
    ? { status: 409, size, forked: true }
    : unproven(size);
}

function unproven(size: number): WitnessAnswer {
  return { status: 422, size, forked: false };
}
