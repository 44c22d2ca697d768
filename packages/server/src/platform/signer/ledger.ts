import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { addSigned, type LedgerEvent, type Signed, toHead } from './ledger-line.ts';
import { listCountFiles, readLedger } from './read-ledger.ts';

/** Keeps the signer's own count. */
export interface Ledger {
  /** On stable storage when it resolves. What comes at the same time shares one write. */
  record(event: LedgerEvent): Promise<void>;
  close(): Promise<void>;
}

/**
 * An append-only file of this process in that directory, begun with its first line. Every line carries the SHA-256 of the
 * line before it, the first one that of the ends of all files that were there, so that nothing can be taken out or changed
 * without a trace as long as one later line is known.
 */
export function openLedger(directory: string, now: () => Date): Ledger {
  let file: Promise<OpenFile> | undefined;
  let waiting: { event: LedgerEvent; done(trouble?: unknown): void }[] = [];
  let writing: Promise<void> | undefined;

  const writeTogether = async (events: readonly LedgerEvent[]): Promise<unknown> => {
    try {
      file ??= beginFile(directory, now());
      await append(await file, events, now());
      return undefined;
    } catch (error) {
      // What was half written ends this file; the next line begins another.
      const ended = file;
      file = undefined;
      await ended?.then(({ handle }) => handle.close()).catch(() => {});
      return error;
    }
  };
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      const trouble = await writeTogether(taken.map(({ event }) => event));
      for (const { done } of taken) done(trouble);
    }
    writing = undefined;
  };
  return {
    record: event =>
      new Promise((resolve, reject) => {
        waiting.push({ event, done: trouble => (trouble === undefined ? resolve() : reject(trouble)) });
        writing ??= Promise.resolve().then(writeAll);
      }),
    async close() {
      await writing;
      await file?.then(({ handle }) => handle.close()).catch(() => {});
      file = undefined;
    },
  };
}

interface OpenFile {
  handle: FileHandle;
  head: string;
}

async function beginFile(directory: string, at: Date): Promise<OpenFile> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const before = await listCountFiles(directory);
  const heads: string[] = [];
  for (const name of before) heads.push((await readLedger(join(directory, name))).head);
  const name = `${at.toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}.count`;
  const handle = await open(join(directory, name), 'ax', 0o600);
  const opened = { handle, head: toHead(heads.join(' ')) };
  await appendLines(opened, [JSON.stringify({ after: opened.head, at: at.toISOString(), files: before })]);
  if (process.platform !== 'win32') {
    const folder = await open(directory, 'r');
    await folder.sync().finally(() => folder.close());
  }
  return opened;
}

/** Signatures of one moment become one line; what is rarer keeps a line of its own. */
async function append(file: OpenFile, events: readonly LedgerEvent[], at: Date): Promise<void> {
  const signed: Signed = {};
  const lines: string[] = [];
  let { head } = file;
  const addLine = (event: LedgerEvent) => {
    const line = JSON.stringify({ after: head, at: at.toISOString(), ...event });
    lines.push(line);
    head = toHead(line);
  };
  for (const event of events) {
    if (event.signed) addSigned(signed, event.signed);
    else addLine(event);
  }
  if (Object.keys(signed).length > 0) addLine({ signed });
  await appendLines(file, lines);
}

async function appendLines(file: OpenFile, lines: readonly string[]): Promise<void> {
  await file.handle.appendFile(`${lines.join('\n')}\n`);
  await file.handle.datasync();
  const last = lines.at(-1);
  if (last !== undefined) file.head = toHead(last);
}
