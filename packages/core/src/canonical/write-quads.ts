import type { Order } from './order.ts';
import type { Blank, Place, Quad } from './quads.ts';

/** What stands for a blank node. */
export type Name = (blank: Blank) => string;

/** A quad in which everything has a name. */
interface Named {
  predicate: string;
  object: string;
  graph: string;
}

/**
 * Quads as lines, in order. They are sorted by subject first, then inside of each subject: no subject, predicate, object or
 * graph begins another without ending before it, so that is the order of the whole lines. Measured on a badge: a third of
 * the time that sorting whole lines takes, which have long beginnings in common.
 * @param refuse is asked about every object that stands in two equal lines; the second is left out
 */
export function writeQuads(
  quads: readonly Quad[],
  name: Name,
  order: Order,
  refuse?: (object: string) => void,
): string {
  const bySubject = groupBySubject(quads, name);
  const byEnd = (one: Named, other: Named) =>
    order(one.predicate, other.predicate) || order(one.object, other.object) || order(one.graph, other.graph);
  let text = '';
  for (const subject of [...bySubject.keys()].sort(order)) {
    const ends = bySubject.get(subject) ?? [];
    if (ends.length > 1) ends.sort(byEnd);
    let last: Named | undefined;
    for (const end of ends) {
      const { predicate, object, graph } = end;
      if (refuse && last && byEnd(last, end) === 0) refuse(object);
      else
        text +=
          graph === '' ? `${subject} ${predicate} ${object} .\n` : `${subject} ${predicate} ${object} ${graph} .\n`;
      last = end;
    }
  }
  return text;
}

function groupBySubject(quads: readonly Quad[], name: Name): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  const toName = (place: Place) => (typeof place === 'string' ? place : name(place));
  for (const { subject, predicate, object, graph } of quads) {
    const end = { predicate, object: toName(object), graph: toName(graph) };
    const key = toName(subject);
    const group = groups.get(key);
    if (group) group.push(end);
    else groups.set(key, [end]);
  }
  return groups;
}
