import { fromBase64url } from '@cairn/core/bytes';
import { fromMultikey, isPublicKey } from '@cairn/core/keys';
import type { TreeHead } from '@cairn/core/log/merkle';
import {
  type NoteKey,
  type NoteSigner,
  parseCheckpoint,
  parseNote,
  signNote,
  toNoteKey,
  writeNote,
  writeSignature,
} from '@cairn/core/log/notes';
import { judgeSubmission, parseSubmission, type WitnessAnswer } from '@cairn/core/log/watch';
import { Malformed } from '@cairn/core/malformed';
import { generateKeyPair, toSigner } from '@cairn/core/proof';
import { type Folder, folderOf } from './folder.ts';

/** What a witness answers over HTTP (C2SP tlog-witness). */
export interface WitnessReply {
  status: number;
  type: string;
  body: string;
}

/** The largest request that is read. */
export const longestSubmission = 256 * 1024;

/** A witness with its key and what it saw in a folder. */
export interface Witness {
  readonly key: NoteKey;
  /** `POST /add-checkpoint`. What is cosigned is on stable storage before the answer. */
  addCheckpoint(body: string): Promise<WitnessReply>;
  /** `GET /checkpoint/<origin>`: what was cosigned last, for monitors to compare. */
  findCheckpoint(origin: string): Promise<string | undefined>;
}

const keyPath = 'witness.key';

/** Opens the store of a witness; the key is made the first time, and keeps the name that it was made with. */
export async function openWitness(
  folder: Folder,
  { name, logs, now }: { name: string; logs: readonly NoteKey[]; now: () => Date },
): Promise<Witness> {
  const signer = await openSigner(folder, name);
  // One after the other: what is looked at must not change before the new one is kept.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    key: signer.key,
    addCheckpoint: body => inTurn(() => answer(folder, body, { signer, logs, now })),
    findCheckpoint: async origin => (await folder.read(pathOf(origin)))?.toString(),
  };
}

async function openSigner(folder: Folder, name: string): Promise<NoteSigner> {
  const { secretMultikey: fresh } = await generateKeyPair();
  if (!(await folder.read(keyPath))) await folder.put(keyPath, JSON.stringify({ name, secretMultikey: fresh }), 0o600);
  const kept = JSON.parse(String(await folder.read(keyPath))) as { name: string; secretMultikey: string };
  const { sign, verificationMethod } = await toSigner(kept.secretMultikey);
  const key = fromMultikey(verificationMethod.split('#')[1] ?? '');
  const publicKey = isPublicKey(key) ? fromBase64url(String(key.jwk.x)) : undefined;
  if (!publicKey) throw new Error('the key of the witness cannot be read');
  return { key: toNoteKey(kept.name, 'cosigner', publicKey), sign };
}

const pathOf = (origin: string) => `${folderOf(origin)}/checkpoint`;

async function findSeen(folder: Folder, origin: string): Promise<TreeHead | undefined> {
  const kept = await folder.read(pathOf(origin));
  return kept && parseCheckpoint(parseNote(kept.toString()).text);
}

const plain = 'text/plain; charset=utf-8';

async function answer(
  folder: Folder,
  body: string,
  { signer, logs, now }: { signer: NoteSigner; logs: readonly NoteKey[]; now: () => Date },
): Promise<WitnessReply> {
  const judged = await judge(folder, body, logs);
  if (judged.status === 409) return { status: 409, type: 'text/x.tlog.size', body: `${judged.size}\n` };
  if (judged.status !== 200) return { status: judged.status, type: plain, body: '' };
  const { checkpoint, note } = judged.opened;
  const own = note.signatures.filter(({ name, id }) => logs.some(key => key.name === name && key.id === id));
  const signature = await signNote(note.text, signer, now());
  await folder.put(pathOf(checkpoint.origin), writeNote({ text: note.text, signatures: [...own, signature] }));
  return { status: 200, type: plain, body: writeSignature(signature) };
}

async function judge(folder: Folder, body: string, logs: readonly NoteKey[]): Promise<WitnessAnswer> {
  try {
    return await judgeSubmission(parseSubmission(body), origin => findSeen(folder, origin), logs);
  } catch (fault) {
    if (fault instanceof Malformed) return { status: 400 };
    throw fault;
  }
}
