import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFiles } from './files.ts';

const directory = mkdtempSync(join(tmpdir(), 'cairn-files-'));
const files = openFiles(directory);
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const bytes = (text: string) => new TextEncoder().encode(text);
const read = async (key: string) => (await files.get(key))?.toString();

test('keeps, replaces and forgets, and leaves no drafts', async () => {
  expect(await files.get('images/a.png')).toBeUndefined();
  await files.put('images/a.png', bytes('one'));
  await files.put('images/a.png', bytes('two'));
  await Promise.all(['x', 'y', 'z'].map(text => files.put('images/b.png', bytes(text))));
  expect(Buffer.from((await files.get('images/a.png')) ?? []).toString()).toBe('two');
  expect(await read('images/b.png')).toBeDefined();
  expect(readdirSync(join(directory, 'images')).sort()).toEqual(['a.png', 'b.png']);
  await files.remove('images/a.png');
  await files.remove('images/a.png');
  expect(await files.get('images/a.png')).toBeUndefined();
});

test.each(['', '/etc/passwd', '../a', 'a/../b', 'a//b', '.hidden', 'A.png', 'a\0b', 'a/', 'a\\b'])(
  '%j is no key',
  async key => {
    await expect(files.get(key)).rejects.toThrow(TypeError);
    await expect(files.put(key, bytes('x'))).rejects.toThrow(TypeError);
    await expect(files.remove(key)).rejects.toThrow(TypeError);
  },
);
