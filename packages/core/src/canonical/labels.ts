/// <reference path="./jsonld.d.ts" />
import jsonld from 'jsonld';

/** N-Quads in canonical form, and the label that each blank node has there, by the label it had before. */
export interface Labelled {
  nquads: string;
  labels: ReadonlyMap<string, string>;
}

const maxWorkFactor = 2;
const longestWorkMs = 2_000;

/** The canonical form of statements that have labels of their own, and what became of these (RDFC-1.0 §4.4.3). */
export async function toLabelled(nquads: string): Promise<Labelled> {
  const labels = new Map<string, string>();
  const canonical = await jsonld.canonize(nquads, {
    inputFormat: 'application/n-quads',
    canonizeOptions: { maxWorkFactor, signal: AbortSignal.timeout(longestWorkMs), canonicalIdMap: labels },
  });
  return { nquads: canonical, labels };
}
