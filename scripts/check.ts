/** Types, format, lint, floors and the mirror: everything that can be said without running the product. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

function hasSources(name: string): boolean {
  const sources = join(root, 'packages', name, 'src');
  if (!existsSync(sources)) return false;
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  return files.some(file => /\.tsx?$/.test(file));
}

const packages = ['core', 'bbs', 'schemas', 'api', 'server', 'web', 'cli'].filter(hasSources);
const steps: [string, string, string[]][] = [
  ...packages.map((name): [string, string, string[]] => [`types of ${name}`, bin('tsc'), ['-p', `packages/${name}`]]),
  ['types of tests and scripts', bin('tsc'), ['-p', '.']],
  ['format and lint', bin('biome'), ['ci', '--error-on-warnings', '.']],
];

let failed = 0;
for (const [name, command, parameters] of steps) {
  const done = spawnSync(command, parameters, { cwd: root, encoding: 'utf8' });
  if (done.status === 0) continue;
  failed += 1;
  console.error(`✗ ${name}\n${done.stdout}${done.stderr}`);
}
console.log(failed === 0 ? `✓ ${steps.length} checks` : `✗ ${failed} of ${steps.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
