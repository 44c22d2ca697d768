import { decline } from './declined.ts';
import type { Scope, Term } from './scope.ts';

/** One property of a node: what its values are, and which words hold inside of them. */
export interface Step {
  key: string;
  /** `<address>` */
  predicate: string;
  container: Term['container'] | '@type';
  inside: Scope;
  /** What the key means inside. */
  meaning: Term | undefined;
}

/** How nodes with these keys in this order are read in one scope. */
export class Shape {
  readonly typeKey: string | undefined;
  readonly idKey: string | undefined;
  private readonly scope: Scope;
  private readonly keys: readonly string[];
  private inOrder: readonly Step[] | undefined;

  constructor(scope: Scope, keys: readonly string[]) {
    this.scope = scope;
    this.keys = keys;
    this.typeKey = scope.findKey('@type', keys);
    this.idKey = scope.findKey('@id', keys);
  }

  /** Its properties in the order of their predicates, `@type` among them. Declines a word that means nothing. */
  get steps(): readonly Step[] {
    this.inOrder ??= this.toSteps();
    return this.inOrder;
  }

  private toSteps(): Step[] {
    const steps = this.keys
      .filter(key => key !== '@context' && key !== this.idKey)
      .map(key => (key === this.typeKey ? toTypeStep(key, this.scope) : toStep(key, this.scope)));
    // Predicates are plain ASCII, which has one order only.
    return steps.sort((one, other) => (one.predicate < other.predicate ? -1 : Number(one.predicate > other.predicate)));
  }
}

const rdfType = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

function toTypeStep(key: string, scope: Scope): Step {
  return { key, predicate: rdfType, container: '@type', inside: scope, meaning: undefined };
}

function toStep(key: string, scope: Scope): Step {
  const { written: predicate, scoped, container } = scope.terms.get(key) ?? decline(`the word ${key}`);
  const inside = scoped === undefined ? scope : scope.enter(scoped, 'property');
  return { key, predicate, container, inside, meaning: inside.terms.get(key) };
}

/** The shapes that begin with the same keys, by the key that comes next. */
interface Branch {
  /** The key that came next first, which is mostly the one that comes again: comparing it is a third of looking it up. */
  key: string;
  next: Branch | undefined;
  others: Map<string, Branch> | undefined;
  shape: Shape | undefined;
}

const newBranch = (): Branch => ({ key: '', next: undefined, others: undefined, shape: undefined });

/** So many beginnings are kept for a scope, and no key that is longer; honest credentials need a few dozen. */
const mostBranches = 2_000;
const longestKey = 200;

/**
 * The shapes of one scope, found key by key and worked out once: the same few come again and again. Measured on a badge, where
 * little is left to be put in order: writing it takes 4 µs instead of 7, hashing its blank nodes 5.6 instead of 8.
 */
export class Shapes {
  private readonly scope: Scope;
  private root = newBranch();
  private branches = 0;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  find(keys: readonly string[]): Shape {
    let branch = this.root;
    for (const key of keys) {
      const { next } = branch;
      branch = next && branch.key === key ? next : (branch.others?.get(key) ?? this.grow(branch, key));
    }
    branch.shape ??= new Shape(this.scope, keys);
    return branch.shape;
  }

  private grow(from: Branch, key: string): Branch {
    if (key.length > longestKey) decline('a long key');
    if (this.branches === mostBranches) {
      this.root = newBranch();
      this.branches = 0;
    }
    const branch = newBranch();
    this.branches += 1;
    if (from.next) {
      from.others ??= new Map();
      from.others.set(key, branch);
    } else {
      from.key = key;
      from.next = branch;
    }
    return branch;
  }
}
