import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { issue, listUrl, now, publishList, type Web, web } from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

let folder: string;
let source: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-bundle-'));
  source = join(folder, 'credential.json');
  await writeFile(source, JSON.stringify(await issue()));
});

/** A terminal before this web. */
function before(pages: Web) {
  const fetcher: typeof fetch = async input => {
    const page = pages[String(input)];
    if (page === undefined) throw new TypeError('nobody there');
    return new Response(JSON.stringify(page), { headers: { 'content-type': 'application/json' } });
  };
  return recordingTerminal({ fetch: fetcher, now: () => now });
}

const dated = { ...web, [listUrl]: await publishList({ validUntil: '2026-12-01T00:00:00Z' }) };
const codes = (said: string): string[] => JSON.parse(said).findings.map(({ code }: { code: string }) => code);

describe('cairn bundle', () => {
  test('makes a file that cairn verify reads with the network off, and says what only the file vouches for', async () => {
    const path = join(folder, 'bundle.json');
    expect(await runCairn(['bundle', source, '--to', path], before(dated))).toBe(0);
    const offline = before({});
    expect(await runCairn(['verify', path, '--offline', '--json'], offline)).toBe(2);
    expect(codes(offline.said())).toEqual(expect.arrayContaining(['key_handed_over', 'in_force_by_kept_list']));
    expect(await runCairn(['verify', path], before(dated))).toBe(0);
    expect(await runCairn(['verify', path, source], before(dated))).toBe(0);
  });

  test('counts in full for whoever vouches for the file by naming it as --bundle', async () => {
    const path = join(folder, 'vouched.json');
    await runCairn(['bundle', source, '--to', path], before(dated));
    expect(await runCairn(['verify', path, '--offline', '--bundle', path], before({}))).toBe(0);
    expect(await runCairn(['verify', source, '--offline', '--bundle', path], before({}))).toBe(0);
  });

  test('goes to standard output, with what could not be reached told', async () => {
    const terminal = before({ ...dated, [listUrl]: undefined as unknown as JsonObject });
    expect(await runCairn(['bundle', source], terminal)).toBe(2);
    const bundle: unknown = JSON.parse(terminal.said());
    expect(bundle).toMatchObject({ continuityBundle: 1, found: { [listUrl]: { unreachable: 'no_answer' } } });
    expect(terminal.complained()).toContain('could not be reached');
    const path = join(folder, 'partial.json');
    await writeFile(path, terminal.said());
    expect(await runCairn(['verify', path, '--offline', '--bundle', path], before({}))).toBe(2);
  });

  test('a broken bundle, and a bundle of a bundle: 65', async () => {
    const path = join(folder, 'whole.json');
    await runCairn(['bundle', source, '--to', path], before(dated));
    expect(await runCairn(['bundle', path], before(dated))).toBe(65);
    const bundle: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!isJsonObject(bundle)) throw new Error('no bundle');
    const broken = join(folder, 'broken.json');
    await writeFile(broken, JSON.stringify({ ...bundle, madeAt: 'once' }));
    const terminal = before(dated);
    expect(await runCairn(['verify', broken], terminal)).toBe(65);
    expect(terminal.complained()).toContain('/madeAt');
    const many = before(dated);
    expect(await runCairn(['verify', broken, source, '--json'], many)).toBe(65);
    expect(many.said()).toContain('/madeAt');
  });
});
