import { checkReceipt, parseLeaf, parseReceipt, type Told, toldOf } from '@cairn/core/log';
import { hashLeaf, parseEntryBundle, type ReadTile, readRoot } from '@cairn/core/log/merkle';
import { type OpenedCheckpoint, openCheckpoint, parseNoteKey } from '@cairn/core/log/notes';
import { compareViews } from '@cairn/core/log/watch';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakAt, type Call } from '../../platform/database/test-breaking.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { createWorld, type World } from '../../platform/world.ts';
import { findCheckpoint, findLogged, findLogTile, fsckLog, getLogKey, recordLeaf, writeLog } from './index.ts';
import { findReceipt } from './receipts.ts';

const organisationId = 'o'.repeat(26);
const credential = { id: 'https://lindon.example/credentials/1', issuer: 'did:web:lindon.example', name: 'نور' };

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const told = (about: string): Told => ({ kind: 'key', issuer: 'did:web:lindon.example', about, content: 'created' });
async function record(count: number, name = 'k', where: World = world) {
  for (let index = 0; index < count; index++) await recordLeaf(where, organisationId, told(`${name}${index}`));
}
async function open(): Promise<OpenedCheckpoint> {
  const opened = await openCheckpoint((await findCheckpoint(world)) ?? '', [parseNoteKey(await getLogKey(world))]);
  if ('problem' in opened) throw new Error(opened.problem);
  return opened;
}
const readTile: ReadTile = tile => findLogTile(world, tile);

test('T-1 a leaf is kept with what it tells, or not at all, and holds nothing of it', async () => {
  await world.transact(world => recordLeaf(world, organisationId, toldOf(credential)));
  const undone = world.transact(async world => {
    await recordLeaf(world, organisationId, told('undone'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await writeLog(world);
  expect((await open()).checkpoint).toMatchObject({ origin: 'localhost:4173/log', size: 1 });
  const [entry] = parseEntryBundle(
    (await findLogTile(world, { level: 'entries', index: 0, width: 1 })) ?? new Uint8Array(),
    1,
  );
  expect(parseLeaf(entry ?? new Uint8Array())).toMatchObject({ kind: 'issue', hour: '2026-11-24T09:00:00Z' });
  expect(Buffer.from(entry ?? []).toString()).not.toMatch(/lindon|نور|credentials/);
});

test('T-1 the log begins empty, and is signed from the first moment', async () => {
  expect(await findCheckpoint(world)).toBeUndefined();
  await writeLog(world);
  expect((await open()).checkpoint.size).toBe(0);
  expect(await fsckLog(world)).toMatchObject({ leaves: 0, faults: [] });
});

test('T-2 leaves get places without gaps, tiles and roots, in as many steps as it takes', async () => {
  for (const count of [1, 254, 2, 0, 300]) {
    await record(count);
    await writeLog(world);
  }
  const { checkpoint } = await open();
  expect(checkpoint.size).toBe(557);
  expect(Buffer.from(await readRoot(readTile, 557))).toEqual(Buffer.from(checkpoint.root));
  expect(await fsckLog(world)).toMatchObject({ leaves: 557, faults: [] });
});

test('T-2 two nodes that write at once place every leaf once', async () => {
  const second = await openTestWorld({ beside: world });
  await Promise.all(
    [world, second].map(async (node, which) => {
      for (let turn = 0; turn < 6; turn++) {
        await record(turn, `${which}-${turn}-`, node);
        await writeLog(node);
      }
    }),
  );
  await writeLog(world);
  expect(await fsckLog(world)).toMatchObject({ leaves: 30, faults: [] });
  await second.close();
});

/** A node whose connection breaks at that call. */
function nodeOver(call: Call | undefined): { node: World; calls: () => number } {
  const { database, calls } = breakAt(world.database, call);
  return { node: createWorld({ ...world, db: database.db, pool: database.pool, announce: () => undefined }), calls };
}

test('T-2, T-3 whichever call of writing breaks, before or after it was carried out, nothing is lost, doubled or forked', async () => {
  await record(3, 'first');
  await writeLog(world);
  await record(1, 'whole');
  const { node, calls } = nodeOver(undefined);
  await writeLog(node);
  let leaves = 4;
  let last = await open();
  for (let number = 1; number <= calls(); number++) {
    for (const moment of ['before', 'after'] as const) {
      await record(1, `${number}-${moment}`);
      leaves += 1;
      await expect(writeLog(nodeOver({ number, moment }).node), `${number} ${moment}`).rejects.toThrow(
        /connection|answer/,
      );
      await writeLog(world);
      const now = await open();
      expect(now.checkpoint.size, `${number} ${moment}`).toBe(leaves);
      expect(await compareViews(last, now, readTile)).toMatchObject({ views: 'agrees' });
      last = now;
    }
  }
  expect(calls()).toBeGreaterThan(10);
  expect(await fsckLog(world)).toMatchObject({ leaves, faults: [] });
});

test('T-3 a root is written down before it is signed: whatever dies between, the same is signed later', async () => {
  await writeLog(world);
  const fail = async () => Promise.reject(new Error('died'));
  const dying: [string, Partial<World>][] = [
    ['before the guard', { files: { ...world.files, put: fail } }],
    [
      'after the guard',
      {
        files: {
          ...world.files,
          put: async (key, bytes) => {
            await world.files.put(key, bytes);
            await fail();
          },
        },
      },
    ],
    ['in signing', { signer: { ...world.signer, signAll: fail } }],
  ];
  for (const [moment, parts] of dying) {
    await record(2, moment);
    const node = createWorld({ ...world, pool: world.database.pool, ...parts });
    const before = await findCheckpoint(world);
    await expect(writeLog(node), moment).rejects.toThrow('died');
    expect(await findCheckpoint(world), moment).toBe(before);
    const { leaves, root } = await fsckLog(world);
    await writeLog(world);
    const { checkpoint } = await open();
    expect([checkpoint.size, Buffer.from(checkpoint.root).toString('base64')]).toEqual([leaves, root]);
  }
  const again = sql`insert into transparency.checkpoint (size, root, written_at) values (6, '\\x00', now())`;
  await expect(again.execute(world.db)).rejects.toThrow('checkpoint_pkey');
});

/** The database as it was when five leaves had a place, which an old backup would bring back. */
async function restoreToFive() {
  for (const text of [
    'delete from transparency.leaf where position >= 5',
    'delete from transparency.tile',
    'update transparency.log set size = 0',
    'update transparency.leaf set position = null',
    'delete from transparency.checkpoint where size >= 5',
  ]) {
    await world.database.pool.query(text);
  }
}

test('T-4 an old backup cannot make the log sign another history', async () => {
  await record(5);
  await writeLog(world);
  await record(4, 'later');
  await writeLog(world);
  expect((await open()).checkpoint.size).toBe(9);
  await restoreToFive();
  await writeLog(world);
  expect(await findCheckpoint(world)).toBeUndefined();
  expect(world.logged.at(-1)).toMatchObject({ fields: { code: 'log_shorter_than_signed', count: 5 } });
  await record(4, 'other');
  await writeLog(world);
  expect(world.logged.at(-1)?.fields.code).toBe('log_differs_from_signed');
  await record(20, 'more');
  await writeLog(world);
  expect(await findCheckpoint(world)).toBeUndefined();
  expect((await fsckLog(world)).faults).toEqual([{ code: 'log_differs_from_signed', about: '29' }]);
});

test('T-5 a tile is served in every width that it had, and never changes', async () => {
  const seen = new Map<number, Buffer[]>();
  const look = async (width: number) =>
    Promise.all(
      [0, 'entries' as const].map(async level =>
        Buffer.from((await findLogTile(world, { level, index: 0, width })) ?? []),
      ),
    );
  for (const width of [1, 2, 3, 7]) {
    await record(width - (seen.size === 0 ? 0 : ([...seen.keys()].at(-1) ?? 0)), `w${width}-`);
    await writeLog(world);
    seen.set(width, await look(width));
  }
  for (const [width, tiles] of seen) {
    expect(tiles.map(({ length }) => length > 0)).toEqual([true, true]);
    expect(await look(width)).toEqual(tiles);
    const [hashes, bundle] = tiles;
    const entries = parseEntryBundle(bundle ?? Buffer.of(), width);
    expect(Buffer.concat(entries.map(entry => hashLeaf(entry)))).toEqual(hashes);
  }
  expect(await look(8)).toEqual([Buffer.of(), Buffer.of()]);
});

test('T-6 a receipt checks without us and beside this credential only', async () => {
  await record(10);
  await recordLeaf(world, organisationId, toldOf(credential));
  expect(await findReceipt(world, credential.id)).toBeUndefined();
  await writeLog(world);
  await record(300, 'after');
  await writeLog(world);
  const receipt = parseReceipt((await findReceipt(world, credential.id)) ?? '');
  const trust = { keys: [parseNoteKey(await getLogKey(world))] };
  expect(await checkReceipt(receipt, toldOf(credential), trust)).toMatchObject({ index: 10, size: 11 });
  expect(await checkReceipt(receipt, toldOf({ ...credential, name: 'x' }), trust)).toEqual({ problem: 'not_this' });
  expect(await findLogged(world, credential)).toMatchObject({ before: new Date('2026-11-24T10:00:00Z') });
  expect(await findLogged(world, { ...credential, name: 'x' })).toBeUndefined();
  expect(await findLogged(world, { name: 'nothing' })).toBeUndefined();
  await world.database.pool.query(`update transparency.leaf set salt = null where about = '${credential.id}'`);
  expect(await findReceipt(world, credential.id)).toBeUndefined();
  expect(await fsckLog(world)).toMatchObject({ leaves: 311, faults: [] });
});

test.each<[string, string, string]>([
  ['an entry', `update transparency.leaf set entry = '\\x00' where position = 3`, 'log_tile_differs'],
  ['a place', 'delete from transparency.leaf where position = 3', 'log_entry_missing'],
  ['the last leaf', 'delete from transparency.leaf where position = 299', 'log_entry_missing'],
  [
    'a hash',
    `update transparency.tile set bytes = set_byte(bytes, 40, 7) where level = 0 and number = 0`,
    'log_tile_differs',
  ],
  [
    'a bundle',
    `update transparency.tile set bytes = set_byte(bytes, 40, 7) where level = -1 and number = 1`,
    'log_tile_differs',
  ],
  ['a root', `update transparency.checkpoint set root = set_byte(root, 4, 7) where size = 300`, 'log_root_differs'],
  [
    'a note',
    `update transparency.checkpoint set note = replace(note, '300', '301') where size = 300`,
    'log_signature_differs',
  ],
  ['a tile that is gone', `delete from transparency.tile where level = 1`, 'log_tile_differs'],
])('T-7 %s that was changed is found', async (_, change, code) => {
  await record(300);
  await writeLog(world);
  expect((await fsckLog(world)).faults).toEqual([]);
  await world.database.pool.query(change);
  expect((await fsckLog(world)).faults.map(fault => fault.code)).toContain(code);
});
