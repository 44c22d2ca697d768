import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files below a folder, each whole and on stable storage once it is kept. */
export interface Folder {
  /** Undefined when there is no such file. */
  read(path: string): Promise<Buffer | undefined>;
  /** Keep a file in the place of what was there. `mode` 0o600 keeps it from others. */
  put(path: string, bytes: Uint8Array | string, mode?: number): Promise<void>;
}

/** The store of a witness or of a monitor. One process at a time may have it: see `lockFolder`. */
export function openFolder(root: string): Folder {
  const at = (path: string) => join(root, path);
  return {
    read: path => orUndefined(readFile(at(path))),
    async put(path, bytes, mode = 0o644) {
      await rename(await writeDraft(at(path), bytes, mode), at(path));
      await syncFolder(dirname(at(path)));
    },
  };
}

/** A name for the folder of a log, whatever its origin is called. */
export function folderOf(origin: string): string {
  return createHash('sha256').update(origin).digest('hex').slice(0, 32);
}

async function writeDraft(path: string, bytes: Uint8Array | string, mode: number): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}~`;
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

/** Windows has no fsync of a directory; NTFS journals names by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (trouble) {
    if (isCode(trouble, 'ENOENT')) return undefined;
    throw trouble;
  }
}

function isCode(trouble: unknown, code: string): boolean {
  return trouble instanceof Error && 'code' in trouble && trouble.code === code;
}
