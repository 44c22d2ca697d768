/** The log that a server wrote, and a receipt, checked by a script that shares nothing with the product but the published forms. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toldOf } from '@cairn/core/log';
import { type Tile, toTilePath } from '@cairn/core/log/merkle';
import { parseNoteKey, writeNoteKey } from '@cairn/core/log/notes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '../../packages/server/src/platform/test-world.ts';
import type { World } from '../../packages/server/src/platform/world.ts';
import {
  findCheckpoint,
  findLogTile,
  getLogKey,
  getReceipt,
  jobs,
  recordLeaves,
} from '../../packages/server/src/rooms/transparency/index.ts';
import { type MadeWitness, newWitness } from '../made-witness.ts';

const script = fileURLToPath(new URL('check_log.py', import.meta.url));
const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
if (!hasPython) console.warn('The log is not checked by the independent script: there is no python3.');

const credential = {
  id: 'https://lindon.example/credentials/1',
  issuer: { id: 'did:web:lindon.example', name: 'Lindon' },
  name: 'نور 🜁 “quoted”\n',
  credits: [5, true, null],
};
/** More than 65,536 make a tile of a third level. */
const size = Number(process.env.CAIRN_LOG_LEAVES ?? 1_300);
const folder = mkdtempSync(join(tmpdir(), 'cairn-independent-'));
const at = (path: string) => join(folder, path);
let world: TestWorld;

beforeAll(async () => {
  if (!hasPython) return;
  let witness: MadeWitness;
  world = await openTestWorld({
    config: { witnessing: { witnesses: [], needed: 1, isNear: false } },
    post: (_url, body) => witness.answer(body),
  });
  witness = await newWitness(
    'w.example',
    async () => parseNoteKey(await getLogKey(world)),
    () => new Date('2026-11-24T09:00:09Z'),
  );
  Object.assign(world.config.witnessing ?? {}, { witnesses: [witness] });
  await record(299, 'a');
  await recordLeaves(world, 'o'.repeat(26), [toldOf(credential)]);
  await turn();
  keep('older', (await findCheckpoint(world)) ?? '');
  await record(size - 300, 'b');
  await turn();
  keep('checkpoint', (await findCheckpoint(world)) ?? '');
  keep('keys', `${await getLogKey(world)}\n${writeNoteKey(witness.key)}\n`);
  keep('receipt', (await getReceipt(world, { uri: credential.id, verifyCode: '' })).content);
  keep('credential', JSON.stringify(credential, null, 2));
  for (const tile of allTiles()) keep(toTilePath(tile), (await findLogTile(world, tile)) ?? '');
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true });
});

async function record(count: number, name: string) {
  for (let first = 0; first < count; first += 1000) {
    const told = Array.from({ length: Math.min(1000, count - first) }, (_, index) => ({
      ...({ kind: 'key', issuer: 'did:web:lindon.example', content: '' } as const),
      about: `${name}${first + index}`,
    }));
    await recordLeaves(world, 'o'.repeat(26), told);
  }
}

async function turn() {
  const turns: ((world: World) => Promise<void>)[] = [];
  jobs({ every: (_name, _intervalMs, run) => turns.push(run), work: () => undefined, enqueue: async () => undefined });
  for (const take of turns) await take(world);
}

function keep(path: string, content: Uint8Array | string) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
}

function allTiles(): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; 256 ** level <= size; level++) {
    const hashes = Math.floor(size / 256 ** level);
    for (let position = 0; position < hashes; position += 256) tiles.push(toTile(level, position));
  }
  return [...tiles, ...tiles.filter(({ level }) => level === 0).map(tile => ({ ...tile, level: 'entries' as const }))];
}

function toTile(level: number, position: number): Tile {
  const count = Math.floor(size / 256 ** level);
  return { level, index: position / 256, width: Math.min(256, count - position) };
}

const parametersFor = (place: string) => {
  const files = ['older', 'receipt', 'credential'].flatMap(name => [`--${name}`, join(place, name)]);
  return [place, join(place, 'keys'), ...files];
};

function check(places: readonly string[]): unknown[] {
  const input = places.map(place => JSON.stringify(parametersFor(place))).join('\n');
  const said = execFileSync('python3', [script, '--each'], { encoding: 'utf8', input });
  return said
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

const changes: [string, RegExp][] = [
  ['tile/entries/003', /make the root|error/],
  ['tile/0/002', /a tile is not/],
  [toTilePath(toTile(1, 0)), /a tile is not/],
  ['checkpoint', /Wrong|Error/],
  ['older', /Wrong|Error/],
  ['receipt', /Wrong|Error/],
  ['credential', /does not lead to the root/],
];

/** A copy of everything, with one bit of one file changed. */
function change(path: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'cairn-independent-'));
  cpSync(folder, copy, { recursive: true });
  const bytes = readFileSync(join(copy, path));
  const place = path === 'credential' ? bytes.indexOf('Lindon') : Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(join(copy, path), bytes);
  return copy;
}

test('an independent script derives root, signatures, growth and receipt, and finds each file that was changed', () => {
  if (!hasPython) return;
  const copies = changes.map(([path]) => change(path));
  const [whole, ...changed] = check([folder, ...copies]);
  for (const copy of copies) rmSync(copy, { recursive: true });
  expect(whole).toEqual({
    size,
    tiles: allTiles().length - Math.ceil(size / 256),
    witnesses: ['w.example'],
    older: 300,
    receipt: { index: 299, size: 300, witnesses: { 'w.example': Date.parse('2026-11-24T09:00:09Z') / 1000 } },
  });
  for (const [index, [path, sentence]] of changes.entries()) {
    expect([path, changed[index]]).toEqual([path, { wrong: expect.stringMatching(sentence) }]);
  }
});
