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

/** One line, in which `name` says what stands for a blank node. */
export function toLine({ subject, predicate, object, graph }: Quad, name: (blank: Blank) => string): string {
  const from = typeof subject === 'string' ? subject : name(subject);
  const to = typeof object === 'string' ? object : name(object);
  if (graph === '') return `${from} ${predicate} ${to} .\n`;
  return `${from} ${predicate} ${to} ${typeof graph === 'string' ? graph : name(graph)} .\n`;
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
