import { proveConsistency } from '@cairn/core/log/merkle';
import { checkNote, type NoteKey, parseNote, parseSignature, writeNote } from '@cairn/core/log/notes';
import { type SplitView, writeSubmission } from '@cairn/core/log/watch';
import { Malformed } from '@cairn/core/malformed';
import { fetchWithin, mayFetch } from '../find.ts';
import { type Folder, folderOf } from './folder.ts';
import { compareWith, openOrUndefined, type Seen } from './monitor.ts';
import type { RemoteLog } from './remote-log.ts';

/**
 * What a witness had to say: it cosigned what was brought to it (`known` when its key was given and the cosignature holds); it
 * saw more than was brought, and that agrees; it saw another history; it refused; it does not answer.
 */
export type Testimony =
  | { said: 'cosigned'; known: boolean }
  | { said: 'ahead' | 'refused' | 'unproven' | 'unreachable' }
  | { said: 'split'; split: SplitView; path: string };

const noteBytes = 128 * 1024;

/** Compares what a witness saw of a log with what was seen here, and brings it the newer checkpoint. */
export async function askWitness(
  { folder, fetcher, keys }: { folder: Folder; fetcher: typeof fetch; keys: readonly NoteKey[] },
  address: string,
  { opened, mirror }: Seen,
  log: RemoteLog,
): Promise<Testimony> {
  const { origin, size } = opened.checkpoint;
  const base = address.replace(/\/+$/, '');
  if (!mayFetch(base)) return { said: 'unreachable' };
  const asked = `${base}/checkpoint/${encodeURIComponent(origin)}`;
  const got = await fetchWithin(fetcher, asked, { accept: 'text/plain', limitBytes: noteBytes });
  if ('unreachable' in got && got.unreachable !== 'not_ok') return { said: 'unreachable' };
  const theirs = 'bytes' in got ? await openOrUndefined(new TextDecoder().decode(got.bytes), keys) : undefined;
  if (theirs) {
    const isAhead = theirs.checkpoint.size > size;
    const compared = await compareWith(folder, opened, theirs, isAhead ? log : mirror);
    if (compared.found === 'split') return { said: 'split', split: compared.split, path: compared.path };
    if (compared.found === 'unproven') return { said: 'unproven' };
    if (isAhead) return { said: 'ahead' };
  }
  const older = theirs?.checkpoint.size ?? 0;
  const proof = await proveConsistency(mirror.readTile, older, size);
  const body = writeSubmission({ older, proof, checkpoint: writeNote(opened.note) });
  const answer = await post(fetcher, `${base}/add-checkpoint`, body);
  if (answer === undefined) return { said: 'unreachable' };
  return answer.status === 200 ? keep(folder, opened, answer.text, keys) : { said: 'refused' };
}

async function post(fetcher: typeof fetch, url: string, body: string) {
  try {
    const request = { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(10_000) } as const;
    const answer = await fetcher(url, request);
    return { status: answer.status, text: (await answer.text()).slice(0, noteBytes) };
  } catch {
    return undefined;
  }
}

/** Puts the cosignature below the checkpoint that is kept, when it is by a key that was given and holds. */
async function keep(
  folder: Folder,
  { checkpoint, note }: Seen['opened'],
  text: string,
  keys: readonly NoteKey[],
): Promise<Testimony> {
  const added = readSignatures(text);
  const cosigners = keys.filter(({ kind }) => kind === 'cosigner');
  const signed = await checkNote({ text: note.text, signatures: added }, cosigners);
  if (signed === 'differs' || signed.length === 0) return { said: 'cosigned', known: false };
  const path = `${folderOf(checkpoint.origin)}/checkpoint`;
  const kept = parseNote((await folder.read(path))?.toString() ?? writeNote(note));
  const isNew = (one: { id: string; name: string }) =>
    cosigners.some(key => key.id === one.id && key.name === one.name) &&
    !kept.signatures.some(({ id, name }) => id === one.id && name === one.name);
  if (kept.text === note.text) {
    await folder.put(path, writeNote({ ...kept, signatures: [...kept.signatures, ...added.filter(isNew)] }));
  }
  return { said: 'cosigned', known: true };
}

function readSignatures(text: string) {
  try {
    return text
      .split('\n')
      .filter(line => line !== '')
      .map(line => parseSignature(line));
  } catch (fault) {
    if (fault instanceof Malformed) return [];
    throw fault;
  }
}
