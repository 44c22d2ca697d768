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
  ends: End[];
  /** What the subject says now. */
  name: string;
  /** All lines, and what the subject said in them: they are written again only when it or something in them is different. */
  kept?: { name: string; lines: string };
}

/** A blank node whose hash depends on a hole, and its lines with `_:a` and `_:z` in place (RDFC-1.0 §4.6). */
interface Turning {
  blank: Blank;
  lines: Piece[][];
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
    return { blank, lines: blank.quads.map(quad => [toFirst(quad.subject), ...toEnd(quad, toFirst)]) };
  });
  const all = [...named.flatMap(([, said]) => said), ...blanks.flatMap(({ own }) => own)];
  return {
    groups: [...groupBy(all, ({ subject }) => subject)].map(([subject, quads]) =>
      toGroup(toPiece(subject), quads, toPiece),
    ),
    turning: turning.filter(({ lines }) => lines.some(isOpen)),
    blanks: [...blanks],
  };
}

function toGroup(subject: Piece, quads: readonly Quad[], toPiece: (place: Place) => Piece): Group {
  const byPredicate = groupBy(quads, ({ predicate }) => predicate);
  const ends = [...byPredicate.keys()].sort().flatMap((predicate): End[] => {
    const run = (byPredicate.get(predicate) ?? []).map(quad => toEnd(quad, toPiece));
    return run.some(isOpen) ? [run] : [...new Set(run.map(join))].sort();
  });
  return { subject, ends, name: '' };
}

function toEnd({ predicate, object, graph }: Quad, toPiece: (place: Place) => Piece): Piece[] {
  const end = graph === '' ? [' .\n'] : [' ', toPiece(graph), ' .\n'];
  return [` ${predicate} `, toPiece(object), ...end];
}

/** The canonical N-Quads with the texts that the holes hold now. Undefined where two things became one. */
export function writeForm({ groups, turning, blanks }: Form, hash: HashText): string | undefined {
  for (const { blank, lines } of turning) {
    const texts = lines.map(join);
    if (lines.some((line, index) => isOpen(line) && isTwice(texts[index] ?? '', texts))) return undefined;
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

/** The lines of a group, undefined where two became one. */
function writeGroup(group: Group): string | undefined {
  const { ends, name, kept } = group;
  if (kept?.name === name) return kept.lines;
  let [lines, isClosed] = ['', true];
  for (const end of ends) {
    if (typeof end === 'string') {
      lines += name + end;
      continue;
    }
    isClosed = false;
    const run = end.map(join);
    if (run.length > 1 && new Set(run.sort()).size < run.length) return undefined;
    for (const text of run) lines += name + text;
  }
  if (isClosed) group.kept = { name, lines };
  return lines;
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

function isTwice(text: string, texts: readonly string[]): boolean {
  return texts.indexOf(text) !== texts.lastIndexOf(text);
}

function groupBy<Item, Key>(items: readonly Item[], toKey: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item]);
  return groups;
}
