import { readRoot } from '@cairn/core/log/merkle';
import { signNote, writeNote, writeNoteKey } from '@cairn/core/log/notes';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { insertCheckpoint } from './checkpoint-store.ts';
import { beginLog, newLogKey, toLogSigner } from './our-log.ts';
import { tilesOf } from './read-log.ts';
import { askGuard, readGuard } from './sign-checkpoint.ts';
import { findLog, type LogRecord, replaceLog } from './store.ts';

/** What took the place of what. */
export interface NewLog {
  origin: string;
  frozen: { origin: string; size: number; root: string };
  /** A signed note by both logs. */
  statement: string;
}

/**
 * T-10: begin a new log where the old one cannot go on, because the database is older than what was signed. The old log is frozen
 * under its name: its key signs no tree any more, its receipts hold. The new one has a name and a key of its own and signs the tree
 * that is here; a statement by both names what the old one signed last, so that nobody has to find out that it ended.
 * Refuses `log_goes_on` when the guard has nothing against the old one.
 */
export async function openNewLog(world: World, actor: Actor): Promise<NewLog> {
  const old = await beginLog(world);
  const key = await newLogKey(world);
  return world.transact(async world => {
    const held = await findLog(world, { hold: true });
    const guard = await readGuard(world);
    if (held?.generation !== old.generation || !guard || !(await isRefused(world, old)))
      throw new Refusal('log_goes_on');
    const generation = old.generation + 1;
    const fresh: LogRecord = { ...key, origin: toNextName(old.origin, generation), size: held.size, generation };
    const frozen = { origin: old.origin, size: guard.size, root: guard.root };
    const statement = await sign(world, old, fresh, frozen);
    await replaceLog(world, old, fresh, statement);
    await insertCheckpoint(world, fresh.size, await readRoot(tilesOf(world), fresh.size), generation);
    const subject = { generation: String(generation), frozenSize: String(guard.size), size: String(fresh.size) };
    await recordEvent(world, { kind: 'transparency.log-replaced', subject, actor });
    return { origin: fresh.origin, frozen, statement };
  });
}

async function isRefused(world: World, old: LogRecord): Promise<boolean> {
  const root = Buffer.from(await readRoot(tilesOf(world), old.size)).toString('base64');
  const { key } = toLogSigner(world, old);
  return (await askGuard(world, { key: writeNoteKey(key), size: old.size, root })) !== undefined;
}

/** `awards.example/log` is followed by `awards.example/log/2`. */
function toNextName(origin: string, generation: number): string {
  return `${generation > 2 ? origin.replace(/\/\d+$/, '') : origin}/${generation}`;
}

async function sign(world: World, old: LogRecord, fresh: LogRecord, frozen: NewLog['frozen']): Promise<string> {
  const text = `cairn log continued v1\n${frozen.origin}\n${frozen.size}\n${frozen.root}\n${fresh.origin}\n`;
  const signers = [old, fresh].map(log => toLogSigner(world, log));
  const signatures = await Promise.all(signers.map(signer => signNote(text, signer, world.now())));
  return writeNote({ text, signatures });
}
