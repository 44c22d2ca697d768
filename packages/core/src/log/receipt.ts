import { type Bytes, fromBase64url, fromUtf8, toBase64url, toUtf8 } from '../bytes.ts';
import { isJsonObject } from '../json.ts';
import { parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import { isHour, isLeafKind, type Opening, saltLength, type Told, toLeaf, writeLeaf } from './leaf.ts';
import { hashLeaf, isIncluded } from './merkle/index.ts';
import { fromBase64, toBase64 } from './notes/base64.ts';
import { openCheckpoint, parseCheckpoint, parseCount, type UnopenedCheckpoint } from './notes/checkpoint.ts';
import { parseNote } from './notes/note.ts';
import type { NoteKey } from './notes/note-key.ts';

/**
 * What shows that something was logged, without asking the log: where its leaf stands, how it is opened, the way from there to
 * the root, and the checkpoint of that root as the log and the witnesses signed it. It holds nothing of what was logged; that
 * has to be laid beside it.
 */
export interface Receipt {
  opening: Opening;
  index: number;
  /** Hashes of 32 bytes, that of the leaf's neighbour first. */
  proof: Bytes[];
  /** The signed note. */
  checkpoint: string;
}

const form = 'c2sp.org/tlog-proof@v1';
const longestReceipt = 256 * 1024;
const longestProof = 63;

/** The receipt as a file: C2SP tlog-proof, with the opening as its extra line. Named `….tlog-proof`. */
export function writeReceipt({ opening: { kind, hour, salt }, index, proof, checkpoint }: Receipt): string {
  const extra = toBase64(toUtf8(JSON.stringify({ kind, hour, salt: toBase64url(salt) })));
  return [form, `extra ${extra}`, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Does this text begin as a receipt does? */
export function looksLikeReceipt(text: string): boolean {
  return text.startsWith(`${form}\n`);
}

/**
 * Reads a receipt; nothing is checked yet.
 * @throws Malformed with the line as the place
 */
export function parseReceipt(text: string): Receipt {
  if (text.length > longestReceipt) throw new Malformed('', 'too_large', 'This is larger than any receipt.');
  const end = text.indexOf('\n\n');
  const [first, extra = '', place = '', ...hashes] = text.slice(0, Math.max(end, 0)).split('\n');
  if (first !== form) throw new Malformed('/0', 'unknown_format', 'This is not a receipt of a log.');
  const opening = parseOpening(extra.startsWith('extra ') ? fromBase64(extra.slice(6)) : undefined);
  const index = place.startsWith('index ') ? parseCount(place.slice(6)) : undefined;
  if (index === undefined) throw new Malformed('/2', 'number_out_of_range', 'This is not the place of a leaf.');
  if (hashes.length > longestProof) throw new Malformed('/3', 'too_many_items', 'No proof is as long as this.');
  const proof = hashes.map((letters, line) => {
    const hash = fromBase64(letters);
    if (hash?.length !== 32) throw new Malformed(`/${line + 3}`, 'wrong_type', 'This line is not a hash.');
    return hash;
  });
  const checkpoint = text.slice(end + 2);
  parseCheckpoint(parseNote(checkpoint).text);
  return { opening, index, proof, checkpoint };
}

function parseOpening(extra: Bytes | undefined): Opening {
  const opened = extra && parseJson(toText(extra));
  const { kind, hour, salt } = isJsonObject(opened) ? opened : {};
  const bytes = typeof salt === 'string' ? fromBase64url(salt) : undefined;
  if (!isLeafKind(kind) || !isHour(hour) || bytes?.length !== saltLength) {
    throw new Malformed('/1', 'wrong_type', 'The receipt does not say how its leaf is opened.');
  }
  return { kind, hour, salt: bytes };
}

function toText(bytes: Bytes): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Malformed('/1', 'broken_text', 'The receipt does not say how its leaf is opened.');
  }
}

/** Whom to believe: keys of logs and of witnesses, and how many witnesses have to have seen a checkpoint, none unless said. */
export interface LogTrust {
  keys: readonly NoteKey[];
  witnesses?: number;
}

/** It was logged: where, in which hour as the log says, and by what instant at the latest. */
export interface Logged {
  origin: string;
  index: number;
  size: number;
  hour: string;
  /** When the last of the witnesses that were asked for had seen it; the end of the hour on the word of the log alone. */
  before: Date;
  witnesses: { name: string; at: Date }[];
}

/**
 * Why a receipt shows nothing: see `UnopenedCheckpoint`; `not_this`: the leaf tells of something else, or the proof does not
 * lead to the root; `too_few_witnesses`: fewer saw the checkpoint than were asked for.
 */
export type NotLogged = UnopenedCheckpoint | { problem: 'not_this' | 'too_few_witnesses' };

const hourMs = 3_600_000;

/**
 * Was this logged? Asks nobody. What is told is computed from what lies in front of you (`toldOf` a credential), so a receipt
 * counts for nothing beside anything else.
 */
export async function checkReceipt(receipt: Receipt, told: Told, trust: LogTrust): Promise<Logged | NotLogged> {
  const opened = await openCheckpoint(receipt.checkpoint, trust.keys);
  if ('problem' in opened) return opened;
  const { checkpoint, witnesses } = opened;
  const { kind, hour } = receipt.opening;
  const leaf = hashLeaf(writeLeaf(toLeaf(told, receipt.opening)));
  if (kind !== told.kind || !isIncluded(leaf, receipt.index, checkpoint, receipt.proof)) return { problem: 'not_this' };
  const wanted = trust.witnesses ?? 0;
  if (witnesses.length < wanted) return { problem: 'too_few_witnesses' };
  const { origin, size } = checkpoint;
  const before = witnesses[wanted - 1]?.at ?? new Date(Date.parse(hour) + hourMs);
  return { origin, index: receipt.index, size, hour, before, witnesses };
}
