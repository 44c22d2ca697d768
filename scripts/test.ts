/** The whole proof: types, lint, mirror, build, and every test on the embedded database and on PostgreSQL. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { checkConformance } from './conformance.ts';
import { findPostgres, startPostgres } from './postgres.ts';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'cairn-test-'));
const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;

function run(command: string, parameters: string[], extra: Record<string, string> = {}): boolean {
  const done = spawnSync(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path, ...extra },
  });
  return done.status === 0;
}

const chromiumPlaces = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const hasChromium = () => chromiumPlaces.some(place => place !== '' && existsSync(place));

/** Brings Debian's Chromium and PostgreSQL where it may, else says the one line that does and fails. */
function provide(): void {
  const wanted = [...(hasChromium() ? [] : ['chromium']), ...(findPostgres() ? [] : ['postgresql'])];
  if (wanted.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], quiet);
  }
  if (hasChromium() && findPostgres()) return;
  console.error(
    `The tests need a browser and a database server. Install them with: sudo apt-get install ${wanted.join(' ')}`,
  );
  process.exit(1);
}

interface Counts {
  passed: number;
  failed: number;
}

function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests?: number;
    numFailedTests?: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

const reportOf = (name: string) => join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);

/** Runs the tests of one project and returns what happened. */
function runTests(name: string, filters: string[], extra: Record<string, string> = {}): Counts {
  console.log(`\n── ${name}`);
  const file = reportOf(name);
  const good = run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters],
    extra,
  );
  const counts = readCounts(file);
  return good || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

async function main(): Promise<number> {
  const started = Date.now();
  provide();
  const steps = ['check.ts', 'build.ts'].map(script => run(process.execPath, [join(root, 'scripts', script)]));
  const counts = [runTests('on the embedded database', [])];
  steps.push(checkConformance(reportOf('on the embedded database')));
  const postgres = await startPostgres(findPostgres() ?? '');
  try {
    counts.push(
      runTests('on PostgreSQL', ['packages/server', 'test/faults'], { CAIRN_TEST_DATABASE_URL: postgres.url }),
    );
  } finally {
    await postgres.stop();
  }
  rmSync(reports, { recursive: true, force: true });
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0) + steps.filter(good => !good).length;
  console.log(`\n${Math.round((Date.now() - started) / 1000)} seconds`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

process.exitCode = (await main()) === 0 ? 0 : 1;
