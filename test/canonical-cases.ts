import type { JsonObject } from '../packages/core/src/json.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const id = { '@id': '@id' };
const type = { '@id': '@type' };
/** An address for a word. */
export const word = (name: string) => `urn:w:${name}`;

/** A document with one context of its own. */
export type Row = [title: string, context: JsonObject, document: JsonObject];

/** Documents that the compiled path reads. */
export const compiled: Row[] = [
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
  [
    'compact addresses: of a prefix with its delimiter, without one, and before two strokes',
    { w: 'urn:w:', v: 'urn:v', link: { '@id': word('link'), '@type': '@id' } },
    { '@id': 'w:x', link: ['w:y', 'v:z', 'w://lindon.example/a', 'w:', 'urn:a:b'] },
  ],
  [
    'a term that is called like a scheme',
    { https: 'https://lindon.example/', name: 'https://lindon.example/name', sort: 'https:sort' },
    { '@id': 'urn:w:x', name: 'a', sort: 'b' },
  ],
  [
    'what a context says of itself, and terms that are taken out of its protection',
    { '@version': 1.1, '@protected': true, name: word('name'), open: { '@id': word('open'), '@protected': false } },
    { '@id': 'urn:x', name: 'a', open: 'b' },
  ],
  [
    'contexts of types inside of each other, and of a property inside of them',
    {
      type: '@type',
      name: word('outer'),
      to: { '@id': word('to'), '@context': { name: word('inside') } },
      A: {
        '@id': word('A'),
        '@context': { name: word('a'), B: { '@id': word('B'), '@context': { name: word('b') } } },
      },
    },
    {
      type: 'A',
      name: '1',
      to: [
        { name: '2' },
        { type: 'A', name: '3', to: { type: 'A', name: '4' } },
        { '@context': 'urn:context', name: '5', to: { name: '6' } },
      ],
    },
  ],
  [
    'one node that is told of twice, each time with other words, and in two graphs',
    { id, a: word('a'), b: word('b'), c: word('c'), graph: { '@id': word('graph'), '@container': '@graph' } },
    {
      id: 'urn:x',
      c: { id: 'urn:y', c: '3', a: '1' },
      a: { id: 'urn:y', b: '2', a: '1' },
      graph: [
        { id: 'urn:y', b: '2', a: '1' },
        { id: 'urn:y', b: { a: '1' }, a: [{ a: '1' }, '0'] },
      ],
    },
  ],
  [
    'the same of several nodes without a name, in values, lists and graphs',
    {
      to: word('to'),
      name: word('name'),
      list: { '@id': word('list'), '@container': '@list' },
      graph: { '@id': word('graph'), '@container': '@graph' },
    },
    {
      name: ['b', 'a', 'b', 'ab'],
      to: [{ name: 'a' }, { name: 'a' }, { to: { name: 'a' } }, { list: ['a', { name: 'a' }] }, { list: ['a', 'a'] }],
      graph: [{ name: 'a' }, { name: 'a', to: { name: 'a' } }, { to: { list: [] }, name: 'a' }],
    },
  ],
  [
    'sets, lists and graphs of one without their brackets, and sets of none',
    {
      set: { '@id': word('set'), '@container': '@set' },
      list: { '@id': word('list'), '@container': '@list' },
      graph: { '@id': word('graph'), '@container': '@graph' },
      none: word('none'),
    },
    { '@id': 'urn:x', set: 'a', list: 'b', graph: { set: ['c'] }, none: [] },
  ],
  [
    'two contexts one after the other, of which the second knows the words of the first',
    { w: 'urn:w:', name: 'w:name', inner: { '@id': 'w:inner', '@context': [{ v: 'urn:w:v/' }, { name: 'v:name' }] } },
    { '@context': ['urn:context', 'urn:context'], '@id': 'urn:x', name: 'a', inner: { '@id': 'v:y', name: 'b' } },
  ],
  [
    'every kind of character in an address',
    { id, name: word('name') },
    { id: 'urn:é/ا/水?a=!$&()*+,;=:@%20~#_', name: 'a' },
  ],
  ['every escape', { name: word('name') }, { '@id': 'urn:x', name: ['\u0000\b\t\n\f\r"\\\u007f\u0080', 'é ا 水'] }],
];

/** Documents that it leaves to the general path. */
export const declined: Row[] = [
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
  ['another edition of contexts', { '@version': 1, name: word('name') }, { name: 'a' }],
  ['protection that is neither on nor off', { '@protected': 'true', name: word('name') }, { name: 'a' }],
  ['a term that is protected neither on nor off', { name: { '@id': word('name'), '@protected': 1 } }, { name: 'a' }],
  ['a term without an address', { name: { '@type': '@id' } }, { name: 'urn:a' }],
  ['a term that is taken away', { name: null }, { '@id': 'urn:x', '@type': 'urn:T' }],
  ['a term with more to say', { name: { '@id': word('name'), '@language': 'en' } }, { name: 'a' }],
  ['a term that looks like an address', { 'w:name': word('name') }, { 'w:name': 'a' }],
  ['a term that looks like a path', { 'a/b': word('name') }, { 'a/b': 'a' }],
  ['a term that looks like a keyword', { '@name': word('name') }, { '@id': 'urn:x', '@type': 'urn:T' }],
  ['a term without a name', { '': word('name') }, { '@id': 'urn:x', '@type': 'urn:T' }],
  ['another name for a keyword', { value: '@value', name: word('name') }, { name: { value: 'a' } }],
  ['the type as a property', { kind: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' }, { kind: 'a' }],
  ['a term of an address that is not plain', { name: 'urn:w:näme' }, { name: 'a' }],
  ['a term of an address with a space', { name: 'urn:w:a b' }, { '@id': 'urn:x', '@type': 'urn:T' }],
  ['a type of values that says none', { name: { '@id': word('name'), '@type': '@none' } }, { name: 'a' }],
  ['a type of values that is no text', { name: { '@id': word('name'), '@type': ['urn:T'] } }, { name: 'a' }],
  ['two containers in one', { name: { '@id': word('name'), '@container': ['@set', '@list'] } }, { name: 'a' }],
  ['nodes by their ids', { name: { '@id': word('name'), '@container': '@id' } }, { name: { 'urn:a': {} } }],
  ['no types', { type, name: word('name') }, { type: [], name: 'a' }],
  ['a number for a type', { type, name: word('name') }, { type: 1, name: 'a' }],
  ['a keyword for a type', { type, word: '@id', name: word('name') }, { type: 'word', name: 'a' }],
  ['a type that is no word', { type, name: word('name') }, { type: 'Thing', name: 'a' }],
  ['two keys for one type', { type, name: word('name') }, { type: 'urn:T', '@type': 'urn:T', name: 'a' }],
  [
    'a type whose context hides that it is one',
    { type, T: { '@id': word('T'), '@context': { type: word('type') } }, name: word('name') },
    { type: 'T', name: 'a' },
  ],
  ['a number for an id', { id, name: word('name') }, { id: 1, name: 'a' }],
  ['nothing for an id', { id, name: word('name') }, { id: null, name: 'a' }],
  ['nothing for a value', { name: word('name') }, { name: null }],
  ['nothing among values', { name: word('name') }, { name: ['a', null] }],
  ['a text for a graph', { graph: { '@id': word('graph'), '@container': '@graph' } }, { graph: 'a' }],
  ['a graph that says nothing', { graph: { '@id': word('graph'), '@container': '@graph' } }, { graph: {} }],
  ['a document that says nothing', { name: word('name') }, {}],
  ['a number twice', { n: word('n') }, { n: [1, 1] }],
  [
    'a number that is told of one node twice',
    { id, n: word('n'), to: word('to') },
    { id: 'urn:x', n: 1, to: { id: 'urn:x', n: 1 } },
  ],
  [
    'a list of nothing twice',
    { list: { '@id': word('list'), '@container': '@list' }, to: word('to') },
    { '@id': 'urn:x', list: [], to: { '@id': 'urn:x', list: [] } },
  ],
  ['a context that is not known', { name: word('name') }, { name: 'a', '@context': ['urn:context', 'urn:other'] }],
  ['a context that is written down', { name: word('name') }, { name: 'a', '@context': { name: word('name') } }],
  [
    'a context of a type that is nothing',
    { type, T: { '@id': word('T'), '@context': null } },
    { type: 'T', '@id': 'urn:x' },
  ],
  [
    'a context of a property that is an address',
    { to: { '@id': word('to'), '@context': 'urn:context' } },
    { to: { '@id': 'urn:y' } },
  ],
  [
    'a graph with nothing but an id',
    { graph: { '@id': word('graph'), '@container': '@graph' }, id },
    { graph: { id: 'urn:x' } },
  ],
];
