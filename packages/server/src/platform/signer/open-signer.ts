import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readMasterKey } from '../master-key.ts';
import { openDesk } from './desk.ts';
import { openKeptCount } from './kept-count.ts';
import type { SigningDesk } from './signing-desk.ts';

/** What a signer needs to know of the configuration. */
export type SignerConfig = Pick<Config, 'masterKey' | 'dataDir' | 'caps'>;

/** Where a signer keeps its count, and its socket where that is short enough. */
export function signerDirectory(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'signer');
}

/** A desk in this process, for the commands of an operator; the server's is a process of its own (`start-signer.ts`). */
export async function openSigner(config: SignerConfig): Promise<SigningDesk> {
  const now = () => new Date();
  const count = await openKeptCount(signerDirectory(config), now);
  return openDesk({ masterKey: readMasterKey(config), count, now, ...(config.caps && { caps: config.caps }) });
}
