import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Objects too large for a table. Keys are relative paths of `a-z 0-9 . _ -` segments. */
export interface Files {
  /** Keep the bytes under the key, whole or not at all; on stable storage when it returns. Replaces what was there. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or undefined when nothing is kept under the key. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Forget the key; quiet when nothing was there. */
  remove(key: string): Promise<void>;
}

/** Files below a directory of the local disk. */
export function openFiles(directory: string): Files {
  const pathOf = (key: string) => join(directory, ...toSegments(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomBytes(6).toString('hex')}~`;
      try {
        await writeAndSync(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncDirectories(dirname(path), made === undefined ? dirname(path) : dirname(made));
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** Write a small file whole, on stable storage when it returns. For the start, before anything else runs. */
export function writeDurably(path: string, bytes: Uint8Array, mode: number): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}~`;
  try {
    const file = openSync(draft, 'wx', mode);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  if (!directoriesCanSync) return;
  const directory = openSync(dirname(path), 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** Windows has no fsync of a directory; NTFS journals names by itself. */
const directoriesCanSync = process.platform !== 'win32';

function toSegments(key: string): string[] {
  const segments = key.split('/');
  if (!segments.every(segment => /^[a-z0-9_-][a-z0-9._-]{0,127}$/.test(segment))) throw new TypeError('not a file key');
  return segments;
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is durable when its directory is; newly made directories need their parents as well. */
async function syncDirectories(from: string, upTo: string): Promise<void> {
  if (!directoriesCanSync) return;
  for (let path = from; ; path = dirname(path)) {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
    if (path === upTo || path === dirname(path)) return;
  }
}
