/** What tests import from `vitest`, as far as core's tests use it: gathers them, and asserts. */
import { isDeepStrictEqual } from 'node:util';

export interface Gathered {
  name: string;
  run: () => Promise<void>;
}

interface Suite {
  name: string;
  before: (() => unknown)[];
  prepared?: Promise<void>;
  parent?: Suite;
}

type Callback = (...values: never[]) => unknown;

let gathered: Gathered[] = [];
let waiting: { suite: Suite; fill: () => unknown }[] = [];
let current: Suite = { name: '', before: [] };

async function prepare(suite: Suite): Promise<void> {
  if (suite.parent) await prepare(suite.parent);
  suite.prepared ??= (async () => {
    for (const step of suite.before) await step();
  })();
  await suite.prepared;
}

const callbackOf = (values: unknown[]) => values.find(value => typeof value === 'function') as Callback;

function addTest(name: string, ...more: unknown[]): void {
  const suite = current;
  const run = async () => {
    await prepare(suite);
    await callbackOf(more)();
  };
  gathered.push({ name: `${suite.name} ${name}`.trim(), run });
}

function addSuite(name: string, ...more: unknown[]): void {
  const suite: Suite = { name: `${current.name} ${name}`.trim(), before: [], parent: current };
  waiting.push({ suite, fill: callbackOf(more) as () => unknown });
}

type Add = typeof addTest;

/** `each` and `runIf` on top of a function that takes a name and a callback. */
function extend(add: Add) {
  const each =
    (table: readonly unknown[]) =>
    (name: string, ...more: unknown[]) => {
      const callback = callbackOf(more) as (...values: unknown[]) => unknown;
      const isSpread = table.every(row => Array.isArray(row));
      for (const [at, row] of table.entries()) {
        const values = isSpread ? (row as unknown[]) : [row];
        add(`${name} [${at}]`, () => callback(...values));
      }
    };
  const none: Add = () => undefined;
  const own = Object.assign((...of: Parameters<Add>) => add(...of), { each });
  const skipped = Object.assign((...of: Parameters<Add>) => none(...of), { each: () => none });
  return Object.assign(own, { runIf: (isWanted: boolean) => (isWanted ? own : skipped) });
}

export const it = extend(addTest);
export const test = it;
export const describe = extend(addSuite);
export const beforeAll = (step: () => unknown) => current.before.push(step);
export const afterAll = () => undefined;
export const afterEach = () => undefined;

const ownEnvironment = new Map<string, string | undefined>();

export const vi = {
  stubEnv(name: string, value: string): void {
    if (!ownEnvironment.has(name)) ownEnvironment.set(name, process.env[name]);
    process.env[name] = value;
  },
  unstubAllEnvs(): void {
    for (const [name, value] of ownEnvironment) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    ownEnvironment.clear();
  },
};

/** The tests of one file, once it is loaded. */
export async function gather(load: () => Promise<unknown>): Promise<Gathered[]> {
  gathered = [];
  waiting = [];
  current = { name: '', before: [] };
  await load();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    current = next.suite;
    await next.fill();
  }
  return gathered;
}

class Matching {
  readonly matches: (value: unknown) => boolean;

  constructor(matches: (value: unknown) => boolean) {
    this.matches = matches;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const keysOf = (value: object) =>
  Object.keys(value).filter(key => (value as Record<string, unknown>)[key] !== undefined);

/** Equal as `toEqual` has it, or with more members than expected. */
function equals(value: unknown, expected: unknown, isPart = false): boolean {
  if (expected instanceof Matching) return expected.matches(value);
  if (!isObject(value) || !isObject(expected)) return Object.is(value, expected);
  if (Array.isArray(value) !== Array.isArray(expected)) return false;
  const isPlain = [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(expected));
  if (!isPlain) return isDeepStrictEqual(value, expected);
  const keys = keysOf(expected);
  const isWhole = isPart && !Array.isArray(value) ? true : keys.length === keysOf(value).length;
  return isWhole && keys.every(key => Object.hasOwn(value, key) && equals(value[key], expected[key], isPart));
}

function has(value: unknown, path: string | string[], rest: unknown[]): boolean {
  let at = value;
  for (const step of Array.isArray(path) ? path : path.split('.')) {
    if (!isObject(at) || !(step in at)) return false;
    at = at[step];
  }
  return rest.length === 0 || equals(at, rest[0]);
}

function isThrown(fault: unknown, expected: unknown): boolean {
  if (expected === undefined) return true;
  const message = String((fault as Error)?.message ?? fault);
  if (expected instanceof RegExp) return expected.test(message);
  if (typeof expected === 'function') return fault instanceof expected;
  if (expected instanceof Error) return message === expected.message;
  return typeof expected === 'string' ? message.includes(expected) : equals(fault, expected, true);
}

type Check = (value: never, ...expected: never[]) => boolean;

const checks: Record<string, Check> = {
  toBe: (value, expected) => Object.is(value, expected),
  toEqual: (value, expected) => equals(value, expected),
  toMatchObject: (value, expected) => equals(value, expected, true),
  toBeUndefined: value => value === undefined,
  toBeDefined: value => value !== undefined,
  toContain: (value: { includes(part: unknown): boolean }, part) => value.includes(part),
  toContainEqual: (value: unknown[], part) => value.some(item => equals(item, part)),
  toHaveLength: (value: { length: number }, length) => value.length === length,
  toHaveProperty: (value, path, ...rest) => has(value, path, rest),
  toMatch: (value: string, expected: RegExp | string) =>
    typeof expected === 'string' ? value.includes(expected) : expected.test(value),
  toMatchInlineSnapshot: () => true,
  toBeInstanceOf: (value, expected: new () => unknown) => (value as unknown) instanceof expected,
  toBeLessThan: (value, expected) => value < expected,
  toBeLessThanOrEqual: (value, expected) => value <= expected,
  toBeGreaterThan: (value, expected) => value > expected,
  toBeGreaterThanOrEqual: (value, expected) => value >= expected,
};

function toThrow(action: () => unknown, expected?: unknown): boolean {
  try {
    action();
  } catch (fault) {
    return isThrown(fault, expected);
  }
  return false;
}

function demand(isTrue: boolean, name: string, value: unknown): void {
  if (!isTrue) throw new Error(`${name} does not hold of ${String(value).slice(0, 100)}`);
}

function assertions(value: unknown, wanted: boolean): Record<string, (...expected: unknown[]) => void> {
  const own = Object.entries(checks).map(([name, check]) => [
    name,
    (...expected: unknown[]) =>
      demand((check as (...values: unknown[]) => boolean)(value, ...expected) === wanted, name, value),
  ]);
  const throwing = (expected?: unknown) => demand(toThrow(value as () => unknown, expected) === wanted, 'toThrow', '');
  return { ...Object.fromEntries(own), toThrow: throwing };
}

const toPromise = (value: unknown) =>
  (typeof value === 'function' ? Promise.resolve().then(() => value()) : value) as Promise<unknown>;

/** The same of what a promise brings, or of what it fails with. */
function later(promise: Promise<unknown>, isFault: boolean): Record<string, (...expected: unknown[]) => Promise<void>> {
  const settle = async () => {
    const [outcome] = await Promise.allSettled([promise]);
    demand((outcome?.status === 'rejected') === isFault, isFault ? 'rejects' : 'resolves', '');
    return outcome?.status === 'rejected' ? outcome.reason : outcome?.value;
  };
  const own = Object.keys(checks).map(name => [
    name,
    async (...expected: unknown[]) => assertions(await settle(), true)[name]?.(...expected),
  ]);
  const throwing = async (expected?: unknown) => demand(isThrown(await settle(), expected), 'toThrow', '');
  return { ...Object.fromEntries(own), toThrow: throwing };
}

export const expect = Object.assign(
  (value: unknown) => ({
    ...assertions(value, true),
    not: assertions(value, false),
    resolves: later(value as Promise<unknown>, false),
    rejects: later(toPromise(value), true),
  }),
  {
    anything: () => new Matching(value => value !== undefined && value !== null),
    any: (type: new () => unknown) =>
      new Matching(value => Object(value) instanceof (type as unknown as new () => object)),
    objectContaining: (part: object) => new Matching(value => equals(value, part, true)),
    arrayContaining: (parts: unknown[]) =>
      new Matching(value => Array.isArray(value) && parts.every(part => value.some(item => equals(item, part)))),
    stringContaining: (part: string) => new Matching(value => String(value).includes(part)),
    stringMatching: (pattern: RegExp) => new Matching(value => pattern.test(String(value))),
    unreachable: () => demand(false, 'unreachable', ''),
  },
);
