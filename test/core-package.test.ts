import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCore } from '../scripts/house/core-package.ts';
import { root } from '../scripts/house/sources.ts';

let consumer: string;
let built: string;

beforeAll(() => {
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  consumer = mkdtempSync(join(root, 'node_modules', '.cache', 'consumer-of-core-'));
  built = join(consumer, 'node_modules', '@cairn', 'core');
  buildCore(built);
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

type Doors = Record<string, { types: string; default: string }>;
const readManifest = () => JSON.parse(readFileSync(join(built, 'package.json'), 'utf8')) as { exports: Doors };

describe('what is published of core', () => {
  it('opens every door, with the names that the sources have', async () => {
    const sources = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8')).exports as Record<
      string,
      string
    >;
    for (const [door, path] of Object.entries(readManifest().exports)) {
      const published = await import(pathToFileURL(join(built, path.default)).href);
      const source = await import(pathToFileURL(join(root, 'packages/core', sources[door] ?? '')).href);
      expect([door, Object.keys(published).sort()]).toEqual([door, Object.keys(source).sort()]);
    }
  });

  it('works without a compiler: issues, and verifies what it issued', () => {
    const program = readFileSync(join(root, 'examples', 'issue-badge.ts'), 'utf8').replace(
      /import type .*\n|: Award/g,
      '',
    );
    const verifying = `
      import { verify } from '@cairn/core';
      import { readFileSync } from 'node:fs';
      const find = async () => ({ unreachable: 'offline' });
      const report = await verify(JSON.parse(readFileSync('badge.json', 'utf8')), { find, now: new Date() });
      console.log(report.verdict);`;
    writeFileSync(join(consumer, 'issue.mjs'), program);
    writeFileSync(join(consumer, 'verify.mjs'), verifying);
    const run = (name: string) => execFileSync(process.execPath, [name], { cwd: consumer, encoding: 'utf8' });
    writeFileSync(join(consumer, 'badge.json'), run('issue.mjs'));
    expect(run('verify.mjs')).toBe('valid\n');
  });

  it('has types that a strict consumer compiles with', () => {
    const doors = Object.keys(readManifest().exports);
    const lines = doors.map((door, index) => `import * as door${index} from '@cairn/core${door.slice(1)}';`);
    const uses = `console.log(${doors.map((_, index) => `door${index}`).join(', ')});`;
    const typed =
      "import { type Report, verify } from '@cairn/core';\nexport const judge: (text: string) => Promise<Report> = text => verify(text, { find: async () => ({ unreachable: 'x' }), now: new Date() });";
    writeFileSync(join(consumer, 'consumer.ts'), [...lines, typed, uses].join('\n'));
    writeFileSync(join(consumer, 'package.json'), '{"type":"module"}');
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,dom',
    ];
    const compiler = join(root, 'node_modules', '.bin', 'tsc');
    const done = spawnSync(compiler, [...options, '--types', '', 'consumer.ts'], { cwd: consumer, encoding: 'utf8' });
    expect(done.stdout).toBe('');
    expect(done.status).toBe(0);
  });

  it('holds scripts, types, tables and words, and nothing else', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
      cwd: built,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files, size }] = JSON.parse(output) as [{ files: { path: string }[]; size: number }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json', 'index.js', 'index.d.ts']));
    expect(paths.filter(path => !/\.(js|d\.ts|json)$/.test(path)).sort()).toEqual(['LICENSE', 'README.md']);
    expect(paths.filter(path => path.includes('test'))).toEqual([]);
    expect(size).toBeLessThan(500_000);
  });
});
