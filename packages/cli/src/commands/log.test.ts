import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toldOf, writeReceipt } from '@cairn/core/log';
import { writeNoteKey } from '@cairn/core/log/notes';
import { beforeAll, describe, expect, test } from 'vitest';
import { newNoteSigner, openTestLog } from '../../../../test/made-log.ts';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { issue } from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

const places = { credential: '', other: '', receipt: '', keys: '', junk: '' };
let logKey: string;
let witnessKey: string;
let otherKey: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-log-'));
  const keep = async (name: keyof typeof places, text: string) => {
    places[name] = join(folder, name);
    await writeFile(places[name], text);
  };
  const credential = await issue();
  const log = openTestLog(await newNoteSigner('log.example/awards'));
  const witness = await newNoteSigner('w.example', 'cosigner');
  const opening = { hour: '2026-11-24T09:00:00Z', salt: new Uint8Array(32).fill(7) };
  for (let index = 0; index < 5; index++) await log.add(toldOf({ ...credential, name: String(index) }), opening);
  const index = await log.add(toldOf(credential), opening);
  const checkpoint = await log.checkpoint(6, [witness], new Date('2026-11-24T09:05:00Z'));
  await keep('credential', JSON.stringify(credential, null, 2));
  await keep('other', JSON.stringify({ ...credential, name: 'Other' }));
  await keep('receipt', writeReceipt(await log.receipt({ kind: 'issue', ...opening }, index, checkpoint)));
  [logKey, witnessKey] = [writeNoteKey(log.signer.key), writeNoteKey(witness.key)];
  otherKey = writeNoteKey((await newNoteSigner('other.example')).key);
  await keep('keys', `# keys we trust\n${logKey}\n\n${witnessKey}\n`);
  await keep('junk', 'nothing\n');
});

async function run(source: keyof typeof places, ...more: string[]) {
  const terminal = recordingTerminal();
  const code = await runCairn(['log', 'verify', places[source], ...more], terminal);
  return { code, said: terminal.said(), complained: terminal.complained() };
}
const receipt = () => ['--receipt', places.receipt];

describe('cairn log verify', () => {
  test('says where it was logged and by when, with the network off', async () => {
    const { code, said } = await run('credential', ...receipt(), '--key', logKey);
    expect(said).toBe(
      'Logged: place 5 of 6 in log.example/awards, in the hour from 2026-11-24T09:00 UTC as the log says.\n' +
        'By 2026-11-24T10:00 UTC at the latest, on the word of the log alone.',
    );
    expect(code).toBe(0);
  });

  test('believes witnesses more than the log', async () => {
    const { code, said } = await run('credential', ...receipt(), '--key', places.keys, '--witnesses', '1');
    expect(said).toContain('By 2026-11-24T09:05 UTC at the latest, on the word of w.example.');
    expect(code).toBe(0);
    const { code: more } = await run('credential', ...receipt(), '--key', places.keys, '--witnesses', '2');
    expect(more).toBe(2);
  });

  test('as JSON, and in Arabic', async () => {
    const { said } = await run('credential', ...receipt(), '--key', logKey, '--json');
    expect(JSON.parse(said)).toMatchObject({
      origin: 'log.example/awards',
      index: 5,
      before: '2026-11-24T10:00:00.000Z',
    });
    const arabic = await run('other', ...receipt(), '--key', logKey, '--language', 'ar');
    expect(arabic).toMatchObject({ code: 1, said: expect.stringContaining('الإيصال') });
  });

  test('another credential: 1; a key of another log: 2', async () => {
    expect(await run('other', ...receipt(), '--key', logKey)).toMatchObject({
      code: 1,
      said: expect.stringContaining('not for this'),
    });
    expect(await run('credential', ...receipt(), '--key', otherKey)).toMatchObject({ code: 2 });
  });

  test('what is no receipt, no key, no credential: 65; what is missing: 64', async () => {
    expect(await run('credential', '--receipt', places.credential, '--key', logKey)).toMatchObject({ code: 65 });
    expect(await run('credential', ...receipt(), '--key', places.junk)).toMatchObject({ code: 65 });
    expect(await run('credential', ...receipt(), '--key', `${logKey}x`)).toMatchObject({ code: 65 });
    expect(await run('junk', ...receipt(), '--key', logKey)).toMatchObject({ code: 65 });
    expect(await run('credential', '--key', logKey)).toMatchObject({ code: 64 });
    expect(await run('credential', ...receipt())).toMatchObject({ code: 64 });
    expect(await run('credential', ...receipt(), '--key', logKey, '--witnesses', 'x')).toMatchObject({ code: 64 });
    const terminal = recordingTerminal();
    expect(await runCairn(['log', 'burn', places.credential], terminal)).toBe(64);
  });
});
