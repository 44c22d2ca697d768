/// <reference path="../peers.d.ts" />
import { createHash } from 'node:crypto';
import rdfCanonize from 'rdf-canonize';
import { describe, expect } from 'vitest';
import { Declined } from '../../packages/core/src/canonical/declined.ts';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import { type HashText, hashBlanks, issueLabels } from '../../packages/core/src/canonical/label.ts';
import { toSuffix } from '../../packages/core/src/canonical/literals.ts';
import { byCodePoint } from '../../packages/core/src/canonical/order.ts';
import { type Blank, escapeAddress, escapeText, type Place, Quads } from '../../packages/core/src/canonical/quads.ts';
import { writeQuads } from '../../packages/core/src/canonical/write-quads.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { hashText } from '../../packages/core/src/machinery.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

const standard = 'RDF Dataset Canonicalization 1.0';
const vectors = 'vectors/rdfc10';

interface Entry {
  id: string;
  type: string;
  name: string;
  action: string;
  result?: string;
  hashAlgorithm?: string;
  computationalComplexity?: string;
}

function listEntries(kind?: 'statements'): Entry[] {
  const manifest = JSON.parse(readStandard(`${vectors}/manifest.jsonld`)) as { entries: Entry[] };
  return manifest.entries.filter(({ type }) => kind === undefined || type !== 'rdfc:RDFC10MapTest');
}

type Quad = ReturnType<typeof rdfCanonize.NQuads.parse>[number];

function toId(term: Quad['subject']): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

function toObject({ object }: Quad): JsonObject {
  if (object.termType !== 'Literal') return { '@id': toId(object) };
  if (object.language) return { '@value': object.value, '@language': object.language };
  return { '@value': object.value, '@type': object.datatype?.value ?? '' };
}

/** The vectors are N-Quads and we read JSON-LD: each quad becomes a node of one property, in its graph. */
function toDocument(nquads: string): JsonObject {
  const nodes = rdfCanonize.NQuads.parse(nquads).map((quad): JsonObject => {
    const isType = quad.predicate.value === 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    const isTyped = isType && quad.object.termType !== 'Literal';
    const value = isTyped ? { '@type': [toId(quad.object)] } : { [quad.predicate.value]: [toObject(quad)] };
    const node = { '@id': toId(quad.subject), ...value };
    return quad.graph.termType === 'DefaultGraph' ? node : { '@id': toId(quad.graph), '@graph': [node] };
  });
  return { '@graph': nodes };
}

const isThere = hasStandard(vectors);

/** An address with a space in it (060) is none in JSON-LD; graphs that are poison (high) are refused within bounds. */
function answerTo({ id, computationalComplexity }: Entry): { expected?: string } {
  if (computationalComplexity === 'high') return { expected: 'refused as poison' };
  return id === '#test060c' ? { expected: 'refused, an address with a space is none in JSON-LD' } : {};
}

describe.runIf(isThere)('W3C vectors of RDF Dataset Canonicalization 1.0', () => {
  for (const entry of isThere ? listEntries('statements') : []) {
    const { id, action, result, computationalComplexity, hashAlgorithm } = entry;
    const clause = 'through JSON-LD';
    vector({ standard, clause, name: `${vectors}/${action}`, ...answerTo(entry) }, async () => {
      const hash = hashAlgorithm === 'SHA384' ? 'SHA-384' : 'SHA-256';
      const canonical = await toNQuads(toDocument(readStandard(`${vectors}/${action}`)), undefined, hash);
      if (id === '#test060c') expect(canonical).toMatchObject({ lost: { code: 'relative_address' } });
      else if (computationalComplexity === 'high')
        expect(canonical).toMatchObject({ lost: { code: 'no_canonical_form' } });
      else expect(canonical).toEqual({ nquads: readStandard(`${vectors}/${result}`) });
    });
  }
});

/** The quads of a vector as the compiled path holds them. */
function toQuads(nquads: string): { quads: Quads; blanks: Map<string, Blank> } {
  const quads = new Quads();
  const blanks = new Map<string, Blank>();
  const toPlace = (term: Quad['subject'] | Quad['graph']): Place => {
    if (term.termType !== 'BlankNode') return term.value === '' ? '' : `<${escapeAddress(term.value)}>`;
    const blank = blanks.get(term.value) ?? quads.addBlank();
    blanks.set(term.value, blank);
    return blank;
  };
  const toObject = ({ object }: Quad): Place => {
    if (object.termType !== 'Literal') return toPlace(object);
    const suffix = object.language ? `@${object.language}` : toSuffix(object.datatype?.value);
    return `"${escapeText(object.value)}"${suffix}`;
  };
  for (const quad of rdfCanonize.NQuads.parse(nquads)) {
    const { subject, predicate, graph } = quad;
    quads.add({
      subject: toPlace(subject),
      predicate: `<${escapeAddress(predicate.value)}>`,
      object: toObject(quad),
      graph: toPlace(graph),
    });
  }
  return { quads, blanks };
}

const hashOf: Record<string, HashText> = {
  SHA256: hashText,
  SHA384: text => createHash('sha384').update(text).digest('hex'),
};

describe.runIf(isThere)('the same vectors in the compiled path, which reads trees but labels every graph', () => {
  for (const { type, action, result, ...entry } of isThere ? listEntries() : []) {
    const kind = type === 'rdfc:RDFC10MapTest' ? 'labels' : 'canonical form';
    const answer = entry.computationalComplexity === 'high' ? { expected: 'refused as poison' } : {};
    const name = `${vectors}/manifest.jsonld${entry.id}`;
    vector({ standard, clause: `4.4 canonicalization, ${kind}`, name, ...answer }, () => {
      const { quads, blanks } = toQuads(readStandard(`${vectors}/${action}`));
      const hash = hashOf[entry.hashAlgorithm ?? 'SHA256'] ?? hashText;
      const write = () => {
        hashBlanks(quads.blanks, byCodePoint, hash);
        issueLabels(quads.blanks, hash);
        return writeQuads(
          quads.all,
          ({ label }) => label,
          byCodePoint,
          object => quads.refuseTwice(object),
        );
      };
      if (entry.computationalComplexity === 'high') {
        expect(write).toThrow(Declined);
        return;
      }
      const [written, expected] = [write(), readStandard(`${vectors}/${result}`)];
      if (type !== 'rdfc:RDFC10MapTest') expect(written).toBe(expected);
      else {
        const labels = [...blanks].map(([name, { label }]) => [name, label.slice('_:'.length)]);
        expect(Object.fromEntries(labels)).toEqual(JSON.parse(expected));
      }
    });
  }
});
