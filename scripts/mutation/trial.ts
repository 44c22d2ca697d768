import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job, Order, Seen, Word } from './child.ts';
import type { Mutant } from './mutants.ts';

/** What became of a mutant: which test killed it, or that it looped, or that no test did or even passed by. */
export type Fate =
  | { fate: 'killed'; by: string }
  | { fate: 'endless'; by?: undefined }
  | { fate: 'survived' | 'unreached'; by?: undefined };

/** What the tests told without any mutant: those that passed, fastest first, and which mutants each passes by. */
export interface Map {
  tests: Seen[];
  /** The mutants that a file's loading passes by: they are awake only when they are so from the beginning. */
  loaded: Record<string, number[]>;
}

const folder = mkdtempSync(join(tmpdir(), 'cairn-mutation-'));
let count = 0;

function start(job: Job): ChildProcess {
  count += 1;
  const file = join(folder, `job-${count}.json`);
  writeFileSync(file, JSON.stringify(job));
  return fork(join(import.meta.dirname, 'child.ts'), [file], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1500'],
    stdio: ['ignore', 'ignore', process.env['CAIRN_MUTATION_LOUD'] ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, CAIRN_SEED: process.env['CAIRN_SEED'] ?? '1', CAIRN_MUTANTS: '100' },
  });
}

/** The next thing that the child says, or nothing when it ends first. */
function hear(child: ChildProcess): Promise<Word | undefined> {
  return new Promise(resolve => {
    const end = () => resolve(undefined);
    child.once('exit', end);
    child.once('message', word => {
      child.off('exit', end);
      resolve(word as Word);
    });
  });
}

/** Runs every test once to see which mutants it passes by. */
export async function drawMap(tests: string[], mutants: Mutant[]): Promise<Map & { faults: string[] }> {
  const child = start({ tests, mutants, awake: -1, isWatched: true });
  const first = await hear(child);
  const second = await hear(child);
  if (!first || !('loaded' in first) || !second || !('seen' in second)) throw new Error('The tests ended early.');
  const failed = second.seen.filter(({ fault }) => fault !== undefined);
  const faults = [
    ...Object.entries(first.faults).map(([file, fault]) => `${file} does not load: ${fault}`),
    ...failed.map(({ file, name, fault }) => `${file}: ${name}: ${fault}`),
  ];
  const passed = second.seen.filter(({ fault }) => fault === undefined);
  return { tests: passed.sort((one, other) => one.ms - other.ms), loaded: first.loaded, faults };
}

const limitOf = (tests: readonly Seen[]) => 10_000 + 10 * tests.reduce((sum, { ms }) => sum + ms, 0);

/** One process with all tests loaded, which tries mutant after mutant until one spoils it. */
export class Bench {
  private child: ChildProcess | undefined;
  private readonly mutants: Mutant[];
  private readonly map: Map;
  private readonly msForOne: number;
  private readonly isQuick: boolean;
  /** Tests that are known to pass in a process of their own without a mutant. */
  private readonly believed = new Set<string>();

  constructor(mutants: Mutant[], map: Map, msForOne: number, isQuick: boolean) {
    this.mutants = mutants;
    this.map = map;
    this.msForOne = msForOne;
    this.isQuick = isQuick;
  }

  async try(id: number): Promise<Fate> {
    const isStatic = Object.values(this.map.loaded).some(ids => ids.includes(id));
    const passing = this.choose(
      id,
      this.map.tests.filter(({ touched }) => touched.includes(id)),
    );
    const answer = passing.length > 0 ? await this.tryAsleep(id, passing) : 'alive';
    if (typeof answer === 'object' && !isStatic) return answer;
    if (isStatic) return this.tryStatic(id, this.choose(id, this.listLoading(id)), answer);
    if (passing.length === 0) return { fate: 'unreached' };
    return answer === 'alive' && this.isQuick ? { fate: 'survived' } : this.tryAfresh(id, passing);
  }

  /** In the process in which all mutants lie asleep: killed, alive, or not to be told there. */
  private async tryAsleep(id: number, tests: readonly Seen[]): Promise<Fate | 'alive' | 'untold'> {
    const killer = await this.order(id, tests);
    if (killer === undefined) return 'untold';
    if (killer.length === 0) return 'alive';
    const again = tests.filter(test => titleOf(test) === killer[0]);
    const spoilt = await this.order(-1, again);
    if (spoilt?.length === 0) return { fate: 'killed', by: killer[0] ?? '' };
    this.close();
    return 'untold';
  }

  /**
   * What a file makes while loading has to be made with the mutant awake: a killer that only finds a difference from what was
   * made without it is none. The one that was found is tried first, then those of the folder: loading takes longest.
   */
  private async tryStatic(id: number, tests: readonly Seen[], answer: Fate | string): Promise<Fate> {
    const found = typeof answer === 'object' ? tests.filter(test => titleOf(test) === answer.by) : [];
    for (const some of [found, tests.filter(test => this.isNear(id, test))]) {
      const fate = some.length > 0 ? await this.tryAfresh(id, some) : undefined;
      if (fate && fate.fate !== 'survived') return fate;
    }
    return tests.length === 0 ? { fate: 'unreached' } : this.tryAfresh(id, tests);
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  /** All tests when the loading of a file passes by the mutant: any of them may use what was loaded. */
  private listLoading(id: number): Seen[] {
    const { loaded, tests } = this.map;
    return tests.some(({ file, touched }) => loaded[file]?.includes(id) || touched.includes(id)) ? tests : [];
  }

  private isNear(id: number, { file }: Seen): boolean {
    return file.startsWith(this.mutants[id]?.file.split('/').slice(0, -1).join('/') ?? '');
  }

  /** The tests of the mutant's own folder, then the others, fastest first, within the time for one mutant. */
  private choose(id: number, tests: readonly Seen[]): Seen[] {
    const near = tests.filter(test => this.isNear(id, test));
    const far = tests.filter(test => !this.isNear(id, test));
    let left = this.msForOne;
    return [...near, ...far].filter(({ ms }) => {
      left -= ms;
      return left > 0;
    });
  }

  /** The killer in a list, an empty list when there is none, nothing when the process ended. */
  private async order(awake: number, tests: readonly Seen[]): Promise<string[] | undefined> {
    if (!this.child) {
      const all = [...new Set(this.map.tests.map(({ file }) => file))];
      this.child = start({ tests: all, mutants: this.mutants, awake: -1, isWatched: false });
      if (!(await hear(this.child))) this.child = undefined;
    }
    const { child } = this;
    if (!child) return undefined;
    const answer = await send(child, { awake, tests: tests.map(toName), limitMs: limitOf(tests) });
    if (!answer) this.child = undefined;
    return answer;
  }

  /** In a process of its own, where nothing is kept from earlier. What fails there without the mutant too kills nothing. */
  private async tryAfresh(id: number, tests: readonly Seen[]): Promise<Fate> {
    const end = await this.runAfresh(id, tests);
    if (end === undefined) return { fate: 'survived' };
    if (end === 'endless')
      return (await this.runAfresh(-1, tests)) === 'endless' ? { fate: 'survived' } : { fate: end };
    if (end.startsWith('loading ') || this.believed.has(end)) return { fate: 'killed', by: end };
    const until = tests.slice(0, tests.findIndex(test => titleOf(test) === end) + 1);
    if ((await this.runAfresh(-1, until)) !== undefined) {
      return this.tryAfresh(
        id,
        tests.filter(test => titleOf(test) !== end),
      );
    }
    this.believed.add(end);
    return { fate: 'killed', by: end };
  }

  /** The killer, or that the process came to no end of its own; nothing when all tests pass. */
  private async runAfresh(awake: number, tests: readonly Seen[]): Promise<string | undefined> {
    const files = [...new Set(tests.map(({ file }) => file))];
    const child = start({ tests: files, mutants: this.mutants, awake, isWatched: false });
    const loaded = await hear(child);
    if (!loaded) return 'endless';
    const fault = 'faults' in loaded ? Object.keys(loaded.faults)[0] : undefined;
    const killer = fault
      ? [`loading ${fault}`]
      : await send(child, { awake, tests: tests.map(toName), limitMs: limitOf(tests) });
    child.kill('SIGKILL');
    return killer ? killer[0] : 'endless';
  }
}

const titleOf = ({ file, name }: Seen) => `${file}: ${name}`;
const toName = ({ file, name }: Seen) => ({ file, name });

async function send(child: ChildProcess, order: Order): Promise<string[] | undefined> {
  const answer = hear(child);
  child.send(order);
  const word = await answer;
  if (!word || !('killer' in word || Object.keys(word).length === 0)) return undefined;
  return 'killer' in word && word.killer !== undefined ? [word.killer] : [];
}
