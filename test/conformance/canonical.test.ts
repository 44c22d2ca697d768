import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { loadContext } from '../../packages/core/src/contexts/index.ts';
import { compare, compareTemplates, type Oracle } from '../differential.ts';

const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 2 ** 31);

/** What jsonld says by itself, without our refusals and without anything that was kept from other documents. */
const askJsonld: Oracle = async document => {
  const documentLoader = async (url: string) => {
    const context = loadContext(url);
    if (!context) throw new Error(`No context for ${url}`);
    return { document: structuredClone(context), documentUrl: url };
  };
  const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, base: null } as const;
  const nquads = await jsonld
    .canonize(structuredClone(document), { ...options, documentLoader })
    .catch(() => undefined);
  return nquads === undefined ? undefined : { nquads };
};

describe('the compiled canonical form', () => {
  it(`is the general one, byte for byte, or is declined (CAIRN_SEED=${seed})`, async () => {
    const seen = await compare(600, seed);
    expect(seen.mismatches).toEqual([]);
    expect(seen.wellFormedCompiled / seen.wellFormed).toBeGreaterThanOrEqual(0.99);
    expect(seen.mutantsCompiled).toBeGreaterThan(20);
  });

  it(`is what jsonld and rdf-canonize say by themselves (CAIRN_SEED=${seed})`, async () => {
    const seen = await compare(60, seed, askJsonld);
    expect(seen.mismatches.filter(document => !/[\ud800-\udfff]/.test(JSON.stringify(document)))).toEqual([]);
  });
});

describe('a template', () => {
  it(`gives what the general path gives of the filled document, or nothing (CAIRN_SEED=${seed})`, async () => {
    const seen = await compareTemplates(120, seed);
    expect(seen.mismatches).toEqual([]);
    expect(seen.declined).toBeLessThan(seen.templates / 3);
    expect(seen.filled).toBeGreaterThan(100);
    expect(seen.notFilled).toBeGreaterThan(5);
  });
});
