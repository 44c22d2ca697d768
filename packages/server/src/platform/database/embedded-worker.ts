/**
 * The embedded PostgreSQL in a thread of its own. It is spoken to in PostgreSQL's wire protocol, so that the same driver
 * serves it and a server: each message in is a run of frontend messages, each message out their whole answer.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableFS, fsyncPath } from './durable-fs.ts';

/** What the thread is asked: `bytes` is answered with bytes, the rest with an object. */
export type Ask = { bytes: Uint8Array } | { open: true } | { fsyncs: true } | { close: true };

/** Where the database lives, and whether it must survive a power cut; only tests do without. */
export interface Place {
  directory: string;
  durable: boolean;
}

/** As PGlite's own, but without `-F`, which turns fsync off. */
const startParameters = [
  '--single',
  '-O',
  '-j',
  '-c',
  'search_path=public',
  '-c',
  'exit_on_error=false',
  '-c',
  'log_checkpoints=false',
  '-c',
  'max_worker_processes=0',
  '-c',
  'max_parallel_workers=0',
  '-c',
  'max_parallel_workers_per_gather=0',
  '-c',
  'io_method=sync',
  '-c',
  'max_parallel_maintenance_workers=0',
  '-c',
  'wal_sync_method=fsync',
];

/** Present while the directory is being filled for the first time; what it covers is worth nothing. */
const halfMade = (directory: string) => `${directory}.half-made`;

async function openDirectory({ directory, durable }: Place): Promise<{ pg: PGlite; fs: DurableFS }> {
  if (existsSync(halfMade(directory))) rmSync(directory, { recursive: true, force: true });
  const isNew = !existsSync(join(directory, 'PG_VERSION'));
  if (isNew) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(halfMade(directory), '');
  }
  const fs = new DurableFS(directory);
  const pg = await PGlite.create({ fs, startParams: durable ? startParameters : [...startParameters, '-F'] });
  if (isNew) {
    if (durable) fsyncTree(directory);
    rmSync(halfMade(directory));
    fsyncPath(join(directory, '..'));
  }
  return { pg, fs };
}

function fsyncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) fsyncTree(path);
    else if (entry.isFile()) fsyncPath(path);
  }
  fsyncPath(directory);
}

/** One commit that writes; how many host fsyncs it took. */
async function fsyncsOfACommit(pg: PGlite, fs: DurableFS): Promise<number> {
  const before = fs.hostFsyncs;
  await pg.query(`select pg_logical_emit_message(true, 'cairn', 'is this durable?')`);
  return fs.hostFsyncs - before;
}

async function run(port: MessagePort, place: Place): Promise<void> {
  const { pg, fs } = await openDirectory(place);
  const answer = async (ask: Ask): Promise<Uint8Array | object> => {
    if ('bytes' in ask) return pg.execProtocolRaw(ask.bytes);
    if ('open' in ask) return { fsyncsPerCommit: await fsyncsOfACommit(pg, fs) };
    if ('fsyncs' in ask) return { hostFsyncs: fs.hostFsyncs };
    await pg.close();
    return {};
  };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (ask: Ask) => {
    last = last.then(() =>
      answer(ask).then(
        reply => send(port, reply),
        error => send(port, toFailure(error)),
      ),
    );
  });
}

function send(port: MessagePort, reply: Uint8Array | object): void {
  const isWhole =
    reply instanceof Uint8Array && reply.buffer instanceof ArrayBuffer && reply.buffer.byteLength === reply.byteLength;
  port.postMessage(reply, isWhole ? [reply.buffer as ArrayBuffer] : []);
}

function toFailure(error: unknown): { failed: string } {
  return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

if (parentPort) await run(parentPort, workerData as Place);
