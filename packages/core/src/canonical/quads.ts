import { decline } from './declined.ts';

/** Quads (RDF 1.1 N-Quads), in which whatever is not a blank node is already written as it will be signed. */

/** A node without a name. Its label is issued last, once it is known how it differs from the others (RDFC-1.0 §4.4). */
export class Blank {
  /** What is said of it, in the order of the predicates. */
  readonly own: Quad[] = [];
  /** What is said of others and has it as object or graph. */
  readonly others: Quad[] = [];
  /** Hash of the quads around it, in hexadecimal (§4.6). */
  hash = '';
  /** `_:c14n0` and so on. */
  label = '';

  /** All quads around it. */
  get quads(): Quad[] {
    return [...this.own, ...this.others];
  }
}

/** A subject, object or graph: `<address>`, a literal, a blank node, or '' for the default graph. */
export type Place = string | Blank;

export interface Quad {
  subject: Place;
  /** `<address>` */
  predicate: string;
  object: Place;
  graph: Place;
}

/** The quads of a document by their subjects, and what must be known to write them in order. */
export class Quads {
  /** What each node with an address says of it; several may speak of one, and say the same. */
  readonly named: [subject: string, said: Quad[]][] = [];
  readonly blanks: Blank[] = [];
  /** Numbers, truth values and empty lists: the general path may write what they say as often as it is said. */
  readonly unmerged = new Set<string>();
  /** Is there any character from U+D800 on? */
  hasHighUnits = false;

  addBlank(): Blank {
    const blank = new Blank();
    this.blanks.push(blank);
    return blank;
  }

  /** Where what a node says of this subject is to be added, in the order of the predicates. */
  begin(subject: Place): Quad[] {
    if (typeof subject !== 'string') return subject.own;
    const said: Quad[] = [];
    this.named.push([subject, said]);
    return said;
  }

  add(said: Quad[], quad: Quad): void {
    const { subject, object, graph } = quad;
    if (typeof object === 'string' && this.isKnown(said, quad)) return;
    said.push(quad);
    if (typeof object !== 'string' && object !== subject) object.others.push(quad);
    if (typeof graph !== 'string' && graph !== subject && graph !== object) graph.others.push(quad);
  }

  /** A set says everything once, and what blank nodes say has to be known before it is hashed. */
  private isKnown(said: readonly Quad[], { subject, predicate, object, graph }: Quad): boolean {
    const holder = typeof subject === 'string' ? graph : subject;
    if (typeof holder === 'string') return false;
    const quads = holder === subject ? said : holder.others;
    for (let index = quads.length - 1; index >= 0; index--) {
      const quad = quads[index] as Quad;
      if (quad.object === object && quad.predicate === predicate && quad.subject === subject && quad.graph === graph) {
        return this.refuseTwice(String(object));
      }
      if (holder === subject && quad.predicate !== predicate) return false;
    }
    return false;
  }

  /** The second of two things that are the same, which is left out. */
  refuseTwice(object: string): true {
    return this.unmerged.has(object) ? decline('a number or an empty list twice') : true;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** The text as a literal, without its quotes (RDFC-1.0 §5, canonical N-Quads). */
export function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be escaped
  return text.replace(/[\u0000-\u001f\u007f"\\]/g, character => escapes[character] ?? toCodeEscape(character));
}

/** The address as it stands between angle brackets. */
export function escapeAddress(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be escaped
  return address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, toCodeEscape);
}

function toCodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
