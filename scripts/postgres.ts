/** A PostgreSQL cluster to throw away after the tests: `node scripts/postgres.ts` runs one until it is interrupted. */
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Postgres {
  /** For `CAIRN_TEST_DATABASE_URL`. */
  url: string;
  stop(): Promise<void>;
}

const installed = '/usr/lib/postgresql';

/** Directory of the server's programs, 15 or newer, or undefined where none is installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : [];
  const usable = versions.filter(
    version => version >= 15 && existsSync(join(installed, String(version), 'bin', 'initdb')),
  );
  const newest = Math.max(...usable);
  if (Number.isFinite(newest)) return join(installed, String(newest), 'bin');
  try {
    const bin = execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return existsSync(join(bin, 'initdb')) ? bin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Start a cluster on a free loopback port, without durability unless asked for. PostgreSQL refuses to run as root, so root runs
 * it as `postgres`.
 */
export async function startPostgres(bin: string, { durable = false } = {}): Promise<Postgres> {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await run('chown', ['postgres', directory]);
  else chmodSync(directory, 0o700);
  const as = (program: string, ...parameters: string[]) => {
    const path = join(bin, program);
    return isRoot ? run('runuser', ['-u', 'postgres', '--', path, ...parameters], { cwd: '/' }) : run(path, parameters);
  };
  const files = join(directory, 'data');
  const port = await findFreePort();
  const settings = [
    ...[`-p ${port}`, '-c listen_addresses=127.0.0.1', `-c unix_socket_directories=${directory}`],
    '-c max_connections=300',
    ...(durable ? ['-c max_wal_size=4GB'] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ].join(' ');
  const stop = async () => {
    await as('pg_ctl', 'stop', '-D', files, '-m', 'immediate', '-w').catch(() => {});
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await as('initdb', '-D', files, '-U', 'cairn', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
    await as('pg_ctl', 'start', '-D', files, '-l', join(directory, 'log'), '-o', settings, '-w');
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://cairn@127.0.0.1:${port}/postgres`, stop };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

if (import.meta.main) {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const { url, stop } = await startPostgres(bin);
  console.log(`CAIRN_TEST_DATABASE_URL=${url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit()));
  setInterval(() => {}, 60_000);
}
