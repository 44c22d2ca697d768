import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBundle } from '../packages/core/src/continuity/index.ts';
import { listExamples, readReadme } from '../scripts/house/described-core.ts';
import { root } from '../scripts/house/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-examples-'));
const run = (name: string, ...parameters: string[]) =>
  execFileSync(process.execPath, [join(root, 'examples', `${name}.ts`), ...parameters], { encoding: 'utf8' });

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const badge = run('issue-badge');

test('an issued badge is verified, as a file and out of a picture', () => {
  const path = file('badge.json', badge);
  expect(run('verify-file', path)).toMatch(/^valid: /);
  const baked = join(folder, 'baked.png');
  expect(run('bake-picture', path, file('pixel.png', pixel), baked)).toContain('unchanged: true');
  expect(run('verify-file', baked)).toMatch(/^valid: /);
});

test('a changed one is not', () => {
  const path = file('changed.json', badge.replace('Coastal Data', 'Deep Sea Data'));
  expect(() => run('verify-file', path)).toThrow();
});

test('a part is shown without the learner', () => {
  expect(run('show-part', file('badge.json', badge))).toBe('signature: signature_matches; names the learner: false\n');
});

test('a continuity bundle is judged without a network', async () => {
  const find = async () => ({ unreachable: 'offline' });
  const { bundle } = await makeBundle(JSON.parse(badge), { find, now: new Date() });
  expect(run('verify-offline', file('bundle.json', JSON.stringify(bundle)))).toMatch(/^valid: /);
});

test('the README of core shows every example', () => {
  const programs = readdirSync(join(root, 'examples')).map(name => name.replace(/\.ts$/, ''));
  expect(listExamples(readReadme()).sort()).toEqual(programs.sort());
});
