import type { Bytes } from '../../bytes.ts';
import { Malformed } from '../../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { checkNote, type Note, parseNote, type Signed } from './note.ts';
import type { NoteKey } from './note-key.ts';

/** What a log says about itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The name of the log, for ever. */
  origin: string;
  /** Leaves, at most 2^53 - 1. */
  size: number;
  root: Bytes;
}

/** The text that is signed. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * The checkpoint in the text of a note; lines that follow its three are passed over.
 * @throws Malformed with the line as the place
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', digits = '', letters = '', ...more] = text.split('\n');
  if (origin === '') throw new Malformed('/0', 'missing', 'A checkpoint begins with the name of its log.');
  const size = parseCount(digits);
  if (size === undefined) throw new Malformed('/1', 'number_out_of_range', 'This is not the size of a log.');
  const root = fromBase64(letters);
  if (root?.length !== 32) throw new Malformed('/2', 'wrong_type', 'This is not the root of a log.');
  if (more.pop() !== '' || more.includes(''))
    throw new Malformed('/3', 'wrong_type', 'A checkpoint has no empty lines.');
  return { origin, size, root };
}

/** A number as C2SP writes it: decimal digits, no zero too many, at most 2^53 - 1. Undefined for every other text. */
export function parseCount(digits: string): number | undefined {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : undefined;
  return Number.isSafeInteger(count) ? count : undefined;
}

/** A checkpoint that its log signed, and the witnesses that cosigned it, the earliest first. */
export interface OpenedCheckpoint {
  checkpoint: Checkpoint;
  note: Note;
  witnesses: { name: string; at: Date }[];
}

/**
 * Why a checkpoint counts for nothing: none of the keys is for its log; its log did not sign it; a signature by one of the
 * keys is not of this text.
 */
export type UnopenedCheckpoint = { problem: 'log_unknown' | 'log_did_not_sign' | 'signature_differs' };

/**
 * Reads a checkpoint and checks its signatures. A key of a log speaks for the log of its own name only.
 * @param keys of the logs and witnesses that are trusted
 * @throws Malformed when it is no checkpoint
 */
export async function openCheckpoint(
  text: string,
  keys: readonly NoteKey[],
): Promise<OpenedCheckpoint | UnopenedCheckpoint> {
  const note = parseNote(text);
  const checkpoint = parseCheckpoint(note.text);
  const own = keys.filter(({ kind, name }) => kind === 'log' && name === checkpoint.origin);
  if (own.length === 0) return { problem: 'log_unknown' };
  const signed = await checkNote(note, [...own, ...keys.filter(({ kind }) => kind === 'cosigner')]);
  if (signed === 'differs') return { problem: 'signature_differs' };
  if (!signed.some(({ key }) => key.kind === 'log')) return { problem: 'log_did_not_sign' };
  return { checkpoint, note, witnesses: toWitnesses(signed) };
}

/** Each witness once, whatever number of keys it has. */
function toWitnesses(signed: readonly Signed[]): OpenedCheckpoint['witnesses'] {
  const all = signed.flatMap(({ key: { name }, at }) => (at ? [{ name, at }] : []));
  all.sort((one, other) => one.at.getTime() - other.at.getTime());
  return all.filter(({ name }, index) => all.findIndex(first => first.name === name) === index);
}
