import { checkReceipt, parseReceipt, type Told, toldOf } from '@cairn/core/log';
import { openCheckpoint, parseNoteKey, writeNoteKey } from '@cairn/core/log/notes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MadeWitness, newWitness } from '../../../../../test/made-witness.ts';
import type { Post } from '../../platform/post.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { findCheckpoint, findLogged, fsckLog, getLogKey, recordLeaf, writeLog } from './index.ts';
import { findReceipt } from './receipts.ts';

const organisationId = 'o'.repeat(26);
const credential = { id: 'https://lindon.example/credentials/1', issuer: 'did:web:lindon.example', name: 'نور' };

let world: TestWorld;
let witnesses: MadeWitness[];
let witnessTime: Date;
beforeEach(async () => {
  witnessTime = new Date('2026-11-24T09:00:07Z');
  const logKey = async () => parseNoteKey(await getLogKey(world));
  witnesses = await Promise.all(
    ['w.example/1', 'w.example/2', 'w.example/3'].map(name => newWitness(name, logKey, () => witnessTime)),
  );
  const post: Post = async (url, body) => {
    const asked = witnesses.find(witness => url === `${witness.url}/add-checkpoint`);
    return asked ? asked.answer(body) : { unreachable: 'no_answer' };
  };
  world = await openTestWorld({ config: { witnessing: { witnesses, needed: 2, isNear: false } }, post });
});
afterEach(() => world.close());

const told = (about: string): Told => ({ kind: 'key', issuer: 'did:web:lindon.example', about, content: 'created' });
async function record(count: number, name: string) {
  for (let index = 0; index < count; index++) await recordLeaf(world, organisationId, told(`${name}${index}`));
}
async function turn() {
  await writeLog(world);
  await askWitnesses(world);
}
async function keys() {
  return [parseNoteKey(await getLogKey(world)), ...witnesses.map(({ key }) => key)];
}
async function open() {
  const opened = await openCheckpoint((await findCheckpoint(world)) ?? '', await keys());
  if ('problem' in opened) throw new Error(opened.problem);
  return opened;
}
const at = (index: number): MadeWitness => witnesses[index] as MadeWitness;
const sizeAndNames = async () => {
  const { checkpoint, witnesses } = await open();
  return [checkpoint.size, witnesses.map(({ name }) => name)];
};

test('T-8 nobody sees a checkpoint before enough witnesses cosigned it, and the one before stays', async () => {
  await record(3, 'a');
  await writeLog(world);
  expect(await findCheckpoint(world)).toBeUndefined();
  await askWitnesses(world);
  expect(await sizeAndNames()).toEqual([3, ['w.example/1', 'w.example/2', 'w.example/3']]);
  at(0).mood = 'away';
  at(1).mood = 'away';
  await record(300, 'b');
  await turn();
  expect((await open()).checkpoint.size).toBe(3);
  await record(1, 'c');
  await turn();
  expect((await open()).checkpoint.size).toBe(3);
  at(1).mood = 'willing';
  await askWitnesses(world);
  expect(await sizeAndNames()).toEqual([304, ['w.example/2', 'w.example/3']]);
  at(0).mood = 'willing';
  await askWitnesses(world);
  expect(await sizeAndNames()).toEqual([304, ['w.example/1', 'w.example/2', 'w.example/3']]);
  expect((await fsckLog(world)).faults).toEqual([]);
});

test('T-8 witnesses that all know the log are left in peace', async () => {
  await record(3, 'a');
  await turn();
  const asked = witnesses.map(({ asked }) => asked.length);
  for (let count = 0; count < 5; count++) await turn();
  expect(witnesses.map(({ asked }) => asked.length)).toEqual(asked);
});

test.each(['refuses', 'babbles', 'forger'] as const)('T-8 a witness that %s counts for nothing', async mood => {
  at(0).mood = mood;
  at(1).mood = mood;
  await record(3, 'a');
  await turn();
  expect(await findCheckpoint(world)).toBeUndefined();
  expect(world.logged.filter(({ event }) => event.startsWith('a witness did not cosign'))).toHaveLength(2);
  at(0).mood = 'willing';
  at(0).seen = undefined;
  await askWitnesses(world);
  expect(await sizeAndNames()).toEqual([3, ['w.example/1', 'w.example/3']]);
});

test('T-8 a witness that knows more or less than we think says so, and is shown the way from there', async () => {
  await record(5, 'a');
  await turn();
  await world.database.pool.query('delete from transparency.cosignature');
  await record(5, 'b');
  await turn();
  expect(await sizeAndNames()).toEqual([10, ['w.example/1', 'w.example/2', 'w.example/3']]);
  expect(at(0).asked).toEqual([0, 0, 5]);
  for (const witness of witnesses) witness.seen = undefined;
  await record(5, 'c');
  await turn();
  expect(at(0).asked).toEqual([0, 0, 5, 10, 0]);
  expect((await open()).checkpoint.size).toBe(15);
  for (const witness of witnesses) witness.seen = { size: 99, root: new Uint8Array(32) };
  await record(1, 'd');
  await turn();
  expect((await open()).checkpoint.size).toBe(15);
  expect(world.logged.at(-1)?.fields).toEqual({ code: 'witness_saw_more', count: 16 });
});

test('T-8 a log that was changed is not cosigned again', async () => {
  await record(5, 'a');
  await turn();
  for (const witness of witnesses) witness.seen = { size: 5, root: new Uint8Array(32) };
  await record(5, 'b');
  await turn();
  expect((await open()).checkpoint.size).toBe(5);
  expect(world.logged.at(-1)?.fields.code).toBe('witness_refused');
});

test('T-6, T-8 a receipt holds what witnesses said of the earliest checkpoint, and stays the same', async () => {
  await record(10, 'a');
  await recordLeaf(world, organisationId, toldOf(credential));
  await writeLog(world);
  expect(await findReceipt(world, credential.id)).toBeUndefined();
  await askWitnesses(world);
  const first = await findReceipt(world, credential.id);
  witnessTime = new Date('2026-12-01T09:00:00Z');
  await record(300, 'b');
  await turn();
  expect(await findReceipt(world, credential.id)).toBe(first);
  const answer = await checkReceipt(parseReceipt(first ?? ''), toldOf(credential), {
    keys: await keys(),
    witnesses: 3,
  });
  expect(answer).toMatchObject({ size: 11, before: new Date('2026-11-24T09:00:07Z') });
  expect(await findLogged(world, credential)).toMatchObject({
    before: new Date('2026-11-24T09:00:07Z'),
    witnesses: [{ name: 'w.example/1' }, { name: 'w.example/2' }, { name: 'w.example/3' }],
  });
});

test('T-7, T-8 a cosignature that was changed is found', async () => {
  await record(3, 'a');
  await turn();
  expect((await fsckLog(world)).faults).toEqual([]);
  await world.database.pool.query(
    `update transparency.cosignature set line = (select line from transparency.cosignature other where other.size = cosignature.size and other.witness = 'w.example/3') where witness = 'w.example/2'`,
  );
  expect((await fsckLog(world)).faults.map(({ code }) => code)).toContain('log_signature_differs');
});

test('T-8 without witnesses a checkpoint is published when it is signed', async () => {
  const alone = await openTestWorld();
  await recordLeaf(alone, organisationId, told('a'));
  await writeLog(alone);
  await askWitnesses(alone);
  expect(await findCheckpoint(alone)).toContain('\n1\n');
  expect(writeNoteKey(parseNoteKey(await getLogKey(alone)))).toBe(await getLogKey(alone));
  await alone.close();
});
