import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { type Database, openDatabase } from './open.ts';
import { makeTemplateDirectory } from './test-database.ts';
import { runTransaction } from './transact.ts';

const directory = mkdtempSync(join(tmpdir(), 'cairn-embedded-'));
beforeAll(async () => cpSync(await makeTemplateDirectory(), join(directory, 'database'), { recursive: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));

const open = (): Promise<Database> =>
  openDatabase(readConfig({ DATA_DIR: directory }), openLog('silent'), error => {
    throw error;
  });

const writer = fileURLToPath(new URL('./test-writer.ts', import.meta.url));
const spawnWriter = (): ChildProcess =>
  spawn(process.execPath, [writer, directory], { stdio: ['ignore', 'pipe', 'pipe'] });

/** Read what the writer says until it has committed that many, then kill it; the last number it was acknowledged. */
async function killAfter(commits: number): Promise<number> {
  const child = spawnWriter();
  let last = 0;
  let count = 0;
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    if (line === 'open') continue;
    last = Number(line);
    if (++count === commits) child.kill('SIGKILL');
  }
  return last;
}

test('every commit reaches the disk, also those of transactions', async () => {
  const database = await open();
  const before = (await database.durability()).hostFsyncs ?? 0;
  await sql`create table durable (number integer)`.execute(database.db);
  for (let number = 0; number < 20; number++) {
    await runTransaction(database.pool, database.db, async db => {
      await sql`insert into durable values (${number})`.execute(db);
      await sql`insert into durable values (${-number})`.execute(db);
    });
  }
  const after = await database.durability();
  expect(after).toMatchObject({ kind: 'embedded', durable: true });
  expect((after.hostFsyncs ?? 0) - before).toBeGreaterThanOrEqual(21);
  await database.close();
}, 180_000);

test('a second process is refused with what to do, and the first goes on', async () => {
  const database = await open();
  const second = spawnWriter();
  let said = '';
  second.stderr?.on('data', chunk => {
    said += chunk;
  });
  const [code] = await once(second, 'close');
  expect(code).toBe(1);
  expect(said).toMatch(/^Another Cairn is using .*: stop it first, or set DATA_DIR .*\n$/);
  await expect(open()).rejects.toThrow(CannotStart);
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  await database.close();
}, 180_000);

test('kill -9 loses nothing that was acknowledged, and the lock is free at once', async () => {
  for (const commits of [1, 40, 97]) {
    const last = await killAfter(commits);
    const database = await open();
    const { rows } = await sql<{ most: number; count: number }>`
      select max(number) as most, count(*)::int as count from acknowledged`.execute(database.db);
    expect(rows[0]?.most).toBeGreaterThanOrEqual(last);
    expect(rows[0]?.count).toBe(rows[0]?.most);
    await database.close();
  }
}, 180_000);

test('a directory that was left half made is made again', async () => {
  const halfMade = join(directory, 'half');
  const files = join(halfMade, 'database');
  const config = readConfig({ DATA_DIR: halfMade });
  rmSync(halfMade, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'PG_VERSION'), '18\n');
  writeFileSync(`${files}.half-made`, '');
  const database = await openDatabase(config, openLog('silent'), () => {});
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  expect(existsSync(`${files}.half-made`)).toBe(false);
  await database.close();
}, 180_000);
