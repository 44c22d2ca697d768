/**
 * The process that signs. Its parent writes one line of orders to its standard input and holds that open; when the parent is
 * gone, by whatever death, the input ends and so does this process.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CannotStart } from '../cannot-start.ts';
import { Secret } from '../secret.ts';
import { listenForAsks } from './listen.ts';
import { openSigner, signerDirectory } from './open-signer.ts';
import type { SignerOrders } from './orders.ts';

/** The longest path that every system takes for a socket (`sun_path` of macOS, less its end). */
const longestSocketPath = 100;

function choosePath(directory: string): string {
  const name = `${randomBytes(6).toString('hex')}.sock`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\cairn-${name}`;
  const path = join(directory, name);
  return Buffer.byteLength(path) <= longestSocketPath ? path : join(mkdtempSync(join(tmpdir(), 'cairn-')), name);
}

/** Sockets that earlier processes left when they were killed: nobody answers there. */
async function removeDeadSockets(directory: string): Promise<void> {
  const names = existsSync(directory) ? readdirSync(directory).filter(name => name.endsWith('.sock')) : [];
  for (const path of names.map(name => join(directory, name))) {
    const isAlive = await new Promise<boolean>(resolve => {
      const socket = connect(path, () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (!isAlive) rmSync(path, { force: true });
  }
}

async function start({ config, token }: SignerOrders): Promise<{ ready: string; keyName: string; name: string }> {
  const { masterKey, ...rest } = config;
  const desk = await openSigner({ ...rest, ...(masterKey !== undefined && { masterKey: new Secret(masterKey) }) });
  const directory = signerDirectory(config);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  await removeDeadSockets(directory);
  const path = choosePath(directory);
  await listenForAsks(desk, path, token);
  process.on('exit', () => rmSync(path, { force: true }));
  return { ready: path, keyName: desk.keyName, name: desk.name };
}

// Asked to stop, the parent goes on for a while with what is under way, and needs signatures for it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.once('close', () => process.exit(0));
lines.once('line', async line => {
  const answer = await start(JSON.parse(line) as SignerOrders).catch((error: unknown) => {
    if (error instanceof CannotStart) return { cannotStart: error.faults };
    throw error;
  });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
