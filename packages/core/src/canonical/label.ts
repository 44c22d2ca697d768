import { decline } from './declined.ts';
import { NDegree } from './n-degree.ts';
import type { Order } from './order.ts';
import type { Blank } from './quads.ts';
import { writeLine, writeSubject } from './write-quads.ts';

/** The hash of a text in UTF-8, in hexadecimal. */
export type HashText = (text: string) => string;

/** Hashes what the quads of each blank node say (RDFC-1.0 §4.4.3, steps 2 and 3). */
export function hashBlanks(blanks: readonly Blank[], order: Order, hash: HashText): void {
  for (const blank of blanks) blank.hash = hash(toFirstDegree(blank, order));
}

/**
 * Gives every blank node its label (§4.4.3, steps 4 and 5): in the order of what their own quads say, and where that is the
 * same for several, of what the nodes around them say.
 */
export function issueLabels(blanks: readonly Blank[], hash: HashText): void {
  const alike = new Map<string, Blank[]>();
  for (const blank of blanks) {
    blank.label = '';
    const others = alike.get(blank.hash);
    if (others) others.push(blank);
    else alike.set(blank.hash, [blank]);
  }
  let issued = 0;
  const issue = (blank: Blank) => {
    blank.label ||= `_:c14n${issued++}`;
  };
  const ties: Blank[][] = [];
  for (const key of [...alike.keys()].sort()) {
    const [blank, ...others] = alike.get(key) ?? [];
    if (blank && others.length === 0) issue(blank);
    else if (blank) ties.push([blank, ...others]);
  }
  if (ties.length > 0) new NDegree(hash, ties.flat().length).label(ties, issue);
  if (issued !== blanks.length) decline('a blank node without a label');
}

/**
 * What the quads of a node say when it is called `_:a` and every other blank node `_:z` (§4.6). Addresses come before
 * labels, so that what is said of it stands between what is said of addresses and of other blank nodes.
 */
function toFirstDegree(blank: Blank, order: Order): string {
  const name = (other: Blank) => (other === blank ? '_:a' : '_:z');
  const before: string[] = [];
  const after: string[] = [];
  for (const quad of blank.others) {
    const { subject } = quad;
    if (typeof subject === 'string') before.push(writeLine(subject, quad, name));
    else after.push(writeLine('_:z', quad, name));
  }
  const own = writeSubject('_:a', blank.own, name, order);
  return before.sort(order).join('') + own + after.sort(order).join('');
}
