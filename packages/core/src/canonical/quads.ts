import { decline } from './declined.ts';

/** Quads (RDF 1.1 N-Quads), in which whatever is not a blank node is already written as it will be signed. */

/** A node without a name. Its label is issued last, once it is known how it differs from the others (RDFC-1.0 §4.4). */
export class Blank {
  readonly quads: Quad[] = [];
  /** Hash of the quads around it, in hexadecimal (§4.6). */
  hash = '';
  /** `_:c14n0` and so on. */
  label = '';
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

/** The quads of a document, and what must be known to write them in order. */
export class Quads {
  /** All of them; those without a blank node may stand there twice. */
  readonly all: Quad[] = [];
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

  add(quad: Quad): void {
    if (this.isKnown(quad)) return;
    const { subject, object, graph } = quad;
    this.all.push(quad);
    if (typeof subject !== 'string') subject.quads.push(quad);
    if (typeof object !== 'string') object.quads.push(quad);
    if (typeof graph !== 'string') graph.quads.push(quad);
  }

  /** A set says everything once, and what blank nodes say has to be known before it is hashed. */
  private isKnown({ subject, predicate, object, graph }: Quad): boolean {
    const holder = typeof subject === 'string' ? graph : subject;
    if (typeof object !== 'string' || typeof holder === 'string') return false;
    for (const quad of holder.quads) {
      if (quad.object !== object || quad.predicate !== predicate) continue;
      if (quad.subject === subject && quad.graph === graph) return this.refuseTwice(object);
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
