import { type HashText, issueLabels } from './label.ts';
import { Blank, type Place, type Quad, type Quads } from './quads.ts';

/** A text that is known only when the form is filled. */
export interface Hole {
  text: string;
}

/** A text that is always the same, or one that is not: a hole, or the label of a blank node. */
type Piece = string | Hole | Blank;

/** Lines of one subject and predicate that have to be sorted anew. */
interface Run {
  beginning: Piece[];
  ends: Piece[][];
}

/** Lines of one subject, as pieces. Their order is known, but for that inside of runs: no predicate begins another. */
interface Group {
  subject: Piece;
  parts: (Piece | Run)[];
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
export function toForm({ all, blanks }: Quads, holes: ReadonlyMap<string, Hole>): Form {
  const toPiece = (place: Place): Piece => (typeof place === 'string' ? (holes.get(place) ?? place) : place);
  const turning = blanks.map(blank => {
    const toFirst = (place: Place) => (place instanceof Blank ? (place === blank ? '_:a' : '_:z') : toPiece(place));
    return { blank, lines: blank.quads.map(quad => merge([toFirst(quad.subject), ...toEnd(quad, toFirst)])) };
  });
  return {
    groups: [...groupBy(all, ({ subject }) => subject)].map(([subject, quads]) => ({
      subject: toPiece(subject),
      parts: merge(toParts(toPiece(subject), quads, toPiece)),
    })),
    turning: turning.filter(({ lines }) => lines.some(isOpen)),
    blanks,
  };
}

function toParts(subject: Piece, quads: readonly Quad[], toPiece: (place: Place) => Piece): (Piece | Run)[] {
  const byPredicate = groupBy(quads, ({ predicate }) => predicate);
  return [...byPredicate.keys()].sort().flatMap((predicate): (Piece | Run)[] => {
    const ends = (byPredicate.get(predicate) ?? []).map(quad => merge(toEnd(quad, toPiece)));
    if (ends.length > 1 && ends.some(isOpen)) return [{ beginning: [subject], ends }];
    const distinct = ends.some(isOpen) ? ends : [...new Set(ends.map(join))].sort().map(end => [end]);
    return distinct.flatMap(end => [subject, ...end]);
  });
}

/** All of a line that comes after its subject. */
function toEnd({ predicate, object, graph }: Quad, toPiece: (place: Place) => Piece): Piece[] {
  return [` ${predicate} `, toPiece(object), ...(graph === '' ? [] : [' ', toPiece(graph)]), ' .\n'];
}

/** The canonical N-Quads with the texts that the holes hold now. Undefined where two things became one. */
export function writeForm({ groups, turning, blanks }: Form, hash: HashText): string | undefined {
  for (const { blank, lines } of turning) {
    const texts = lines.map(join);
    if (
      lines.some(
        (line, index) => isOpen(line) && texts.indexOf(texts[index] ?? '') !== texts.lastIndexOf(texts[index] ?? ''),
      )
    ) {
      return undefined;
    }
    blank.hash = hash(texts.sort().join(''));
  }
  issueLabels(blanks, hash);
  const written = groups.map(({ subject, parts }) => ({ subject: toText(subject), parts })).sort(bySubject);
  let nquads = '';
  for (const [index, { subject, parts }] of written.entries()) {
    if (subject === written[index + 1]?.subject) return undefined;
    for (const part of parts) {
      if (typeof part === 'string') nquads += part;
      else if (!('ends' in part)) nquads += toText(part);
      else {
        const ends = part.ends.map(join).sort();
        if (new Set(ends).size < ends.length) return undefined;
        for (const end of ends) nquads += join(part.beginning) + end;
      }
    }
  }
  return nquads;
}

function bySubject(one: { subject: string }, other: { subject: string }): number {
  return one.subject < other.subject ? -1 : 1;
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
function isOpen(pieces: readonly unknown[]): boolean {
  return pieces.some(piece => typeof piece !== 'string');
}

/** Texts that follow each other as one. */
function merge<Part>(parts: readonly (Part | string)[]): (Part | string)[] {
  const merged: (Part | string)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

function groupBy<Item, Key>(items: readonly Item[], toKey: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(toKey(item), [...(groups.get(toKey(item)) ?? []), item]);
  return groups;
}
