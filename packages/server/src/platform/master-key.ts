import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { type Config, isMasterKey } from './config.ts';
import { writeDurably } from './files.ts';
import { Secret } from './secret.ts';

/** The configured master key, or the one kept in the data directory, made there once and readable by its owner only. */
export function readMasterKey(config: Pick<Config, 'masterKey' | 'dataDir'>): Secret {
  if (config.masterKey) return config.masterKey;
  const path = join(config.dataDir, 'master.key');
  const text = findText(path) ?? makeKey(config.dataDir, path);
  if (!isMasterKey(text)) {
    throw new CannotStart(`${path} does not hold a master key: restore the file from your backup, or set MASTER_KEY.`);
  }
  return new Secret(text);
}

function makeKey(directory: string, path: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const draft = join(directory, `.master-${randomBytes(6).toString('hex')}`);
  writeDurably(draft, Buffer.from(`${randomBytes(32).toString('base64url')}\n`), 0o600);
  try {
    // A link never replaces: of two processes at the first start, both go on with the key of the first.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return findText(path) ?? '';
}

function findText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
