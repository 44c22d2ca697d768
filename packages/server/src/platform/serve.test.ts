import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemplateDirectory } from './database/test-database.ts';

const directory = mkdtempSync(join(tmpdir(), 'cairn-serve-'));
beforeAll(async () => cpSync(await makeTemplateDirectory(), join(directory, 'database'), { recursive: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const program = fileURLToPath(new URL('./test-server.ts', import.meta.url));
function start(environment: Record<string, string>): ChildProcess {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: directory, LOG_LEVEL: 'silent', ...environment };
  return spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('no output');
  for await (const line of createInterface(stdout)) {
    if (line.startsWith('listening')) return Number(line.split(' ')[1]);
  }
  throw new Error('it did not start');
}
async function failure(environment: Record<string, string>): Promise<[code: number, said: string]> {
  const child = start(environment);
  let said = '';
  child.stderr?.on('data', chunk => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return [code, said];
}

test('asked to stop, it finishes what is under way, refuses what comes after, and ends with 0', async () => {
  const child = start({ PORT: '0' });
  const closed = once(child, 'close');
  const port = await portOf(child);
  const origin = `http://127.0.0.1:${port}`;
  while ((await fetch(`${origin}/readyz`)).status !== 200) await new Promise(resolve => setTimeout(resolve, 50));
  const slow = fetch(`${origin}/api/v1/slow`);
  await new Promise(resolve => setTimeout(resolve, 150));
  child.kill('SIGTERM');
  expect(await (await slow).json()).toEqual({ count: 1 });
  expect((await closed)[0]).toBe(0);
  const refused = await new Promise(resolve =>
    connect(port, '127.0.0.1').once('error', resolve).once('connect', resolve),
  );
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
}, 180_000);

test('what cannot start is said in plain sentences without a stack', async () => {
  const [code, said] = await failure({ PORT: 'x', PUBLIC_URL: 'nowhere' });
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(2);
  expect(said).not.toContain('    at ');
  const [noServer, reason] = await failure({ DATABASE_URL: 'postgres://127.0.0.1:9/cairn' });
  expect([noServer, reason]).toEqual([1, expect.stringMatching(/^DATABASE_URL: the server did not answer/)]);
}, 180_000);
