import { type HashText, issueLabels } from './label.ts';
import { Blank, type Place, type Quad, type Quads } from './quads.ts';

/** A text that is known only when the form is filled. */
export interface Hole {
  text: string;
}

/** A text that is always the same, or one that is not: a hole, or the label of a blank node. */
type Piece = string | Hole | Blank;

/** All of a line that comes after its subject: always the same, or the ends of one predicate, which are sorted anew. */
type End = string | Piece[][];

/** Lines of one subject. Their ends are in order, for no predicate begins another. */
interface Group {
  subject: Piece;
  /** Where the subject is always the same, what is always the same of its lines is put together, subject and all. */
  ends: End[];
  /** What the subject says now. */
  name: string;
  /** All lines by the label of their subject, where nothing else is different from one filling to the next. */
  kept: Map<string, string> | undefined;
}

/** A blank node whose hash depends on a hole, and its lines with `_:a` and `_:z` in place (RDFC-1.0 §4.6). */
interface Turning {
  blank: Blank;
  lines: (string | Piece[])[];
  /** How many of them are different. */
  distinct: number;
}

/**
 * The canonical form of many documents that differ in a few texts. Subjects sort as whole lines do, for none begins another
 * without ending before it; so the groups are sorted, and what is inside of them stays.
 */
export interface Form {
  groups: Group[];
  turning: Turning[];
  blanks: Blank[];
}

/** Makes a form of quads in which some places are the marks of holes. The hashes of the blank nodes must be known. */
export function toForm({ named, blanks }: Quads, holes: ReadonlyMap<string, Hole>): Form {
  const toPiece = (place: Place): Piece => (typeof place === 'string' ? (holes.get(place) ?? place) : place);
  const turning = blanks.map(blank => {
    const toFirst = (place: Place) => (place instanceof Blank ? (place === blank ? '_:a' : '_:z') : toPiece(place));
    const lines = blank.quads.map(quad => close([toFirst(quad.subject), ...toEnd(quad, toFirst)]));
    return { blank, lines, distinct: new Set(lines.map(toLineText)).size };
  });
  const all = [...named.flatMap(([, said]) => said), ...blanks.flatMap(({ own }) => own)];
  return {
    groups: [...groupBy(all, ({ subject }) => subject)].map(([subject, quads]) =>
      toGroup(toPiece(subject), quads, toPiece),
    ),
    turning: turning.filter(({ lines }) => lines.some(line => typeof line !== 'string')),
    blanks: [...blanks],
  };
}

function toGroup(subject: Piece, quads: readonly Quad[], toPiece: (place: Place) => Piece): Group {
  const byPredicate = groupBy(quads, ({ predicate }) => predicate);
  const ends = [...byPredicate.keys()].sort().flatMap((predicate): End[] => {
    const run = (byPredicate.get(predicate) ?? []).map(quad => toEnd(quad, toPiece));
    return run.some(isOpen) ? [run] : [...new Set(run.map(join))].sort();
  });
  const isClosed = ends.every(end => typeof end === 'string');
  const kept = isClosed && subject instanceof Blank ? new Map() : undefined;
  return { subject, ends: typeof subject === 'string' ? toLines(subject, ends) : ends, name: '', kept };
}

/** The ends with their subject before them, those that are always the same put together. */
function toLines(subject: string, ends: readonly End[]): End[] {
  const lines: End[] = [];
  for (const end of ends) {
    const last = lines.at(-1);
    if (typeof end !== 'string') lines.push(end.map(pieces => [subject, ...pieces]));
    else if (typeof last === 'string') lines[lines.length - 1] = last + subject + end;
    else lines.push(subject + end);
  }
  return lines.map(line => (typeof line === 'string' ? flatten(line) : line));
}

function toEnd({ predicate, object, graph }: Quad, toPiece: (place: Place) => Piece): Piece[] {
  const end = graph === '' ? [' .\n'] : [' ', toPiece(graph), ' .\n'];
  return [` ${predicate} `, toPiece(object), ...end];
}

/** The canonical N-Quads with the texts that the holes hold now. Undefined where two things became one. */
export function writeForm({ groups, turning, blanks }: Form, hash: HashText): string | undefined {
  for (const { blank, lines, distinct } of turning) {
    const texts = lines.map(toLineText);
    if (new Set(texts).size < distinct) return undefined;
    blank.hash = hash(texts.sort().join(''));
  }
  issueLabels(blanks, hash);
  for (const group of groups) group.name = toText(group.subject);
  // They stay sorted from one filling to the next, so that there is mostly nothing to do.
  groups.sort((one, other) => (one.name < other.name ? -1 : 1));
  let nquads = '';
  let last = '';
  for (const group of groups) {
    const lines = group.name === last ? undefined : writeGroup(group);
    if (lines === undefined) return undefined;
    nquads += lines;
    last = group.name;
  }
  return nquads;
}

const mostKept = 8;

/** The lines of a group, undefined where two became one. */
function writeGroup(group: Group): string | undefined {
  const { name, kept } = group;
  const known = kept?.get(name);
  if (known !== undefined) return known;
  const lines = writeEnds(group);
  if (lines !== undefined && kept && kept.size < mostKept) kept.set(name, flatten(lines));
  return lines;
}

function writeEnds({ subject, name, ends }: Group): string | undefined {
  const before = typeof subject === 'string' ? '' : name;
  let lines = '';
  for (const end of ends) {
    if (typeof end === 'string') {
      lines += before + end;
      continue;
    }
    const run = end.map(join);
    if (run.length > 1 && new Set(run.sort()).size < run.length) return undefined;
    for (const text of run) lines += before + text;
  }
  return lines;
}

/** The same text in one piece: engines keep what was put together as a tree, until somebody looks into it. */
function flatten(text: string): string {
  /$/.test(text);
  return text;
}

function toText(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece instanceof Blank ? piece.label : piece.text;
}

function join(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) text += toText(piece);
  return text;
}

/** Are there pieces that are not always the same? */
function isOpen(pieces: readonly Piece[]): boolean {
  return pieces.some(piece => typeof piece !== 'string');
}

/** Pieces that are always the same, as the one text that they are. */
function close(pieces: Piece[]): string | Piece[] {
  return isOpen(pieces) ? pieces : join(pieces);
}

function toLineText(line: string | readonly Piece[]): string {
  return typeof line === 'string' ? line : join(line);
}

function groupBy<Item, Key>(items: readonly Item[], toKey: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item]);
  return groups;
}
