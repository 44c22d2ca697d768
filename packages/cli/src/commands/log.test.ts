import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toldOf, writeReceipt } from '@cairn/core/log';
import { writeNoteKey } from '@cairn/core/log/notes';
import { beforeAll, describe, expect, test } from 'vitest';
import { newNoteSigner, openTestLog } from '../../../../test/made-log.ts';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { issue, web } from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

const places = { credential: '', other: '', receipt: '', keys: '', junk: '', bundle: '', forged: '' };
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
  const online = recordingTerminal({ fetch: async input => new Response(JSON.stringify(web[String(input)])) });
  const from = ['bundle', places.credential, '--receipt', places.receipt, '--key', places.keys];
  await runCairn(from, online);
  await keep('bundle', online.said());
  const forger = {
    log: await newNoteSigner('log.example/awards'),
    witness: await newNoteSigner('w.example', 'cosigner'),
  };
  const backdated = openTestLog(forger.log);
  const early = { hour: '2020-01-01T00:00:00Z', salt: new Uint8Array(32) };
  await backdated.add(toldOf(credential), early);
  const note = await backdated.checkpoint(1, [forger.witness], new Date('2020-01-01T00:10:00Z'));
  const forged = {
    receipt: writeReceipt(await backdated.receipt({ kind: 'issue', ...early }, 0, note)),
    keys: [writeNoteKey(forger.log.key), writeNoteKey(forger.witness.key)],
  };
  await keep('forged', JSON.stringify({ ...JSON.parse(online.said()), log: forged }));
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

describe('from the continuity bundle alone, with the network off', () => {
  const before = (time: string) => ['--logged-before', time];

  test('a stranger who trusts a witness proves that the credential was logged before a time', async () => {
    const { code, said } = await run('bundle', '--witness', witnessKey, ...before('2026-11-24T09:06:00Z'));
    expect(said).toContain('By 2026-11-24T09:05 UTC at the latest, on the word of w.example.');
    expect(said).toContain('So it was logged before 2026-11-24T09:06 UTC.');
    expect(code).toBe(0);
    const inJson = await run('bundle', '--witness', witnessKey, ...before('2026-11-25'), '--json');
    expect(JSON.parse(inJson.said)).toMatchObject({ isBefore: true, before: '2026-11-24T09:05:00.000Z' });
  });

  test('what the witness saw later than that stays open, and is never called false', async () => {
    for (const time of ['2026-11-24T09:05:00Z', '2026-11-24T08:00:00+00:00', '2020-01-02']) {
      const { code, said } = await run('bundle', '--witness', witnessKey, ...before(time));
      expect([time, code, said]).toEqual([time, 2, expect.stringContaining('does not show')]);
    }
  });

  test('witnesses are the reader’s to choose: those that only the bundle names prove nothing', async () => {
    const forged = ['--witness', witnessKey, ...before('2021-01-01')];
    expect(await run('forged', ...forged)).toMatchObject({ code: 2, said: expect.stringContaining('Fewer than 1') });
    expect(await run('forged', '--key', logKey, ...before('2021-01-01'))).toMatchObject({ code: 1 });
    expect(await run('bundle', '--key', logKey, ...before('2026-11-25'))).toMatchObject({ code: 2 });
    expect(await run('bundle', ...before('2026-11-25'))).toMatchObject({ code: 64 });
    expect(await run('bundle', '--witness', witnessKey, '--witnesses', '0', ...before('2026-11-25'))).toMatchObject({
      code: 64,
    });
    expect(await run('bundle', '--witness', otherKey)).toMatchObject({ code: 2 });
  });

  test('a time without a zone, and a bundle without a receipt, are told', async () => {
    expect(await run('bundle', '--witness', witnessKey, ...before('2026-11-24T09:00:00'))).toMatchObject({ code: 64 });
    expect(await run('credential', '--witness', witnessKey)).toMatchObject({ code: 64 });
  });
});

test('cairn bundle takes no receipt that is not for this credential', async () => {
  const terminal = recordingTerminal();
  const from = ['bundle', places.other, '--receipt', places.receipt, '--key', logKey];
  expect(await runCairn(from, terminal)).toBe(65);
  expect(terminal.complained()).toContain('not for this credential');
});
