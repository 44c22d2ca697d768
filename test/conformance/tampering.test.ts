import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { ask, issue } from '../small-web.ts';
import { toMutant } from '../tampering/changes.ts';
import { removedChecks } from '../tampering/removed-checks.ts';
import type { Accepted } from '../tampering/run-builds.ts';
import type { Outcome } from '../tampering/run-corpus.ts';

const mutants = Number(process.env.CAIRN_MUTANTS ?? 20_000);
const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 2 ** 31);

/** What a program of `test/tampering` tells, run as the server runs: in Node itself, with its hashing and checking. */
async function run<T>(program: string, ...parameters: unknown[]): Promise<T> {
  const path = join(import.meta.dirname, '..', 'tampering', program);
  const all = ['--disable-warning=ExperimentalWarning', path, ...parameters.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, all, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as T;
}

describe(`tampering, seed ${seed}`, () => {
  it(`none of ${mutants} changed credentials, tokens, pictures and lists is accepted`, async () => {
    console.log(`tampering ${mutants} times: CAIRN_SEED=${seed}`);
    const { tried, accepted, refused, cpuMs } = await run<Outcome>('run-corpus.ts', mutants, seed);
    console.log(
      `${Object.keys(tried).length} forms, ${Object.keys(refused).length} codes, ${cpuMs} ms of processor time`,
    );
    expect(accepted).toEqual([]);
    expect(Object.values(tried).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(mutants);
    expect(Object.keys(tried)).toHaveLength(15);
    expect(refused).not.toHaveProperty('without a code');
    expect(refused.signature_differs).toBeGreaterThan(mutants / 10);
  }, 600_000);

  it('a check that looks at nothing would be caught', async () => {
    const random = new Random(seed);
    const original = await issue();
    let accepted = 0;
    for (let count = 0; count < 50; count += 1) {
      const { findings } = await ask(toMutant(original, random));
      const others = findings.filter(({ question }) => question !== 'integrity');
      if (others.every(({ answer }) => answer !== 'fail')) accepted += 1;
    }
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('a build with one check taken out', async () => {
  const accepted = await run<Accepted>('run-builds.ts');

  it('accepts nothing while every check is there', () => {
    expect(accepted.whole).toEqual([]);
  });

  it.each(removedChecks)('accepts something without: $name', ({ name }) => {
    expect(accepted[name]).toContain(name);
  });
});
