import { describe, expect, it } from 'vitest';
import { compiled, declined, word } from '../../../../test/canonical-cases.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { toCompiledNQuads } from './compiled.ts';
import { toGeneralNQuads } from './general.ts';

/** Both paths on one document with one context of its own. */
async function both(context: JsonValue, document: JsonObject) {
  const load = (url: string) => (url === 'urn:context' ? { '@context': context } : undefined);
  const written = { '@context': 'urn:context', ...document };
  return { compiled: toCompiledNQuads(written, load), general: await toGeneralNQuads(written, load) };
}

describe('the compiled path', () => {
  it.each(compiled)('reads %s as the general path does', async (_, context, document) => {
    const { compiled, general } = await both(context, document);
    expect(compiled).toEqual(general);
    expect(compiled).toHaveProperty('nquads', expect.stringContaining('urn:w:'));
  });

  it.each(declined)('declines %s', async (_, context, document) => {
    const { compiled } = await both(context, document);
    expect(compiled).toEqual({ declined: expect.any(String) });
  });

  it('reads what is nested a hundred deep, in nodes, lists and graphs, and nothing deeper', () => {
    const context = {
      to: word('to'),
      list: { '@id': word('list'), '@container': '@list' },
      graph: { '@id': word('graph'), '@container': '@graph' },
      name: word('name'),
    };
    const nest = (depth: number, key: string): JsonObject => {
      let node: JsonObject = { name: 'a' };
      for (let level = 0; level < depth; level += 1) node = { name: `${level}`, [key]: node };
      return node;
    };
    const compile = (depth: number, key: string) =>
      toCompiledNQuads({ '@context': 'urn:context', ...nest(depth, key) }, () => ({ '@context': context }));
    for (const key of ['to', 'list', 'graph']) {
      expect(compile(100, key)).toHaveProperty('nquads', expect.stringContaining('<urn:w:name> "a"'));
      expect(compile(101, key)).toEqual({ declined: 'depth' });
    }
  });

  it('reads keys of two hundred letters, and no longer ones', async () => {
    const key = 'k'.repeat(200);
    const { compiled, general } = await both({ [key]: word('long') }, { '@id': 'urn:x', [key]: 'a' });
    expect(compiled).toEqual(general);
    const longer = await both({ [`${key}k`]: word('long') }, { '@id': 'urn:x', [`${key}k`]: 'a' });
    expect(longer.compiled).toEqual({ declined: 'a long key' });
  });

  it('writes the same whatever the order of the keys, however many orders it has met', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const context = { '@context': Object.fromEntries(names.map(name => [name, word(name)])) };
    const load = () => context;
    const written = new Set<string>();
    const visit = (order: readonly string[], left: readonly string[]) => {
      if (left.length > 0) {
        for (const name of left)
          visit(
            [...order, name],
            left.filter(other => other !== name),
          );
        return;
      }
      const said = order.map((name): [string, JsonValue] => [name, name === 'a' ? { b: '1' } : name]);
      const compiled = toCompiledNQuads({ '@context': 'urn:context', ...Object.fromEntries(said) }, load);
      written.add('nquads' in compiled ? compiled.nquads : compiled.declined);
    };
    visit([], names);
    expect([...written]).toEqual([expect.stringContaining('<urn:w:g> "g"')]);
  });

  it('writes numbers as the general path does, however many it has met', async () => {
    const list = Array.from({ length: 1_100 }, (_, index) => 0.5 + index / 7);
    const context = { list: { '@id': word('list'), '@container': '@list' } };
    for (let time = 0; time < 2; time += 1) {
      const { compiled, general } = await both(context, { '@id': 'urn:x', list });
      expect(compiled).toEqual(general);
    }
  });

  it('declines what is nested deeper than any credential, and many nodes that are all alike', async () => {
    let deep: JsonObject = { name: 'a' };
    for (let depth = 0; depth < 2_000; depth += 1) deep = { to: deep };
    const six = Array.from({ length: 6 }, () => ({}));
    const alike = { to: [{ to: six }, { to: six }] };
    for (const document of [deep, alike]) {
      const load = () => ({ '@context': { to: word('to'), name: word('name') } });
      const started = performance.now();
      expect(toCompiledNQuads({ '@context': 'urn:context', ...document }, load)).toHaveProperty('declined');
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
