/// <reference path="../../../../test/peers.d.ts" />
import rdfCanonize from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../test/random.ts';
import { type Statement, toLabelled, toLine } from './index.ts';

const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 2 ** 31);

/** Statements as they are taken: those of one subject together, by their predicates. */
function inOrder(statements: readonly Statement[]): Statement[] {
  const keyOf = ({ subject, predicate }: Statement) => `${subject} ${predicate}`;
  return [...statements].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** A graph of a few nodes that are much alike: the same few words, much pointing at each other and at themselves. */
function randomGraph(random: Random): Statement[] {
  const nodes = Array.from({ length: 1 + random.below(6) }, (_, index) => `_:n${index}`);
  const places = [...nodes, ...nodes, '<urn:x>'];
  const graphs = random.below(3) === 0 ? ['', '<urn:g>', ...nodes] : [''];
  const lines = new Map<string, Statement>();
  for (let count = 1 + random.below(2 * nodes.length + 1); count > 0; count -= 1) {
    const statement = {
      subject: random.pick(places),
      predicate: random.pick(['<urn:p>', '<urn:p>', '<urn:q>']),
      object: random.pick(random.below(5) === 0 ? ['"a"', '"b"', '<urn:y>'] : places),
      graph: random.pick(graphs) || undefined,
    };
    lines.set(toLine(statement), statement);
  }
  return inOrder([...lines.values()]);
}

/** What an independent implementation makes of the same statements. */
async function askPeer(statements: readonly Statement[]) {
  const labels = new Map<string, string>();
  const nquads = await rdfCanonize.canonize(rdfCanonize.NQuads.parse(statements.map(toLine).join('')), {
    algorithm: 'RDFC-1.0',
    canonicalIdMap: labels,
    maxWorkFactor: 3,
  });
  return { nquads, labels: Object.fromEntries(labels) };
}

/** The same graph, its nodes called otherwise. */
function renamed(statements: readonly Statement[], rename: (name: string) => string): Statement[] {
  const change = (term: string) => (term.startsWith('_:') ? `_:${rename(term.slice(2))}` : term);
  return inOrder(
    statements.map(({ subject, predicate, object, graph }) => ({
      subject: change(subject),
      predicate,
      object: change(object),
      graph: graph === undefined ? undefined : change(graph),
    })),
  );
}

describe('labels of blank nodes', () => {
  it(`are those of an independent implementation, whatever the graph (CAIRN_SEED=${seed})`, async () => {
    const random = new Random(seed);
    for (let count = 0; count < 300; count += 1) {
      const graph = randomGraph(random);
      const { nquads, labels } = await toLabelled(graph);
      expect({ nquads, labels: Object.fromEntries(labels) }, graph.map(toLine).join('')).toEqual(await askPeer(graph));
    }
  });

  it(`do not depend on what the nodes were called before (CAIRN_SEED=${seed})`, async () => {
    const random = new Random(seed);
    for (let count = 0; count < 60; count += 1) {
      const graph = randomGraph(random);
      const backwards = renamed(graph, name => `x${9 - Number(name.slice(1))}`);
      expect((await toLabelled(backwards)).nquads).toBe((await toLabelled(graph)).nquads);
    }
  });

  it('are found for rings and for crowds of nodes that say the same', async () => {
    const ring = (length: number, name: string) =>
      Array.from({ length }, (_, at) => ({
        subject: `_:${name}${at}`,
        predicate: '<urn:next>',
        object: `_:${name}${(at + 1) % length}`,
        graph: undefined,
      }));
    const crowd = Array.from({ length: 5 }, (_, at) => ({
      subject: '<urn:x>',
      predicate: '<urn:p>',
      object: `_:n${at}`,
      graph: undefined,
    }));
    const pairs = crowd.flatMap(({ object }) => [
      { subject: object, predicate: '<urn:to>', object: `${object}a`, graph: undefined },
      { subject: object, predicate: '<urn:to>', object: `${object}b`, graph: undefined },
    ]);
    for (const graph of [ring(5, 'a'), [...ring(3, 'a'), ...ring(4, 'b')], crowd, [...crowd, ...pairs]]) {
      const { nquads, labels } = await toLabelled(inOrder(graph));
      expect({ nquads, labels: Object.fromEntries(labels) }).toEqual(await askPeer(graph));
    }
  });

  it('stay as they are in what is canonical already, in the order of code points too', async () => {
    const say = (subject: string, object: string) => ({ subject, predicate: '<urn:name>', object, graph: undefined });
    const names = ['"\u{1f6df} buoy"', '"\uffee circle"', '"z"'];
    const first = await toLabelled([...names.map(name => say('_:a', name)), say('_:b', names[1] ?? '')]);
    const lines = first.nquads.trimEnd().split('\n');
    const ofFirst = lines.filter(line => line.startsWith(`_:${first.labels.get('a')} `));
    expect(ofFirst.map(line => line.slice(line.indexOf('"'), -2))).toEqual(names.toReversed());
    const again = await toLabelled(
      lines.map(line => {
        const [subject = '', predicate = ''] = line.split(' ', 2);
        return { subject, predicate, object: line.slice(line.indexOf('"'), -2), graph: undefined };
      }),
    );
    expect(again.nquads).toBe(first.nquads);
    expect([...again.labels].every(([before, after]) => before === after)).toBe(true);
  });
});
