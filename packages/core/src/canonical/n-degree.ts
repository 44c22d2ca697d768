import { decline } from './declined.ts';
import type { HashText } from './label.ts';
import { Blank, type Quad } from './quads.ts';

/** Labels of one attempt, in the order in which they were issued. */
type Attempt = Map<Blank, string>;

/** More nodes that look alike from one node than this would be tried in too many orders. */
const mostAlike = 5;

/** Tells blank nodes apart whose own quads say the same, by the paths that lead away from them (RDFC-1.0 §4.8). */
export class NDegree {
  private readonly hash: HashText;
  /** Steps that may still be taken; the general path has the same bound. */
  private left: number;

  constructor(hash: HashText, nodes: number) {
    this.hash = hash;
    this.left = nodes ** 2;
  }

  /** Labels groups of nodes with equal hashes, the groups in order of their hashes (§4.4.3, step 5). */
  label(ties: readonly (readonly Blank[])[], issue: (blank: Blank) => void): void {
    for (const tie of ties) {
      const results = tie
        .filter(blank => blank.label === '')
        .map(blank => this.walk(blank, new Map([[blank, '_:b0']])))
        .sort((one, other) => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : 0));
      for (const { attempt } of results) for (const blank of attempt.keys()) issue(blank);
    }
  }

  private walk(blank: Blank, from: Attempt): { hash: string; attempt: Attempt } {
    if (this.left-- === 0) decline('blank nodes that are too much alike');
    const related = this.listRelated(blank, from);
    let attempt = from;
    let text = '';
    for (const key of [...related.keys()].sort()) {
      const chosen = this.choosePath(related.get(key) ?? [], attempt);
      text += key + chosen.path;
      attempt = chosen.attempt;
    }
    return { hash: this.hash(text), attempt };
  }

  /** The blank nodes that share a quad with this one, by a hash of how they do (§4.7, §4.8 steps 1 to 3). */
  private listRelated(blank: Blank, attempt: Attempt): Map<string, Blank[]> {
    const related = new Map<string, Blank[]>();
    const note = (position: string, { predicate }: Quad, other: Blank) => {
      const name = other.label || attempt.get(other) || other.hash;
      const key = this.hash(position + (position === 'g' ? '' : predicate) + name);
      related.set(key, [...(related.get(key) ?? []), other]);
    };
    for (const quad of blank.quads) {
      const { subject, object, graph } = quad;
      if (subject instanceof Blank && subject !== blank) note('s', quad, subject);
      if (object instanceof Blank && object !== blank) note('o', quad, object);
      if (graph instanceof Blank && graph !== blank) note('g', quad, graph);
    }
    return related;
  }

  /** The least of the paths through these nodes, over all their orders (§4.8 step 5.4). */
  private choosePath(nodes: readonly Blank[], from: Attempt): { path: string; attempt: Attempt } {
    let chosen: { path: string; attempt: Attempt } | undefined;
    for (const order of listOrders(nodes)) {
      const tried = this.follow(order, from, chosen?.path);
      if (tried && (!chosen || tried.path < chosen.path)) chosen = tried;
    }
    return chosen ?? decline('no path');
  }

  /** One path; undefined as soon as it is greater than the best one known. */
  private follow(order: readonly Blank[], from: Attempt, best: string | undefined) {
    let attempt: Attempt = new Map(from);
    let path = '';
    const next: Blank[] = [];
    for (const blank of order) {
      if (blank.label === '' && !attempt.has(blank)) {
        next.push(blank);
        attempt.set(blank, `_:b${attempt.size}`);
      }
      path += blank.label || attempt.get(blank);
      if (best !== undefined && path > best) return undefined;
    }
    for (const blank of next) {
      const result = this.walk(blank, attempt);
      path += `${attempt.get(blank)}<${result.hash}>`;
      attempt = result.attempt;
      if (best !== undefined && path > best) return undefined;
    }
    return { path, attempt };
  }
}

/** All orders of some nodes, of which one may occur several times. */
function* listOrders(nodes: readonly Blank[]): Generator<Blank[]> {
  const distinct = [...new Set(nodes)];
  if (distinct.length > mostAlike) decline('blank nodes that are too much alike');
  const left = new Map(distinct.map(node => [node, nodes.filter(other => other === node).length]));
  yield* continueOrder([], nodes.length, left);
}

function* continueOrder(order: Blank[], length: number, left: Map<Blank, number>): Generator<Blank[]> {
  if (order.length === length) yield [...order];
  for (const [node, count] of left) {
    if (count === 0) continue;
    left.set(node, count - 1);
    order.push(node);
    yield* continueOrder(order, length, left);
    order.pop();
    left.set(node, count);
  }
}
