import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

/**
 * Hold the directory for this process, or refuse: two processes on one embedded database lose each other's data. The lock is
 * a listening socket named after the directory, which the kernel frees however the process ends.
 */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> }> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const address = lockAddress(directory);
  let server = await listen(address);
  if (!server && isSocketFile(address) && !(await somebodyAnswers(address))) {
    rmSync(address, { force: true });
    server = await listen(address);
  }
  if (!server) {
    throw new CannotStart(
      `Another Cairn is using ${directory}: stop it first, or set DATA_DIR to another directory, or set DATABASE_URL to a PostgreSQL server that several processes can share.`,
    );
  }
  const held = server;
  return { release: () => new Promise(resolve => held.close(() => resolve())) };
}

/** By device and inode, so that two names of one directory are one lock. */
function lockAddress(directory: string): string {
  const { dev, ino } = statSync(directory);
  const name = `cairn-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const isSocketFile = (address: string) => address.endsWith('.sock');

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

function somebodyAnswers(address: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
