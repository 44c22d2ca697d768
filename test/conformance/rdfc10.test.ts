/// <reference path="../peers.d.ts" />
import rdfCanonize from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { hasStandard, readStandard } from '../standards.ts';

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

/** SHA-384 belongs to a suite that is not written here; its two vectors are left out. */
function listEntries(): Entry[] {
  const manifest = JSON.parse(readStandard(`${vectors}/manifest.jsonld`)) as { entries: Entry[] };
  return manifest.entries.filter(({ type, hashAlgorithm }) => type !== 'rdfc:RDFC10MapTest' && !hashAlgorithm);
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

// An address with a space in it (060) is none in JSON-LD; graphs that are poison (high) are refused within bounds.

describe.runIf(isThere)('W3C vectors of RDF Dataset Canonicalization 1.0', () => {
  it.each(isThere ? listEntries() : [])('$id $name', async ({ id, action, result, computationalComplexity }) => {
    const canonical = await toNQuads(toDocument(readStandard(`${vectors}/${action}`)));
    if (id === '#test060c') expect(canonical).toMatchObject({ lost: { code: 'relative_address' } });
    else if (computationalComplexity === 'high')
      expect(canonical).toMatchObject({ lost: { code: 'no_canonical_form' } });
    else expect(canonical).toEqual({ nquads: readStandard(`${vectors}/${result}`) });
  });
});
