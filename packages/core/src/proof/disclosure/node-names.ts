import type { Statement } from '../../canonical/index.ts';
import { parseStatements, renameTerms } from './statements.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const [first, rest] = [`<${rdf}first>`, `<${rdf}rest>`];

/**
 * Names for the nodes of a document, the same in the whole and in each of its parts. Nodes bear theirs as an id for the
 * while; the cells of a list, which can bear none, are named by whose list it is and by their place in it.
 */
export class NodeNames {
  /** What the ids of the while begin with. */
  readonly prefix = `urn:bnid:${crypto.randomUUID()}:`;
  private readonly lists = new Map<string, number>();

  /** The statements with blank nodes that are called by these names. */
  apply(nquads: string): Statement[] {
    const statements = parseStatements(nquads);
    const cells = this.nameCells(statements);
    const head = `<${this.prefix}`;
    return renameTerms(statements, term => {
      if (term.startsWith(head)) return `_:b${term.slice(head.length, -1)}`;
      return term.startsWith('_:') ? (cells.get(term) ?? term) : term;
    });
  }

  private nameCells(statements: readonly Statement[]): ReadonlyMap<string, string> {
    const items = new Map(statements.filter(one => one.predicate === first).map(one => [one.subject, one.object]));
    const next = new Map(statements.filter(one => one.predicate === rest).map(one => [one.subject, one.object]));
    const cells = new Map<string, string>();
    const nameList = (head: string, owner: string): void => {
      const list = this.lists.get(owner) ?? this.lists.size;
      this.lists.set(owner, list);
      let place = 0;
      for (let cell = head; next.has(cell) && !cells.has(cell); cell = next.get(cell) ?? '') {
        const name = `_:l${list}x${place}`;
        cells.set(cell, name);
        place += 1;
        const item = items.get(cell) ?? '';
        if (next.has(item)) nameList(item, name);
      }
    };
    for (const { subject, predicate, object } of statements) {
      if (next.has(object) && !next.has(subject)) nameList(object, `${subject} ${predicate}`);
    }
    return cells;
  }
}
