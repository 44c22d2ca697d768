import type { JsonObject } from '../json.ts';
import { hashText } from '../machinery.ts';
import { Declined, decline } from './declined.ts';
import { type HashText, hashBlanks, issueLabels } from './label.ts';
import { byCodePoint, byUnit, mayDifferByOrder, type Order } from './order.ts';
import { type Blank, toLine } from './quads.ts';
import { type ContextLoader, type Quads, toQuads } from './to-quads.ts';

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

function write(quads: Quads, order: Order | undefined, hash: HashText): string {
  hashBlanks(quads.blanks, order, hash);
  issueLabels(quads.blanks, hash);
  const lines = quads.all.map(quad => toLine(quad, nameOf)).sort(order);
  const distinct = lines.filter((line, index) => line !== lines[index - 1] || refuseUnmerged(line, quads));
  return distinct.join('');
}

/** A line that stands twice counts once, except where the general path may keep both. */
function refuseUnmerged(line: string, { unmerged }: Quads): false {
  for (const object of unmerged) if (line.endsWith(` ${object} .\n`)) decline('a number or an empty list twice');
  return false;
}

const nameOf = (blank: Blank) => blank.label;
