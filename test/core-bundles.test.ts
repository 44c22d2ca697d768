import { describe, expect, it } from 'vitest';
import { bundleCore, type CoreBundle, type Use, uses } from '../scripts/house/core-bundles.ts';
import { readReadme, readSizes } from '../scripts/house/described-core.ts';

/** Whatever makes a signature, opens a secret key, or makes the parts that a holder shows. */
const signing = /\/(sign(-[a-z-]+)?|secret-key|issue(-[a-z-]+)?|derive|to-token|make-[a-z-]+)\.ts$/;
const told = readSizes(readReadme());

describe.each(Object.entries(uses) as [Use, string][])('a bundle to %s', (use, code) => {
  let bundle: CoreBundle;

  it('asks for nothing that only Node has', async () => {
    bundle = await bundleCore(code);
    expect(bundle.builtins).toEqual([]);
    expect(bundle.modules.filter(module => module.includes('browser-external'))).toEqual([]);
  });

  it('weighs what the README of core says, within a tenth', () => {
    const said = told.get(use);
    for (const measure of ['minified', 'gzip', 'brotli'] as const) {
      const ratio = bundle[measure] / (said?.[measure] ?? 0);
      expect(Math.abs(ratio - 1), `${measure} is ${bundle[measure]}; run: node scripts/describe-core.ts`).toBeLessThan(
        0.1,
      );
    }
  });
});

const withoutSigning = Object.entries(uses).filter(([use]) => !use.startsWith('issue'));

it.each(withoutSigning)('a bundle to %s holds nothing that signs', async (_use, code) => {
  const { modules } = await bundleCore(code);
  expect(modules.length).toBeGreaterThan(3);
  expect(modules.filter(module => signing.test(module))).toEqual([]);
});

it('the guard knows code that signs when it sees it', async () => {
  const { modules } = await bundleCore(uses['issue an Open Badge']);
  expect(modules.filter(module => signing.test(module))).toEqual(
    expect.arrayContaining(['packages/core/src/proof/secret-key.ts', 'packages/core/src/proof/sign.ts']),
  );
  const withBuiltin = await bundleCore("import { readFileSync } from 'node:fs'; export const read = readFileSync;");
  expect(withBuiltin.builtins).toHaveLength(1);
});
