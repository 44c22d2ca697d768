import { byCodePoint, byUnit, mayDifferByOrder, type Order } from '../../canonical/order.ts';

/** One statement of canonical N-Quads, each term as it is written there. */
export interface Statement {
  subject: string;
  predicate: string;
  object: string;
  graph: string | undefined;
}

/** Subject, predicate, object and perhaps a graph (RDFC-1.0 §5). */
const line =
  /^(_:\S+|<[^>]*>) (<[^>]*>) (_:\S+|<[^>]*>|"(?:[^"\\]|\\.)*"(?:@\S+|\^\^<[^>]*>)?)(?: (_:\S+|<[^>]*>))? \.$/;

export function parseStatements(nquads: string): Statement[] {
  const lines = nquads.split('\n').filter(text => text !== '');
  return lines.map(text => {
    const [, subject = '', predicate = '', object = '', graph] = line.exec(text) ?? [];
    return { subject, predicate, object, graph };
  });
}

/**
 * The statements of canonical N-Quads, each with its end of line, in order, with other names for some things.
 * @param rename gives the term to write in place of a subject, an object or a graph
 */
export function renameTerms(
  nquads: string,
  rename: (term: string) => string,
  order: Order = mayDifferByOrder(nquads) ? byCodePoint : byUnit,
): string[] {
  return parseStatements(nquads)
    .map(({ subject, predicate, object, graph }) => {
      const renamed = [rename(subject), predicate, rename(object), ...(graph === undefined ? [] : [rename(graph)])];
      return `${renamed.join(' ')} .\n`;
    })
    .sort(order);
}
