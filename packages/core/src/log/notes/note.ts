import { type Bytes, concat, fromHex, toHex, toUtf8 } from '../../bytes.ts';
import { checkSignature } from '../../keys/index.ts';
import { Malformed } from '../../malformed.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { isKeyName, type NoteKey } from './note-key.ts';

/** A text with signatures below it (C2SP signed-note), read and not yet checked. */
export interface Note {
  /** Ends with a line feed. */
  text: string;
  signatures: NoteSignature[];
}

/** One signature line: by whom it says it is, and what stands behind the key id. */
export interface NoteSignature {
  name: string;
  /** Eight hexadecimal digits. */
  id: string;
  bytes: Bytes;
}

const longestNote = 128 * 1024;
const mostSignatures = 64;
const signatureLine = /^— (\S+) ([A-Za-z0-9+/=]{8,8000})$/u;

/**
 * Reads a signed note.
 * @throws Malformed when it is not exactly one: more than 128 KB, control characters (so no CR LF), no blank line before the
 * signatures, none or more than 64 of them, base64 that is not canonical, no line feed at its end. `at` is the line, from 0.
 */
export function parseNote(whole: string): Note {
  if (whole.length > longestNote) throw new Malformed('', 'too_large', 'This is larger than any signed note.');
  if (!whole.isWellFormed() || hasControls(whole)) {
    throw new Malformed('', 'broken_text', 'A signed note holds no control characters but line feeds.');
  }
  const end = whole.lastIndexOf('\n\n');
  const lines = whole.slice(end + 2).split('\n');
  if (end < 1 || lines.pop() !== '' || lines.length === 0) {
    throw new Malformed('', 'unknown_format', 'This is not a signed note.');
  }
  const text = whole.slice(0, end + 1);
  if (lines.length > mostSignatures) throw new Malformed('', 'too_many_items', 'A note has too many signatures.');
  const first = text.split('\n').length;
  return { text, signatures: lines.map((line, index) => parseSignature(line, first + index)) };
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

/** Reads one signature line, without its line feed. */
export function parseSignature(line: string, at = 0): NoteSignature {
  const [, name = '', letters = ''] = signatureLine.exec(line) ?? [];
  const bytes = fromBase64(letters);
  if (!isKeyName(name) || !bytes || bytes.length < 5) {
    throw new Malformed(`/${at}`, 'wrong_type', 'This line is not a signature.');
  }
  return { name, id: toHex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
}

/** One signature as a line, with its line feed. */
export function writeSignature({ name, id, bytes }: NoteSignature): string {
  return `— ${name} ${toBase64(concat(fromHex(id), bytes))}\n`;
}

/** The note as it is kept and sent. */
export function writeNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(writeSignature).join('')}`;
}

/** A key that signed, and when it says it did; a log does not say. */
export interface Signed {
  key: NoteKey;
  at?: Date;
}

/**
 * Which of these keys signed the note. Signatures of others are passed over, also where they share a name or an id.
 * `differs` when one of the keys is named and did not sign this text, or is named twice: then nothing of the note counts.
 */
export async function checkNote({ text, signatures }: Note, keys: readonly NoteKey[]): Promise<Signed[] | 'differs'> {
  const signed: Signed[] = [];
  for (const key of keys) {
    const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
    const [signature, second] = own;
    if (!signature) continue;
    const answer = second ? undefined : await checkOne(text, signature.bytes, key);
    if (!answer) return 'differs';
    signed.push(answer);
  }
  return signed;
}

async function checkOne(text: string, bytes: Bytes, key: NoteKey): Promise<Signed | undefined> {
  const isTimed = key.kind === 'cosigner';
  const seconds = isTimed ? readSeconds(bytes) : undefined;
  if (isTimed && seconds === undefined) return undefined;
  const message = toUtf8(seconds === undefined ? text : toCosigned(text, seconds));
  const answer = await checkSignature(key.key, 'EdDSA', isTimed ? bytes.slice(8) : bytes, message);
  if (answer !== 'matches') return undefined;
  return seconds === undefined ? { key } : { key, at: new Date(seconds * 1000) };
}

/** The last second that a `Date` can tell. */
const latestSecond = 8_640_000_000_000;

/** The time at the front of a cosignature: seconds since 1970 in eight bytes. */
function readSeconds(bytes: Bytes): number | undefined {
  if (bytes.length !== 72) return undefined;
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return seconds <= latestSecond ? seconds : undefined;
}

/** What a cosigner signs (C2SP tlog-cosignature). */
function toCosigned(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

/** Somebody who can sign notes with a key, wherever that happens: 64 bytes of Ed25519 over the message. */
export interface NoteSigner {
  key: NoteKey;
  sign(message: Bytes): Promise<Uint8Array> | Uint8Array;
}

/**
 * Signs the text of a note. A log signs the same text the same way each time; a cosigner says when.
 * @param now of a cosignature; whole seconds count
 */
export async function signNote(text: string, { key, sign }: NoteSigner, now: Date): Promise<NoteSignature> {
  const seconds = Math.floor(now.getTime() / 1000);
  const isTimed = key.kind === 'cosigner';
  const signature = await sign(toUtf8(isTimed ? toCosigned(text, seconds) : text));
  const time = new DataView(new ArrayBuffer(isTimed ? 8 : 0));
  if (isTimed) time.setBigUint64(0, BigInt(seconds));
  return { name: key.name, id: key.id, bytes: concat(new Uint8Array(time.buffer), signature) };
}
