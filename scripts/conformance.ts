/** Runs every vector of the standards and writes docs/conformance.md from what ran. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { compareConformance, findForgotten, listRan, toDocument } from './house/conformance.ts';
import { root } from './house/sources.ts';
import { standardsDirectory } from './house/standards-directory.ts';

const path = join(root, 'docs', 'conformance.md');

/** The tests that tell which vectors they run. */
function listTests(): string[] {
  return ['test', 'packages', 'scripts']
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)),
    )
    .filter(file => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .filter(file => /\/vectors\.ts'/.test(readFileSync(join(root, file), 'utf8')));
}

/** Whether the run that this report tells of is the one that the document tells of; says what is not. */
export function checkConformance(report: string): boolean {
  const ran = listRan(readFileSync(report, 'utf8'));
  const document = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const isThere = (file: string) => existsSync(join(standardsDirectory, file));
  const { faults, absent } = compareConformance(document, ran, isThere);
  for (const fault of faults) console.error(`✗ ${fault}`);
  if (faults.length > 0) console.error('✗ docs/conformance.md is not what ran: npm run conformance');
  if (absent > 0) console.log(`${absent} vectors did not run: their files are not at hand (CAIRN_STANDARDS)`);
  if (faults.length === 0) console.log(`✓ docs/conformance.md tells what ran`);
  return faults.length === 0;
}

function write(): number {
  const folder = join(standardsDirectory, 'vectors');
  if (!existsSync(folder)) {
    console.error(
      'The vectors of the standards are not at hand: set CAIRN_STANDARDS to the directory that holds them.',
    );
    return 1;
  }
  const reports = mkdtempSync(join(tmpdir(), 'cairn-conformance-'));
  const report = join(reports, 'report.json');
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}` };
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...listTests()];
  const good = spawnSync('vitest', parameters, { cwd: root, env, stdio: 'inherit' }).status === 0;
  const ran = listRan(readFileSync(report, 'utf8'));
  rmSync(reports, { recursive: true, force: true });
  const folders = readdirSync(folder).map(name => `vectors/${name}`);
  const forgotten = findForgotten(folders, ran);
  for (const sentence of forgotten) console.error(`✗ ${sentence}`);
  if (!good || forgotten.length > 0) return 1;
  writeFileSync(path, toDocument(ran.filter(({ status }) => status === 'passed')));
  console.log(`wrote docs/conformance.md: ${ran.length} vectors`);
  return 0;
}

if (import.meta.main) process.exitCode = write();
