import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { intents } from './intents.ts';
import { addSigned, type LedgerLine, type Signed, toHead } from './ledger-line.ts';

/** What one file of a count says. */
export interface ReadLedger {
  lines: readonly LedgerLine[];
  /** The digest of its last whole line. */
  head: string;
  /** Whether every line follows from the one before it. */
  isWhole: boolean;
}

/** Files of the count in a directory, the oldest first. */
export async function listCountFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(name => name.endsWith('.count')).sort();
}

/** Reads one file. What follows the last line break was never acknowledged: the power failed while it was written. */
export async function readLedger(path: string): Promise<ReadLedger> {
  const texts = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  const lines: LedgerLine[] = [];
  let head: string | undefined;
  let isWhole = true;
  for (const text of texts) {
    const line = parseLine(text);
    if (line === undefined || (head !== undefined && line.after !== head)) isWhole = false;
    if (line !== undefined) lines.push(line);
    head = toHead(text);
  }
  return { lines, head: head ?? '', isWhole };
}

/** Only files that this process or one like it wrote are read; what is no line breaks the chain. */
function parseLine(text: string): LedgerLine | undefined {
  try {
    return JSON.parse(text) as LedgerLine;
  } catch {
    return undefined;
  }
}

/** Everything a directory says, all its files together. */
export interface WholeCount {
  /** When the first line was written. */
  since: string | undefined;
  signed: Signed;
  /** Capped signatures since the instant asked for, by organisation. */
  recent: ReadonlyMap<string, number>;
  adopted: ReadonlyMap<string, string>;
  frozen: ReadonlySet<string>;
  /** Files in which a line does not follow from the one before, or that begin after others than those that are here. */
  broken: string[];
}

/** Reads a whole count. `from` is the instant with which what is recent begins. */
export async function readWholeCount(directory: string, from: string): Promise<WholeCount> {
  const lines: LedgerLine[] = [];
  const broken: string[] = [];
  for (const name of await listCountFiles(directory)) {
    const read = await readLedger(join(directory, name));
    if (!read.isWhole) broken.push(name);
    lines.push(...read.lines);
  }
  lines.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const count = { since: lines[0]?.at, signed: {}, recent: new Map(), adopted: new Map(), frozen: new Set<string>() };
  for (const line of lines) {
    addSigned(count.signed, line.signed ?? {});
    if (line.at >= from) addRecent(count.recent, line.signed ?? {});
    for (const [key, organisationId] of Object.entries(line.adopted ?? {})) count.adopted.set(key, organisationId);
    if (line.frozen !== undefined) count.frozen.add(line.frozen);
    if (line.thawed !== undefined) count.frozen.delete(line.thawed);
  }
  return { ...count, broken };
}

function addRecent(recent: Map<string, number>, signed: Signed): void {
  for (const [organisationId, kinds] of Object.entries(signed)) {
    const rules: Readonly<Record<string, { isCapped: boolean }>> = intents;
    const capped = Object.entries(kinds).filter(([kind]) => rules[kind]?.isCapped);
    const count = capped.reduce((sum, [, each]) => sum + each, 0);
    recent.set(organisationId, (recent.get(organisationId) ?? 0) + count);
  }
}
