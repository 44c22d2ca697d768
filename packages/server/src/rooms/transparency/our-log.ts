import { readRoot } from '@cairn/core/log/merkle';
import { type NoteKey, type NoteSigner, toNoteKey } from '@cairn/core/log/notes';
import type { World } from '../../platform/world.ts';
import { insertCheckpoint } from './checkpoint-store.ts';
import { findLog, insertLog, type LogRecord, listFrozen } from './store.ts';

/** The log of this installation, begun when it was not. Its name is its first address, and stays when the address changes. */
export async function beginLog(world: World): Promise<LogRecord> {
  const known = await findLog(world);
  if (known) return known;
  const key = await newLogKey(world);
  return world.transact(async world => {
    const begun = {
      ...key,
      origin: `${new URL(world.config.publicUrl).host}/log`,
    };
    if (await insertLog(world, begun)) await insertCheckpoint(world, 0, await readRoot(() => undefined, 0));
    const log = await findLog(world);
    if (!log) throw new Error('the log was begun and is not there');
    return log;
  });
}

/** A key for a log. */
export async function newLogKey(world: World): Promise<Pick<LogRecord, 'publicKey' | 'sealed'>> {
  const { sealed, publicKey } = await world.signer.newKey('log', 'Ed25519');
  return { sealed, publicKey: new Uint8Array(publicKey) };
}

/** Signs as the log. The private key stays with the signer. */
export function toLogSigner(world: World, { origin, publicKey, sealed }: LogRecord): NoteSigner {
  const sign = async (message: Uint8Array) => {
    const [signature] = await world.signer.signAll({ kind: 'log-checkpoint' }, sealed, [message]);
    if (!signature) throw new Error('the signer gave no signature');
    return signature;
  };
  return { key: toNoteKey(origin, 'log', publicKey), sign };
}

/** The keys of all logs of ours, that of the present one first. */
export async function listLogKeys(world: World): Promise<NoteKey[]> {
  const logs = [await beginLog(world), ...(await listFrozen(world))];
  return logs.map(({ origin, publicKey }) => toNoteKey(origin, 'log', publicKey));
}
