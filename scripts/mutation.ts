/**
 * Changes the code of core in one small place after another and looks whether a test fails:
 * `npm run mutation -- [--sample N] [--seed S] [--folder status] [--workers W] [--tests path] [--json file, to go on with an interrupted run] [--seconds-for-one 12] [--quick] [--again]`.
 * `--quick` does not try a survivor afresh; `--again` tries the survivors of the file once more.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSources } from './house/sources.ts';
import { listMutants, type Mutant } from './mutation/mutants.ts';
import { isExplained, toPlace, toTable } from './mutation/report.ts';
import { sample } from './mutation/sample.ts';
import { Bench, drawMap, type Fate } from './mutation/trial.ts';

const folders = ['verify', 'proof', 'status', 'canonical'];
const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    folder: { type: 'string', multiple: true, default: folders },
    workers: { type: 'string', default: '1' },
    tests: {
      type: 'string',
      multiple: true,
      default: ['packages/core/src/', 'test/conformance/'],
    },
    json: { type: 'string' },
    'seconds-for-one': { type: 'string', default: '12' },
    quick: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});

/** Texts for readers are not mutated, and what needs a server, a browser or minutes does not run. */
const left = /\/words\/|\.test\.ts$|\.d\.ts$/;
const tooFar = /\/(browser|vc-api|vc-data-model|interop|[a-z]+-interop|tampering)\.test\.ts$|\/poison/;

const sources = readSources();
const mutated = sources.filter(
  ({ path }) => values.folder.some(folder => path.startsWith(`packages/core/src/${folder}/`)) && !left.test(path),
);
const tests = sources
  .map(({ path }) => path)
  .filter(
    path => path.endsWith('.test.ts') && values.tests.some(start => path.startsWith(start)) && !tooFar.test(path),
  );

const all = mutated.flatMap(listMutants);
const seed = Number(values.seed);
const mutants: Mutant[] = values.sample === undefined ? all : sample(all, Number(values.sample), seed);
console.log(`${all.length} mutants, ${mutants.length} tried: --seed ${seed}`);

const map = await drawMap(tests, mutants);
for (const fault of map.faults) console.log(`left out: ${fault}`);
console.log(`${map.tests.length} tests in ${Math.round(map.tests.reduce((sum, { ms }) => sum + ms, 0) / 1000)} s`);

type Kept = Partial<Mutant> & { fate?: Fate['fate']; by?: string };

/** What an earlier run of the same sample has already found out. */
function readFates(file: string | undefined): (Fate | undefined)[] {
  const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept[]) : [];
  return mutants.map(({ file: path, start, text }, at) => {
    const { fate, by, ...other } = kept[at] ?? {};
    const isSame = other.file === path && other.start === start && other.text === text;
    const isOpen = fate === undefined || (values.again && (fate === 'survived' || fate === 'unreached'));
    return isSame && !isOpen ? ({ fate, by } as Fate) : undefined;
  });
}

const fates = readFates(values.json);
const waiting = [...mutants.keys()].filter(id => fates[id] === undefined);

async function work(): Promise<void> {
  const bench = new Bench(mutants, map, Number(values['seconds-for-one']) * 1_000, values.quick);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const mutant = mutants[id] as Mutant;
    const fate = await bench.try(id);
    fates[id] = fate;
    if (fate.fate === 'survived' || fate.fate === 'unreached') {
      console.log(`${isExplained(mutant) ? 'explained' : fate.fate} ${toPlace(mutant)}`);
    }
    if (waiting.length % 50 === 0) console.log(`${new Date().toLocaleTimeString()}: ${waiting.length} to go`);
    if (values.json) writeFileSync(values.json, JSON.stringify(mutants.map((one, at) => ({ ...one, ...fates[at] }))));
  }
  bench.close();
}

await Promise.all(Array.from({ length: Number(values.workers) }, work));
console.log(toTable(mutants.map((mutant, at) => ({ mutant, fate: fates[at]?.fate ?? 'unreached' }))));
process.exit(0);
