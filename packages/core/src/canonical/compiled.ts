import type { JsonObject } from '../json.ts';
import { hashText } from '../machinery.ts';
import { Declined } from './declined.ts';
import { type HashText, hashBlanks, issueLabels } from './label.ts';
import { byCodePoint, byUnit, mayDifferByOrder, type Order } from './order.ts';
import type { Quads } from './quads.ts';
import { type ContextLoader, toQuads } from './to-quads.ts';
import { writeQuads } from './write-quads.ts';

/** Canonical N-Quads; `byUnit` is what sorting by UTF-16 unit makes of them, where that is something else. */
export interface NQuads {
  nquads: string;
  byUnit?: string;
}

/**
 * The canonical form of a document at once, for everything that provably gets the bytes that the general path would give.
 * What a context makes of the words is worked out once for each place where it is in force, and kept with the context.
 */
export function toCompiledNQuads(document: JsonObject, load: ContextLoader): NQuads | { declined: string } {
  try {
    return toNQuads(toQuads(document, load), hashText);
  } catch (problem) {
    if (problem instanceof Declined) return { declined: problem.message };
    throw problem;
  }
}

function toNQuads(quads: Quads, hash: HashText): NQuads {
  const nquads = write(quads, byUnit, hash);
  if (!quads.hasHighUnits || !mayDifferByOrder(nquads)) return { nquads };
  const byStandard = write(quads, byCodePoint, hash);
  return byStandard === nquads ? { nquads } : { nquads: byStandard, byUnit: nquads };
}

function write(quads: Quads, order: Order, hash: HashText): string {
  hashBlanks(quads.blanks, order, hash);
  issueLabels(quads.blanks, hash);
  return writeQuads(quads, order);
}
