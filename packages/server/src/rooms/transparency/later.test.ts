import { checkReceipt, parseReceipt, type Told, toldOf } from '@cairn/core/log';
import { checkNote, openCheckpoint, parseNote, parseNoteKey } from '@cairn/core/log/notes';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { System } from '../../platform/actor.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import {
  eraseLeaves,
  findCheckpoint,
  findLogged,
  fsckLog,
  getLogKey,
  listLogs,
  openNewLog,
  recordLeaf,
  recordMissing,
  writeLog,
} from './index.ts';
import { findReceipt } from './receipts.ts';

const organisationId = 'o'.repeat(26);
const actor: System = { kind: 'system', story: 'test' };
const credential = { id: 'https://lindon.example/credentials/1', issuer: 'did:web:lindon.example', name: 'نور' };
const told = (about: string): Told => ({ kind: 'key', issuer: 'did:web:lindon.example', about, content: 'created' });

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

async function record(count: number, name: string) {
  for (let index = 0; index < count; index++) await recordLeaf(world, organisationId, told(`${name}${index}`));
}
const keysNow = async () => (await listLogs(world)).keys.map(parseNoteKey);
async function events(kind: string) {
  const { rows } = await sql<{ subject: unknown }>`select subject from platform.event where kind = ${kind}`.execute(
    world.db,
  );
  return rows.map(({ subject }) => subject);
}

test('T-9 what is erased cannot be opened any more, and the log stands', async () => {
  await record(3, 'a');
  await recordLeaf(world, organisationId, toldOf(credential));
  await writeLog(world);
  const kept = (await findReceipt(world, credential.id)) ?? '';
  const other = { organisationId: 'p'.repeat(26), abouts: [credential.id] };
  expect(await eraseLeaves(world, actor, other)).toBe(0);
  expect(await eraseLeaves(world, actor, { organisationId, abouts: [credential.id, 'nothing'] })).toBe(1);
  expect(await eraseLeaves(world, actor, { organisationId, abouts: [credential.id] })).toBe(0);
  await writeLog(world);
  expect(await findReceipt(world, credential.id)).toBeUndefined();
  expect(await findLogged(world, credential)).toBeUndefined();
  const { rows } = await world.database.pool.query(
    `select convert_from(entry, 'UTF8') as entry, salt from transparency.leaf order by arrival`,
  );
  expect(rows.map(({ entry }) => String(entry).split('\n')[1])).toEqual(['key', 'key', 'key', 'issue', 'erasure']);
  expect(rows.map(({ salt }) => salt === null)).toEqual([false, false, false, true, false]);
  expect(await fsckLog(world)).toMatchObject({ leaves: 5, faults: [] });
  expect(await events('transparency.leaves-erased')).toEqual([{ count: '1', erasureId: expect.any(String) }]);
  expect(await checkReceipt(parseReceipt(kept), toldOf(credential), { keys: await keysNow() })).toMatchObject({
    index: 3,
  });
});

test('C-14, T-1 what is missing is recorded once, however many look at once', async () => {
  await record(2, 'a');
  const all = ['a0', 'a1', 'b', 'c'].map(told);
  const counts = await Promise.all([
    recordMissing(world, organisationId, all),
    recordMissing(world, organisationId, all),
  ]);
  expect(counts.toSorted()).toEqual([0, 2]);
  await writeLog(world);
  expect(await fsckLog(world)).toMatchObject({ leaves: 4, faults: [] });
});

const cutOff = ['tile', 'log', 'checkpoint'];

/** A backup of what the log keeps. */
async function backUp() {
  for (const table of cutOff) {
    await world.database.pool.query(`create table transparency.kept_${table} as table transparency.${table}`);
  }
}

/** The database as it was then. */
async function restore(leaves: number) {
  await world.database.pool.query(`delete from transparency.leaf where position >= ${leaves}`);
  for (const table of cutOff) {
    await world.database.pool.query(`delete from transparency.${table}`);
    await world.database.pool.query(`insert into transparency.${table} select * from transparency.kept_${table}`);
    await world.database.pool.query(`drop table transparency.kept_${table}`);
  }
}

test('T-10 a log that can go on is not replaced', async () => {
  await expect(openNewLog(world, actor)).rejects.toMatchObject({ code: 'log_goes_on' });
  await record(5, 'a');
  await writeLog(world);
  await expect(openNewLog(world, actor)).rejects.toMatchObject({ code: 'log_goes_on' });
});

test('T-10 another log takes the place of one that an old backup cut off, and says what that one signed last', async () => {
  await record(4, 'a');
  await recordLeaf(world, organisationId, toldOf(credential));
  await writeLog(world);
  const [receipt, oldKey] = [(await findReceipt(world, credential.id)) ?? '', await getLogKey(world)];
  await backUp();
  await record(4, 'lost');
  await writeLog(world);
  const lost = parseNote((await findCheckpoint(world)) ?? '').text.split('\n');
  await restore(5);
  expect((await fsckLog(world)).faults).toEqual([{ code: 'log_shorter_than_signed', about: '5' }]);

  const opened = await openNewLog(world, actor);
  expect(opened).toMatchObject({
    origin: 'localhost:4173/log/2',
    frozen: { origin: 'localhost:4173/log', size: 9, root: lost[2] },
  });
  await expect(openNewLog(world, actor)).rejects.toMatchObject({ code: 'log_goes_on' });
  await record(3, 'new');
  await writeLog(world);
  const [newKey, ...more] = await keysNow();
  expect(more).toEqual([parseNoteKey(oldKey)]);
  const checkpoint = await openCheckpoint((await findCheckpoint(world)) ?? '', newKey ? [newKey] : []);
  expect(checkpoint).toMatchObject({ checkpoint: { origin: 'localhost:4173/log/2', size: 8 } });
  expect((await fsckLog(world)).faults).toEqual([]);

  expect((await listLogs(world)).statements).toEqual([opened.statement]);
  const signed = await checkNote(parseNote(opened.statement), await keysNow());
  expect(signed === 'differs' ? signed : signed.map(({ key }) => key.name)).toEqual([
    'localhost:4173/log/2',
    'localhost:4173/log',
  ]);
  const told = toldOf(credential);
  expect(await checkReceipt(parseReceipt(receipt), told, { keys: [parseNoteKey(oldKey)] })).toMatchObject({ size: 5 });
  expect(await findReceipt(world, credential.id)).toBe(receipt);
  expect(await findLogged(world, credential)).toMatchObject({ origin: 'localhost:4173/log' });
  expect(await events('transparency.log-replaced')).toEqual([{ generation: '2', frozenSize: '9', size: '5' }]);
});
