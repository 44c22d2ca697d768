/// <reference path="./jsonld.d.ts" />
import jsonld from 'jsonld';
import { hashText } from '../machinery.ts';
import { disguise, mayDifferByOrder, undisguise } from './order.ts';

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
  const isMixed = mayDifferByOrder(nquads);
  const [toSorted, fromSorted] = isMixed ? [disguise, undisguise] : [asItIs, asItIs];
  const canonical = await jsonld.canonize(toSorted(nquads), {
    inputFormat: 'application/n-quads',
    canonizeOptions: {
      maxWorkFactor,
      signal: AbortSignal.timeout(longestWorkMs),
      canonicalIdMap: labels,
      createMessageDigest: () => toDigest(fromSorted),
    },
  });
  return { nquads: fromSorted(canonical), labels };
}

function asItIs(text: string): string {
  return text;
}

/** Hashes at once what the texts stand for. */
function toDigest(fromSorted: (text: string) => string) {
  let whole = '';
  return {
    update(text: string): void {
      whole += text;
    },
    digest: async () => hashText(fromSorted(whole)),
  };
}
