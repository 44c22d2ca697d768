/** Loads the tests with mutants asleep in the code and runs the tests it is asked to, with one mutant awake. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { root } from '../house/sources.ts';
import { instrument, type Mutant, toJavaScript } from './mutants.ts';
import { type Gathered, gather } from './stand-in.ts';

/** Which tests to load, with which mutants in the code; one of them awake from the beginning, or each watched. */
export interface Job {
  tests: string[];
  mutants: Mutant[];
  awake: number;
  isWatched: boolean;
}

/** A test, how long it took, and the mutants that it passed by. */
export interface Seen {
  file: string;
  name: string;
  ms: number;
  touched: number[];
  fault?: string;
}

export type Order = { awake: number; tests: { file: string; name: string }[]; limitMs: number };
export type Word =
  | { loaded: Record<string, number[]>; faults: Record<string, string> }
  | { seen: Seen[] }
  | { killer?: string };

/** So long a test may have nothing to do. A slow machine makes it wait for its turn, which is not the same. */
const longestIdleMs = 30_000;
const lookMs = 5_000;
const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job;
const state = { awake: job.awake, touched: new Set<number>() };
Object.assign(globalThis, {
  mutation: state,
  pass: (id: number) => {
    state.touched.add(id);
    return false;
  },
});
const ask = job.isWatched ? (id: number) => `pass(${id})` : (id: number) => `mutation.awake===${id}`;
const byFile = Map.groupBy([...job.mutants.entries()], ([_, { file }]) => file);
const standIn = pathToFileURL(join(import.meta.dirname, 'stand-in.ts')).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vitest' ? { url: standIn, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => {
    const path = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : '';
    const own = byFile.get(path);
    if (!own) return next(url, context);
    const code = toJavaScript({ path, text: readFileSync(join(root, path), 'utf8') });
    return { format: 'module', source: instrument(code, own, ask), shortCircuit: true };
  },
});

/** Ends the process when the main thread has used more processor time than it should, whatever it is doing. */
const watch = new Worker(
  `const { parentPort } = require('node:worker_threads');
   let end = Infinity;
   const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
   parentPort.on('message', limit => { end = used() + limit; });
   setInterval(() => { if (used() > end) process.kill(process.pid, 'SIGKILL'); }, 250);`,
  { eval: true },
);
watch.unref();

const tests = new Map<string, Gathered>();
const keyOf = (file: string, name: string) => `${file}\n${name}`;
const say = (word: Word) => new Promise(resolve => process.send?.(word, undefined, undefined, resolve));

/** Says so when the process has had next to nothing to do for long, counted from now. */
function listenForSilence(): { silence: Promise<string>; stop: () => void } {
  const timer = { id: undefined as NodeJS.Timeout | undefined };
  const silence = new Promise<string>(resolve => {
    let idleMs = 0;
    let [loop, used] = [performance.eventLoopUtilization(), process.cpuUsage()];
    timer.id = setInterval(() => {
      const { idle, active } = performance.eventLoopUtilization(loop);
      const { user, system } = process.cpuUsage(used);
      const isIdle = active < idle / 20 && user + system < lookMs * 10;
      idleMs = isIdle ? idleMs + lookMs : 0;
      if (idleMs >= longestIdleMs) resolve('waits for ever');
      [loop, used] = [performance.eventLoopUtilization(), process.cpuUsage()];
    }, lookMs);
  });
  return { silence, stop: () => clearInterval(timer.id) };
}

async function runOne(test: Gathered): Promise<string | undefined> {
  const { silence, stop } = listenForSilence();
  const outcome = test.run().then(
    () => undefined,
    (fault: unknown) => String((fault as Error)?.message ?? fault).slice(0, 200),
  );
  const fault = await Promise.race([outcome, silence]);
  stop();
  return fault;
}

async function load(): Promise<void> {
  const loaded: Record<string, number[]> = {};
  const faults: Record<string, string> = {};
  for (const file of job.tests) {
    state.touched.clear();
    const gathered = await gather(() => import(pathToFileURL(join(root, file)).href)).catch((fault: unknown) => {
      faults[file] = String((fault as Error)?.stack ?? fault).slice(0, 500);
      return [];
    });
    for (const test of gathered) tests.set(keyOf(file, test.name), test);
    loaded[file] = [...state.touched];
  }
  await say({ loaded, faults });
}

async function watchAll(): Promise<void> {
  const seen: Seen[] = [];
  for (const [key, test] of tests) {
    const [file = '', name = ''] = key.split('\n');
    state.touched.clear();
    const start = process.cpuUsage();
    const fault = await runOne(test);
    const { user, system } = process.cpuUsage(start);
    const found = { file, name, ms: (user + system) / 1000, touched: [...state.touched] };
    seen.push(fault === undefined ? found : { ...found, fault });
  }
  await say({ seen });
}

async function obey({ awake, tests: wanted, limitMs }: Order): Promise<void> {
  watch.postMessage(limitMs);
  state.awake = awake;
  let killer: string | undefined;
  for (const { file, name } of wanted) {
    const test = tests.get(keyOf(file, name));
    if (!test || (await runOne(test)) === undefined) continue;
    killer = `${file}: ${name}`;
    break;
  }
  state.awake = -1;
  await say(killer === undefined ? {} : { killer });
}

console.log = () => undefined;
console.warn = () => undefined;
process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
watch.postMessage(120_000);
await load();
if (job.isWatched) {
  watch.postMessage(1_200_000);
  await watchAll();
  process.exit(0);
}
process.on('message', order => void obey(order as Order));
