import { describe, expect, it } from 'vitest';
import { credentialsV2 } from '../contexts/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { toGeneralNQuads } from './general.ts';
import { type Canonical, type ContextLoader, toNQuads } from './index.ts';

const context = {
  id: '@id',
  type: '@type',
  name: 'urn:w:name',
  to: { '@id': 'urn:w:to', '@type': '@id' },
  byId: { '@id': 'urn:w:byId', '@container': '@id' },
  graph: { '@id': 'urn:w:graph', '@container': ['@graph', '@id'] },
  inner: { '@id': 'urn:w:inner', '@context': { inside: 'urn:w:inside' } },
};
const load: ContextLoader = url => (url === 'urn:c' ? { '@context': context } : undefined);
const taking: ContextLoader = Object.assign((url: string) => load(url), { takesWritten: true as const });
const lostOf = (canonical: Canonical) => ('lost' in canonical ? canonical.lost : undefined);

describe('what would be lost', () => {
  it.each<[string, JsonObject, object]>([
    ['a word', { a: { colour: 'green' } }, { code: 'undefined_term', term: 'a', at: '/a' }],
    [
      'a word inside',
      { inner: { '@id': 'urn:y', colour: 1 } },
      { code: 'undefined_term', term: 'colour', at: '/inner/colour' },
    ],
    [
      'a word in a list',
      { name: [{ '@id': 'urn:y', 'a/b~c': 1 }] },
      { code: 'undefined_term', term: 'a/b~c', at: '/name/0/a~1b~0c' },
    ],
    [
      'a word that means something elsewhere',
      { inside: 'x' },
      { code: 'undefined_term', term: 'inside', at: '/inside' },
    ],
    ['a type', { type: ['urn:T', 'Tide'] }, { code: 'undefined_type', term: 'Tide', at: '/type/1' }],
    ['an id', { id: 'tide', name: 'a' }, { code: 'relative_address', term: 'tide', at: '/id' }],
    ['an id in place of a word', { to: 'ebb' }, { code: 'relative_address', term: 'ebb', at: '/to' }],
    ['an id inside', { name: { id: '/flow', name: 'b' } }, { code: 'relative_address', term: '/flow', at: '/name/id' }],
    [
      'the id of a graph',
      { graph: { low: { name: 'b' } } },
      { code: 'relative_address', term: 'low', at: '/graph/low' },
    ],
    [
      'the id of a graph that comes first',
      { graph: { '#low': { name: 'b' } } },
      { code: 'relative_address', term: '#low', at: '/graph/#low' },
    ],
    [
      'an id that is a key',
      { byId: { low: { name: 'b' } } },
      { code: 'relative_address', term: 'low', at: '/byId/low' },
    ],
    ['a null', { name: null }, { code: 'unsigned_word', term: 'name', at: '/name' }],
    ['a null in a list', { name: ['a', null] }, { code: 'unsigned_word', term: '1', at: '/name/1' }],
    ['a keyword that is none', { '@tide': 'x' }, { code: 'undefined_term', term: '@tide', at: '/@tide' }],
    ['a value without its value', { name: { '@value': ['a'] } }, { code: 'unsigned_word' }],
    ['a context', { '@context': ['urn:c', 'urn:d'] }, { code: 'unknown_context', term: 'urn:d', at: '/@context/1' }],
    ['one context', { '@context': 'urn:d' }, { code: 'unknown_context', term: 'urn:d', at: '/@context' }],
    [
      'a context inside',
      { name: { '@context': ['urn:c', {}] } },
      { code: 'unknown_context', term: '@context', at: '/name/@context/1' },
    ],
    ['a context that is nothing', { '@context': null }, { code: 'unknown_context', term: '@context', at: '/@context' }],
  ])('is told where it stands: %s', async (_title, change, lost) => {
    const document = {
      '@context': 'urn:c',
      '@id': 'urn:x',
      ...('id' in change ? { '@id': undefined } : {}),
      ...change,
    };
    const written = JSON.parse(JSON.stringify(document)) as JsonObject;
    expect(lostOf(await toNQuads(written, load))).toMatchObject(lost);
    expect(lostOf(await toGeneralNQuads(written, load))).toMatchObject(lost);
  });

  it('is nothing of a whole document, in either hash', async () => {
    const document = { '@context': 'urn:c', '@id': 'urn:x', name: 'a', to: 'urn:y' };
    const nquads = '<urn:x> <urn:w:name> "a" .\n<urn:x> <urn:w:to> <urn:y> .\n';
    expect(await toNQuads(document, load)).toEqual({ nquads });
    expect(await toNQuads(document, load, 'SHA-384')).toEqual({ nquads });
  });

  it('tells nodes without a name apart by the hash that is asked for', async () => {
    const document = { '@context': 'urn:c', name: Array.from({ length: 4 }, (_, at) => ({ name: `${at}` })) };
    const [small, large] = [await toNQuads(document, load), await toNQuads(document, load, 'SHA-384')];
    expect(small).toEqual(await toGeneralNQuads(document, load));
    expect(large).toEqual(await toGeneralNQuads(document, load, 'SHA-384'));
    expect(small).not.toEqual(large);
  });

  it('by another order is told too, where no compiled path reads it', async () => {
    const document = { '@context': 'urn:c', '@id': 'urn:x', name: { '@set': ['\u{1f6df}', '\uffee', 'z'] } };
    const line = (name: string) => `<urn:x> <urn:w:name> "${name}" .\n`;
    expect(await toNQuads(document, load)).toEqual({
      nquads: ['z', '\uffee', '\u{1f6df}'].map(line).join(''),
      byUnit: ['z', '\u{1f6df}', '\uffee'].map(line).join(''),
    });
    const keyed = { ...document, 'urn:\ue000': '\u{1f6df}' };
    expect(await toNQuads(keyed, load)).toEqual({ lost: { code: 'no_canonical_form', term: '' } });
  });
});

describe('contexts that are written into a document', () => {
  const own: JsonValue = { colour: 'urn:w:colour', to: 'urn:w:other' };
  const both = {
    '@context': ['urn:c', own],
    '@id': 'urn:x',
    colour: 'green',
    name: 'a',
    to: { '@context': { to: 'urn:w:third' }, to: 'b' },
  };

  it('are taken where they are asked for, each for its own place, and refused else', async () => {
    const canonical = await toNQuads(both, taking);
    if ('lost' in canonical) throw new Error(canonical.lost.code);
    expect(canonical.nquads).toContain(
      '<urn:x> <urn:w:colour> "green" .\n<urn:x> <urn:w:name> "a" .\n<urn:x> <urn:w:other> _:c14n0',
    );
    expect(canonical.nquads).toContain('_:c14n0 <urn:w:third> "b" .\n');
    expect(lostOf(await toNQuads(both, load))).toMatchObject({ code: 'unknown_context', at: '/@context/1' });
  });

  it('mean the same as those at an address', async () => {
    const single = {
      '@context': { name: 'urn:w:name' },
      '@id': 'urn:x',
      name: ['a', { '@context': { name: 'urn:w:n' }, name: 'b' }],
    };
    const canonical = await toNQuads(single, taking);
    expect(canonical).toEqual({
      nquads: '<urn:x> <urn:w:name> "a" .\n<urn:x> <urn:w:name> _:c14n0 .\n_:c14n0 <urn:w:n> "b" .\n',
    });
    const plain = { '@context': 'urn:c', '@id': 'urn:x', name: 'a' };
    expect(await toNQuads(plain, taking)).toEqual(await toNQuads(plain, load));
    const unknown = await toNQuads({ ...single, '@context': [{ name: 'urn:w:name' }, 'urn:d'] }, taking);
    expect(lostOf(unknown)).toMatchObject({ code: 'unknown_context', term: 'urn:d' });
  });

  it('are not needed for the pinned ones', async () => {
    const canonical = await toNQuads({ '@context': [credentialsV2], id: 'urn:x', type: 'VerifiableCredential' });
    expect(canonical).toHaveProperty('nquads', expect.stringContaining('VerifiableCredential'));
  });
});
