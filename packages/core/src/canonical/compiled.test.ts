import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json.ts';
import { toCompiledNQuads } from './compiled.ts';
import { toGeneralNQuads } from './general.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const id = { '@id': '@id' };
const type = { '@id': '@type' };
const word = (name: string) => `urn:w:${name}`;

/** Both paths on one document with one context of its own. */
async function both(context: JsonValue, document: JsonObject) {
  const load = (url: string) => (url === 'urn:context' ? { '@context': context } : undefined);
  const written = { '@context': 'urn:context', ...document };
  return { compiled: toCompiledNQuads(written, load), general: await toGeneralNQuads(written, load) };
}

type Row = [title: string, context: JsonObject, document: JsonObject];

const compiled: Row[] = [
  ['a term that is defined after the prefix it uses', { name: 'w:name', w: 'urn:w:' }, { '@id': 'urn:x', name: 'a' }],
  [
    'a datatype with a prefix, and one without',
    { x: xsd, on: { '@id': word('on'), '@type': 'x:date' }, at: { '@id': word('at'), '@type': 'y:date' } },
    { '@id': 'urn:x', on: '2026-01-01', at: '2026-01-01' },
  ],
  [
    'addresses, compact and absolute, and words of a vocabulary',
    {
      id: '@id',
      w: 'urn:w:',
      link: { '@id': word('link'), '@type': '@id' },
      sort: { '@id': word('sort'), '@type': '@vocab' },
      good: word('good'),
    },
    { id: 'w:x', link: ['w:y', 'https://lindon.example/z', 'not-a-prefix:z'], sort: ['good', 'w:bad', 'urn:other'] },
  ],
  [
    'a term that is no prefix, since its definition is no plain text',
    { w: { '@id': 'urn:w:' }, link: { '@id': word('link'), '@type': '@id' } },
    { '@id': 'urn:x', link: 'w:y' },
  ],
  [
    'numbers and truth values, with and without a datatype',
    { n: word('n'), f: { '@id': word('f'), '@type': `${xsd}float` }, s: { '@id': word('s'), '@type': `${xsd}string` } },
    { '@id': 'urn:x', n: [1, -0, 1.5, 1e21, 1.5e-7, true, 123456789012], f: [2, 2.5, false], s: [3, 'three', 4.25] },
  ],
  [
    'lists: empty, of one, of many, of nodes, and two that begin alike',
    { list: { '@id': word('list'), '@container': '@list' }, other: { '@id': word('other'), '@container': '@list' } },
    { list: ['a', 'b', 'c', 'b'], other: ['a', 'b', { list: 'c' }, { list: [] }] },
  ],
  [
    'graphs inside of graphs',
    { graph: { '@id': word('graph'), '@container': '@graph' }, name: word('name') },
    { '@id': 'urn:x', graph: [{ name: 'a', graph: { '@id': 'urn:x', name: 'b' } }, { name: ['a', 'a'] }] },
  ],
  [
    'a context of a type, which holds in its node and in references, but not one node further in',
    {
      type: '@type',
      link: { '@id': word('link'), '@type': '@id' },
      name: word('outer'),
      Inner: { '@id': word('Inner'), '@context': { name: word('inner'), w: 'urn:w:', id: '@id' } },
    },
    { type: 'Inner', name: 'a', link: [{ name: 'b' }, { id: 'w:y' }, 'w:z'] },
  ],
  [
    'two types, whose contexts come in the order of their names',
    {
      type: '@type',
      B: { '@id': word('B'), '@context': { name: word('b') } },
      A: { '@id': word('A'), '@context': { name: word('a'), note: word('note') } },
    },
    { type: ['B', 'A'], name: 'x', note: 'y' },
  ],
  [
    'a context of a property, which may redefine what is protected, and one that forgets everything',
    {
      '@protected': true,
      name: word('name'),
      inside: { '@id': word('inside'), '@context': { name: word('other') } },
      nothing: { '@id': word('nothing'), '@context': null, '@container': '@graph' },
    },
    { name: 'a', inside: { name: 'b' }, nothing: { '@context': 'urn:context', name: 'c' } },
  ],
  [
    'a protected term that is defined again in the same way',
    { '@protected': true, name: word('name') },
    { name: 'a', '@context': ['urn:context', 'urn:context'] },
  ],
  [
    'one node in two places',
    { id, name: word('name'), to: word('to') },
    {
      id: 'urn:x',
      name: 'a',
      to: [
        { id: 'urn:y', name: 'b' },
        { id: 'urn:y', name: 'b' },
      ],
    },
  ],
  [
    'nodes that differ only in what is behind them',
    { to: word('to'), name: word('name') },
    { to: [{ to: { name: 'a' } }, { to: { name: 'b' } }, { to: {} }] },
  ],
  ['many nodes that are all alike', { to: word('to') }, { to: Array.from({ length: 60 }, () => ({ to: {} })) }],
  [
    'characters whose order differs, in nodes without a name',
    { to: word('to'), name: word('name') },
    { '@id': 'urn:x', to: ['\u{1f6df} a', '\ufb33 b', '\ue000 c', 'z', '\u{10ffff}'].map(name => ({ name })) },
  ],
  ['every escape', { name: word('name') }, { '@id': 'urn:x', name: ['\u0000\b\t\n\f\r"\\\u007f\u0080', 'é ا 水'] }],
];

const declined: Row[] = [
  ['a default vocabulary', { '@vocab': 'urn:w:' }, { name: 'a' }],
  ['a default language', { '@language': 'en', name: word('name') }, { name: 'a' }],
  ['texts by their language', { name: { '@id': word('name'), '@container': '@language' } }, { name: { en: 'a' } }],
  ['nodes by an index', { name: { '@id': word('name'), '@container': '@index' } }, { name: { one: { name: [] } } }],
  ['JSON', { data: { '@id': word('data'), '@type': '@json' } }, { data: { b: 1, a: [] } }],
  ['JSON that is a text', { data: { '@id': word('data'), '@type': '@json' } }, { '@id': 'urn:x', data: 'a' }],
  ['a text for a number', { n: { '@id': word('n'), '@type': `${xsd}double` } }, { '@id': 'urn:x', n: '1' }],
  [
    'a text of a language that is not said',
    { n: { '@id': word('n'), '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' } },
    { '@id': 'urn:x', n: 'a' },
  ],
  ['a reverse property', { of: { '@reverse': word('of') } }, { of: { '@id': 'urn:y' } }],
  [
    'a protected term that is redefined',
    { '@protected': true, name: word('name'), T: { '@id': word('T'), '@context': { name: word('x') } }, type },
    { type: 'T', name: 'a' },
  ],
  [
    'a scoped context that is wrong, though it is never entered',
    { name: word('name'), T: { '@id': word('T'), '@context': { x: 'y' } } },
    { name: 'a' },
  ],
  ['terms that need each other', { a: 'b:x', b: 'a:x' }, { '@id': 'urn:x', a: 'x' }],
  ['keywords for values', { name: word('name') }, { name: { '@value': 'a' } }],
  ['lists of lists', { list: { '@id': word('list'), '@container': '@list' } }, { list: [['a'], ['b']] }],
  ['sets of sets', { name: word('name') }, { name: [['a'], ['b']] }],
  ['blank nodes with names', { to: { '@id': word('to'), '@type': '@id' } }, { '@id': '_:a', to: '_:b' }],
  ['a number and its text', { n: { '@id': word('n'), '@type': `${xsd}float` } }, { '@id': 'urn:x', n: [1, '1'] }],
  ['two keys for one id', { id }, { id: 'urn:x', '@id': 'urn:x' }],
  ['half of a character', { name: word('name') }, { name: '\ud800' }],
  ['an address that begins with its colon', { id, name: word('name') }, { id: ':a', name: 'a' }],
  ['an address without a colon', { id, name: word('name') }, { id: 'a', name: 'a' }],
  ['nothing but an id', { id }, { id: 'urn:x' }],
  [
    'a graph with nothing but an id',
    { graph: { '@id': word('graph'), '@container': '@graph' }, id },
    { graph: { id: 'urn:x' } },
  ],
];

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
