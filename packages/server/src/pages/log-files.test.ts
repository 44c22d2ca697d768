import { parseReceipt } from '@cairn/core/log';
import { MissingTile, type ReadTile, readRoot, toTilePath } from '@cairn/core/log/merkle';
import { openCheckpoint, parseNoteKey } from '@cairn/core/log/notes';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '../platform/test-world.ts';
import { getReceipt, recordLeaf, writeLog } from '../rooms/transparency/index.ts';
import { mountLog } from './log-files.ts';

const app = Fastify();
const about = 'https://lindon.example/credentials/1';
let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
  mountLog(app, world);
  const told = { kind: 'issue', issuer: 'did:web:lindon.example', content: '' } as const;
  for (let index = 0; index < 300; index++) {
    await recordLeaf(world, 'o'.repeat(26), { ...told, about: index === 7 ? about : `${about}${index}` });
  }
  await writeLog(world);
});
afterAll(() => world.close());

const get = (path: string) => app.inject({ url: `/log/${path}` });

test('a stranger reads the log as files and computes its root', async () => {
  const key = parseNoteKey((await get('key')).body.trimEnd());
  const { body, headers } = await get('checkpoint');
  expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=1' });
  const opened = await openCheckpoint(body, [key]);
  if ('problem' in opened) throw new Error(opened.problem);
  const asked: string[] = [];
  const readTile: ReadTile = async tile => {
    const path = toTilePath(tile);
    asked.push(path);
    const { statusCode, rawPayload } = await get(path);
    return statusCode === 200 ? rawPayload : undefined;
  };
  expect(Buffer.from(await readRoot(readTile, 300))).toEqual(Buffer.from(opened.checkpoint.root));
  expect(asked).toEqual(['tile/1/000.p/1', 'tile/0/001.p/44']);
  await expect(readRoot(readTile, 301)).rejects.toThrow(MissingTile);
  const receipt = parseReceipt((await getReceipt(world, { uri: about, verifyCode: '' })).content);
  expect([receipt.index, receipt.checkpoint]).toEqual([7, body]);
});

test('the keys of the log are told together', async () => {
  const { body, headers } = await get('keys');
  expect(body).toBe((await get('key')).body);
  expect(headers['access-control-allow-origin']).toBe('*');
});

test('tiles may be kept for ever, by anybody', async () => {
  const { headers, rawPayload } = await get('tile/entries/001.p/44');
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
  expect(rawPayload.length).toBeGreaterThan(44 * 80);
});

test.each([
  'tile/0/002',
  'tile/0/001',
  'tile/0/1',
  'tile/0/000.p/256',
  'tile/9/000',
  'tile/x',
  'tile/0/001.p/45',
  'nothing',
])('%s is not there', async path => {
  expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400);
});
