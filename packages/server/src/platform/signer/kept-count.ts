import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../files.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { addSigned, type LedgerEvent, type Signed } from './ledger-line.ts';
import { readWholeCount, type WholeCount } from './read-ledger.ts';
import type { SigningCount } from './signing-desk.ts';

/** What the signer remembers: how much it signed, for whom keys are, and who is frozen. */
export interface KeptCount {
  readonly name: string;
  /** Capped signatures of today, by organisation, when it was opened. */
  readonly recent: ReadonlyMap<string, number>;
  /** On stable storage when it resolves. */
  record(event: LedgerEvent): Promise<void>;
  isFrozen(organisationId: string): boolean;
  /** The organisation that a key was bound to, by the key's digest. */
  findAdopter(key: string): string | undefined;
  read(): Promise<SigningCount>;
  close(): Promise<void>;
}

/** A count in a directory, which several signers may share: each writes files of its own. */
export async function openKeptCount(directory: string, now: () => Date): Promise<KeptCount> {
  const today = `${now().toISOString().slice(0, 10)}T00:00:00.000Z`;
  const whole = await readWholeCount(directory, today);
  const read = async () => {
    const { since, signed, broken } = await readWholeCount(directory, today);
    return { since, signed, broken };
  };
  return keep(settleName(directory), whole, openLedger(directory, now), read);
}

/** A count that ends with the process; for tests. */
export function openMemoryCount(now: () => Date): KeptCount {
  const signed: Signed = {};
  let since: string | undefined;
  const record = async (event: LedgerEvent) => {
    since ??= now().toISOString();
    addSigned(signed, event.signed ?? {});
  };
  const nothing = { recent: new Map(), adopted: new Map(), frozen: new Set<string>() };
  const read = async () => ({ since, signed: structuredClone(signed), broken: [] });
  return keep('memory', nothing, { record, close: async () => {} }, read);
}

function keep(
  name: string,
  kept: Pick<WholeCount, 'recent' | 'adopted' | 'frozen'>,
  ledger: Ledger,
  read: () => Promise<Omit<SigningCount, 'name'>>,
): KeptCount {
  const frozen = new Set(kept.frozen);
  const adopted = new Map(kept.adopted);
  return {
    name,
    recent: kept.recent,
    async record(event) {
      // Refused at once, remembered once it is certain.
      if (event.frozen !== undefined) frozen.add(event.frozen);
      for (const [key, organisationId] of Object.entries(event.adopted ?? {})) adopted.set(key, organisationId);
      await ledger.record(event);
      if (event.thawed !== undefined) frozen.delete(event.thawed);
    },
    isFrozen: organisationId => frozen.has(organisationId),
    findAdopter: key => adopted.get(key),
    read: async () => ({ name, ...(await read()) }),
    close: () => ledger.close(),
  };
}

/** The name of a directory, made once. */
function settleName(directory: string): string {
  const path = join(directory, 'name');
  const read = () => readFileSync(path, 'utf8').trim();
  try {
    return read();
  } catch {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }
  const draft = join(directory, `.name-${randomBytes(6).toString('hex')}`);
  writeDurably(draft, Buffer.from(`${randomBytes(16).toString('hex')}\n`), 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read();
}
