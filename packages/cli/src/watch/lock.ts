import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Holds a folder for this process alone; undefined when another one has it. The system lets go of it when the process ends,
 * however it ends.
 */
export async function lockFolder(root: string): Promise<{ release(): Promise<void> } | undefined> {
  mkdirSync(root, { recursive: true });
  const address = toAddress(root);
  const server = (await listen(address)) ?? (await takeOver(address));
  return server && { release: () => new Promise(resolve => server.close(() => resolve())) };
}

/** A socket without a file on Linux, a pipe on Windows, a file elsewhere; two names of one folder are one lock. */
function toAddress(root: string): string {
  const { dev, ino } = statSync(root);
  const name = `cairn-${createHash('sha256').update(`watch ${dev}:${ino}`).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', (trouble: NodeJS.ErrnoException) =>
      trouble.code === 'EADDRINUSE' ? resolve(undefined) : reject(trouble),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/** A file that nobody listens behind was left by somebody who died. */
async function takeOver(address: string): Promise<Server | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32') return undefined;
  const isAlive = await new Promise<boolean>(resolve => {
    const socket = connect(address, () => resolve(true)).once('error', () => resolve(false));
    socket.unref();
  });
  if (isAlive) return undefined;
  rmSync(address, { force: true });
  return listen(address);
}
