import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NoteKey, openCheckpoint, parseNoteKey, writeNoteKey } from '@cairn/core/log/notes';
import { isSplit, parseSplit } from '@cairn/core/log/watch';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newNoteSigner, openTestLog } from '../../../../test/made-log.ts';
import { type RecordingTerminal, recordingTerminal } from '../../../../test/recording-terminal.ts';
import { runCairn } from '../cairn.ts';
import { openFolder } from '../watch/folder.ts';
import { lockFolder } from '../watch/lock.ts';
import { openWitness } from '../watch/witness.ts';
import { serveWitness } from './witness.ts';

type MadeLog = ReturnType<typeof openTestLog>;

const now = new Date('2026-11-24T12:00:00Z');
const address = 'https://log.example/log';
let store: string;
let log: MadeLog;
/** What the log shows to this monitor; another may be shown another. */
let shown: {
  log: MadeLog;
  size: number;
  change?: (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
};
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'cairn-monitor-'));
  log = openTestLog(await newNoteSigner('log.example/log'));
  shown = { log, size: 0 };
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function grow(to: number, where = log, name = 'k') {
  const opening = { hour: '2026-11-24T09:00:00Z' };
  for (let index = shown.size; index < to; index++) {
    const told = { kind: 'key', issuer: 'did:web:a.example', about: `${name}${index}`, content: '' } as const;
    await where.add(told, { ...opening, salt: new Uint8Array(32).fill(index % 256) });
  }
  shown = { ...shown, log: where, size: to };
}

const fetcher: typeof fetch = async (input, request) => {
  const url = String(input);
  if (url.startsWith('http://127.0.0.1')) return fetch(url, request);
  const path = url.slice(`${address}/`.length);
  if (path === 'checkpoint') return new Response(await shown.log.checkpoint(shown.size));
  const bytes = await shown.log.file(path);
  if (!bytes) return new Response('', { status: 404 });
  return new Response(shown.change ? shown.change(path, bytes) : bytes);
};

async function look(...more: string[]): Promise<{ code: number; said: string; terminal: RecordingTerminal }> {
  const terminal = recordingTerminal({ fetch: fetcher, now: () => now });
  const key = writeNoteKey(log.signer.key);
  const code = await runCairn(['monitor', address, '--store', store, '--key', key, ...more], terminal);
  return { code, said: `${terminal.said()}\n${terminal.complained()}`, terminal };
}

async function newWitness(logs: readonly NoteKey[] = [log.signer.key]) {
  const folder = openFolder(await mkdtemp(join(tmpdir(), 'cairn-witness-')));
  const witness = await openWitness(folder, { name: 'w.example', logs, now: () => now });
  const { url, close } = await serveWitness(witness, { port: 0, host: '127.0.0.1' });
  closing.push(close);
  return { witness, url };
}

async function proofIn(said: string) {
  const path = /the proof is in (\S+)/.exec(said)?.[1] ?? '';
  return parseSplit(JSON.parse(await readFile(path, 'utf8')));
}

describe('cairn monitor', () => {
  test('follows a log across tiles, by its entries', async () => {
    for (const size of [3, 255, 257, 600, 600]) {
      await grow(size);
      const { code, said } = await look();
      expect(said).toContain(`log.example/log: ${size} leaves`);
      expect(code, said).toBe(0);
    }
  });

  test('finds entries that do not make the root, and keeps nothing of them', async () => {
    await grow(300);
    await look();
    await grow(400);
    const spoil = (path: string, bytes: Uint8Array<ArrayBuffer>) =>
      path.startsWith('tile/entries/001')
        ? bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 1 : byte))
        : bytes;
    shown = { ...shown, change: spoil };
    expect(await look()).toMatchObject({ code: 1, said: expect.stringContaining('do not make the root') });
    shown = { ...shown, change: (path, bytes) => (path.startsWith('tile/entries') ? bytes.slice(1) : bytes) };
    expect(await look()).toMatchObject({ code: 1 });
    shown = { log, size: 400 };
    expect(await look()).toMatchObject({ code: 0 });
  });

  test.each([
    [10, 40],
    [40, 40],
    [300, 260],
    [300, 700],
  ])('finds two histories within one look: %i leaves seen, %i shown', async (seen, size) => {
    await grow(Math.max(seen, size));
    shown.size = seen;
    expect((await look()).code).toBe(0);
    shown.size = 0;
    await grow(size, openTestLog(log.signer), 'other');
    const { code, said } = await look();
    expect(code, said).toBe(1);
    expect(said.match(/^log\.example\/log$/gm)).toHaveLength(2);
    expect(await isSplit(await proofIn(said), [log.signer.key])).toBe(true);
  });

  test('is patient with a log that shows what it showed before', async () => {
    await grow(40);
    await look();
    shown.size = 30;
    expect(await look()).toMatchObject({ code: 2, said: expect.stringContaining('showed 40') });
  });

  test('says when nobody answers, who did not sign, and what is missing', async () => {
    const stranger = openTestLog(await newNoteSigner('log.example/log'));
    await grow(5, stranger);
    expect(await look()).toMatchObject({ code: 2, said: expect.stringContaining('no checkpoint that is signed') });
    const terminal = recordingTerminal();
    const key = writeNoteKey(log.signer.key);
    expect(await runCairn(['monitor', address, '--store', store, '--key', key], terminal)).toBe(69);
    expect(await runCairn(['monitor', '--store', store, '--key', key], terminal)).toBe(64);
    expect(await runCairn(['monitor', address, '--store', store], terminal)).toBe(64);
    expect(await runCairn(['monitor', address, '--key', key], terminal)).toBe(64);
    expect(await runCairn(['monitor', address, '--store', store, '--key', key, '--every', '0'], terminal)).toBe(64);
    shown = { log, size: 0 };
    await grow(5);
    shown = { log, size: 5, change: (path, bytes) => (path.startsWith('tile/entries') ? bytes.slice(0, 4) : bytes) };
    expect(await look()).toMatchObject({ code: 1 });
  });

  test('blames nobody when the line breaks in the middle', async () => {
    await grow(300);
    const breakLine = () => Promise.reject(new TypeError('no line'));
    const terminal = recordingTerminal({
      fetch: async (input, request) => (String(input).includes('tile/entries') ? breakLine() : fetcher(input, request)),
    });
    const key = writeNoteKey(log.signer.key);
    expect(await runCairn(['monitor', address, '--store', store, '--key', key], terminal)).toBe(69);
    expect(await look()).toMatchObject({ code: 0 });
  });

  test('has its store for itself', async () => {
    await grow(5);
    const lock = await lockFolder(store);
    expect(await look()).toMatchObject({ code: 69, said: expect.stringContaining('Another process') });
    await lock?.release();
    expect(await look()).toMatchObject({ code: 0 });
  });

  test('goes on until a split view is found', async () => {
    await grow(20);
    let waits = 0;
    const terminal = recordingTerminal({
      fetch: fetcher,
      untilStopped: () => new Promise(() => {}),
      wait: async () => {
        waits += 1;
        if (waits < 3) return grow(20 + waits);
        shown.size = 0;
        await grow(30, openTestLog(log.signer), 'other');
      },
    });
    const key = writeNoteKey(log.signer.key);
    expect(await runCairn(['monitor', address, '--store', store, '--key', key, '--every', '5'], terminal)).toBe(1);
    expect(waits).toBe(3);
  });
});

describe('with witnesses', () => {
  test('brings them what is new, and keeps their cosignatures', async () => {
    const { witness, url } = await newWitness();
    const keys = ['--key', writeNoteKey(witness.key), '--witness', url];
    for (const size of [20, 300, 300]) {
      await grow(size);
      expect(await look(...keys)).toMatchObject({
        code: 0,
        said: expect.stringContaining(`has cosigned ${size} leaves`),
      });
      const kept = await readFile(join(store, (await readdir(store))[0] ?? '', 'checkpoint'), 'utf8');
      const opened = await openCheckpoint(kept, [log.signer.key, witness.key]);
      expect(opened).toMatchObject({ checkpoint: { size }, witnesses: [{ name: 'w.example', at: now }] });
    }
  });

  test('finds within one look that a witness was shown another history', async () => {
    const { witness, url } = await newWitness();
    await grow(50);
    await look('--key', writeNoteKey(witness.key), '--witness', url);
    for (const size of [30, 50, 70]) {
      store = await mkdtemp(join(tmpdir(), 'cairn-monitor-'));
      shown.size = 0;
      await grow(size, openTestLog(log.signer), 'other');
      const { code, said } = await look('--witness', url);
      if (size < 50) expect([code, said]).toEqual([1, expect.stringContaining('cannot be proven')]);
      else expect(await isSplit(await proofIn(said), [log.signer.key])).toBe(true);
      expect(code).toBe(1);
    }
  });

  test('does not mind one that is ahead, refuses or is silent', async () => {
    const { url } = await newWitness();
    await grow(50);
    await look('--witness', url);
    store = await mkdtemp(join(tmpdir(), 'cairn-monitor-'));
    shown.size = 40;
    expect(await look('--witness', url)).toMatchObject({ code: 0, said: expect.stringContaining('more than 40') });
    const { url: other } = await newWitness([(await newNoteSigner('other.example')).key]);
    expect(await look('--witness', other)).toMatchObject({ code: 0, said: expect.stringContaining('did not cosign') });
    expect(await look('--witness', 'http://127.0.0.1:9')).toMatchObject({
      code: 0,
      said: expect.stringContaining('does not answer'),
    });
  });
});

describe('cairn witness', () => {
  test('keeps its key and its memory over restarts, and its key from others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-witness-'));
    const open = () => openWitness(openFolder(folder), { name: 'w.example', logs: [log.signer.key], now: () => now });
    const first = await open();
    await grow(8);
    const submit = async (older: number, size: number) => `old ${older}\n\n${await log.checkpoint(size)}`;
    expect(await first.addCheckpoint(await submit(0, 8))).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^— w\.example \S+\n$/),
    });
    const second = await open();
    expect(writeNoteKey(second.key)).toBe(writeNoteKey(first.key));
    expect(await second.addCheckpoint(await submit(0, 8))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      body: '8\n',
    });
    expect(await second.addCheckpoint(await submit(8, 8))).toMatchObject({ status: 200 });
    expect(await second.addCheckpoint('old x\n\n')).toMatchObject({ status: 400 });
    expect(await second.addCheckpoint('old 0\n\nnothing')).toMatchObject({ status: 400 });
    expect((await stat(join(folder, 'witness.key'))).mode & 0o077).toBe(0);
  });

  test('cosigns one of two that come at once and do not agree', async () => {
    const { witness } = await newWitness();
    const fork = openTestLog(log.signer);
    await grow(5);
    shown.size = 0;
    await grow(9, fork, 'other');
    const bodies = [await log.checkpoint(5), await fork.checkpoint(9)].map(note => `old 0\n\n${note}`);
    const answers = await Promise.all(bodies.map(body => witness.addCheckpoint(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('speaks HTTP, and reads no more than it must', async () => {
    const { url } = await newWitness();
    const post = (body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    await grow(3);
    expect((await fetch(`${url}/checkpoint/${encodeURIComponent('log.example/log')}`)).status).toBe(404);
    const answer = await post(`old 0\n\n${await log.checkpoint(3)}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const seen = await fetch(`${url}/checkpoint/${encodeURIComponent('log.example/log')}`);
    expect(await seen.text()).toContain('log.example/log\n3\n');
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    for (const path of ['', '/add-checkpoint', '/checkpoint/', '/checkpoint/%', '/checkpoint/..%2f..%2fwitness.key']) {
      expect((await fetch(url + path)).status).toBe(404);
    }
  });

  test('runs until it is stopped, and says its key', async () => {
    const terminal = recordingTerminal({ now: () => now });
    const keys = join(store, 'keys');
    await writeFile(keys, `${writeNoteKey(log.signer.key)}\n`);
    const parameters = ['witness', '--store', join(store, 'w'), '--name', 'w.example/1', '--log', keys, '--port', '0'];
    expect(await runCairn(parameters, terminal)).toBe(0);
    const key = /key: (\S+)$/.exec(terminal.said())?.[1] ?? '';
    expect(parseNoteKey(key)).toMatchObject({ name: 'w.example/1', kind: 'cosigner' });
    expect(await runCairn(['witness', '--store', store], terminal)).toBe(64);
    expect(await runCairn([...parameters, '--port', '70000'], terminal)).toBe(64);
  });
});
