import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A server in a process of its own, as an operator would run it. */
export interface RunningServer {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to the first ready answer. */
  startedInMs: number;
  /** What it has printed so far, both streams. */
  printed(): string;
  /** Ask it to stop and wait until it has. */
  stop(): Promise<number | null>;
  /** End it at once, as a power cut would end the process. */
  kill(): Promise<void>;
}

const entry = join(import.meta.dirname, '..', 'packages', 'server', 'src', 'main.ts');
const entryWithoutPages = join(import.meta.dirname, 'server-without-pages.ts');

/** A port of the loopback interface that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function untilReady(url: string, child: ChildProcess, printed: () => string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server stopped with code ${child.exitCode}:\n${printed()}`);
    const ready = await fetch(`${url}/readyz`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`the server was not ready after ${timeoutMs} ms:\n${printed()}`);
}

/** Starts the product on a free loopback port. The caller stops it. */
export async function startServer(options: {
  dataDir: string;
  env?: Record<string, string>;
  port?: number;
  args?: string[];
  /** Leave the pages out, so that nothing has to be built. */
  pages?: false;
}): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const from = performance.now();
  const { DATABASE_URL: _database, SMTP_URL: _mail, PUBLIC_URL: _url, ...inherited } = process.env;
  const main = options.pages === false ? entryWithoutPages : entry;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...(options.args ?? [])], {
    env: {
      ...inherited,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: options.dataDir,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += String(chunk)));
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  await untilReady(url, child, () => text, 180_000).catch(async trouble => {
    child.kill('SIGKILL');
    throw trouble;
  });
  return {
    url,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - from,
    printed: () => text,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
