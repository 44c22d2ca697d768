import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { decline } from './declined.ts';
import { toNative, xsd } from './literals.ts';
import { escapeAddress, escapeText, type Place, type Quad, Quads } from './quads.ts';
import { emptyScope, expandAddress, type Scope, type Term } from './scope.ts';
import type { Step } from './shape.ts';

/** Gives the context document for a URL, or undefined when it is none that was reviewed. */
export interface ContextLoader {
  (url: string): JsonObject | undefined;
  /** Contexts written into a document are taken too. Nobody reviewed what they make of its words, so they are refused unless asked for. */
  readonly takesWritten?: true;
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Values that do not fit the few kinds of term that are read here, so that their texts would not be plain literals. */
const unreadTypes: readonly (string | undefined)[] = ['@json', `${rdf}langString`, `${xsd}double`];
/** Documents from outside are never nested deeper; others go the general way. */
const deepest = 100;
const highUnit = /[\ud800-\uffff]/;
/** What needs no escape. Measured: asking first, rather than replacing nothing, takes a tenth off the whole. */
const ordinary = /^[ !#-[\]-~\u0080-\ud7ff]*$/;
const ordinaryAddress = /^[!#-;=?-[\]_a-z~\u0080-\ud7ff]*$/;

/**
 * Hears of every text that became an address or a literal: what was written, what it became, and what would become of
 * another text in its place, which is undefined where that would have to go the general way.
 */
export type NoteText = (text: string, written: string, write: (other: string) => string | undefined) => void;

/**
 * A credential as quads: expansion and deserialisation in one walk (JSON-LD 1.1 API §5.1, §8.1). It reads nodes, their types,
 * addresses, texts, numbers and truth values, lists and graphs, and declines everything else, above all whatever the safe
 * mode refuses: the general path then says what is wrong.
 */
export function toQuads(document: JsonObject, load: ContextLoader, note?: NoteText): Quads {
  const writer = new Writer(load, note);
  writer.writeGraph(document, emptyScope, undefined, '', 0);
  return writer.quads;
}

class Writer {
  readonly quads = new Quads();
  private readonly load: ContextLoader;
  private readonly note: NoteText | undefined;

  constructor(load: ContextLoader, note: NoteText | undefined) {
    this.load = load;
    this.note = note;
  }

  /** Writes the node that makes a graph. The safe mode refuses one that says nothing or has nothing but an id. */
  writeGraph(node: JsonObject, scope: Scope, term: Term | undefined, graph: Place, depth: number): void {
    const subject = this.writeNode(node, scope, term, graph, depth);
    const said = Object.keys(node).filter(key => key !== '@context').length;
    if (said === 0 || (said === 1 && typeof subject === 'string')) decline('a graph that says nothing');
  }

  /** Writes a node and gives its place. `scope` holds where it stands, `term` is the term whose value it is. */
  writeNode(node: JsonObject, scope: Scope, term: Term | undefined, graph: Place, depth: number): Place {
    if (depth > deepest) decline('depth');
    const keys = Object.keys(node);
    const outer = this.enterNode(node, keys, scope, term);
    const outerShape = outer.shapes.find(keys);
    const { typeKey } = outerShape;
    const types = typeKey === undefined ? noTypes : toTypes(node[typeKey]);
    const inner = enterTypes(types, outer);
    const shape = inner === outer ? outerShape : inner.shapes.find(keys);
    if (shape.typeKey !== typeKey) decline('a type that is hidden');
    const subject = shape.idKey === undefined ? this.quads.addBlank() : this.toReference(node[shape.idKey], inner);
    const said = this.quads.begin(subject);
    for (const step of shape.steps) {
      if (step.container !== '@type') this.writeProperty(subject, said, step, node[step.key], graph, depth);
      else for (const type of types) this.add(said, subject, step.predicate, this.toWord(type, outer), graph);
    }
    return subject;
  }

  private add(said: Quad[], subject: Place, predicate: string, object: Place, graph: Place): void {
    this.quads.add(said, { subject, predicate, object, graph });
  }

  /** The scope in which the types of a node stand (JSON-LD 1.1 API §5.1.2, steps 7 to 9). */
  private enterNode(node: JsonObject, keys: readonly string[], scope: Scope, term: Term | undefined): Scope {
    const isReference = keys.length === 1 && scope.findKey('@id', keys) !== undefined;
    let entered = scope.previous && !isReference ? scope.previous : scope;
    if (term?.scoped !== undefined) entered = entered.enter(term.scoped, 'property');
    const contexts = node['@context'];
    if (contexts === undefined) return entered;
    for (const url of Array.isArray(contexts) ? contexts : [contexts]) {
      const context = typeof url === 'string' ? this.load(url)?.['@context'] : undefined;
      entered = context === undefined ? decline('a context that is not known') : entered.enter(context, 'document');
    }
    return entered;
  }

  private writeProperty(
    subject: Place,
    said: Quad[],
    { predicate, container, inside, meaning }: Step,
    value: JsonValue | undefined,
    graph: Place,
    depth: number,
  ): void {
    if (value === undefined) decline('nothing');
    if (container === undefined && !Array.isArray(value)) {
      this.add(said, subject, predicate, this.writeValue(value, inside, meaning, graph, depth + 1), graph);
      return;
    }
    const values = Array.isArray(value) ? value : [value];
    if (container === '@list') {
      this.add(said, subject, predicate, this.writeList(values, inside, meaning, graph, depth), graph);
    } else if (container === '@graph') {
      for (const item of values) {
        const named = this.quads.addBlank();
        this.add(said, subject, predicate, named, graph);
        this.writeGraph(toNode(item), inside, meaning, named, depth + 1);
      }
    } else {
      for (const item of values) {
        this.add(said, subject, predicate, this.writeValue(item, inside, meaning, graph, depth + 1), graph);
      }
    }
  }

  /** A list as a chain of blank nodes; gives its head (JSON-LD 1.1 API §8.4). */
  private writeList(
    values: readonly JsonValue[],
    scope: Scope,
    term: Term | undefined,
    graph: Place,
    depth: number,
  ): Place {
    const nil = `<${rdf}nil>`;
    const cells = values.map(() => this.quads.addBlank());
    for (const [index, item] of values.entries()) {
      const subject = cells[index] ?? nil;
      const said = this.quads.begin(subject);
      const object = this.writeValue(item, scope, term, graph, depth + 1);
      this.add(said, subject, `<${rdf}first>`, object, graph);
      this.add(said, subject, `<${rdf}rest>`, cells[index + 1] ?? nil, graph);
    }
    if (cells.length === 0) this.quads.unmerged.add(nil);
    return cells[0] ?? nil;
  }

  private writeValue(value: JsonValue, scope: Scope, term: Term | undefined, graph: Place, depth: number): Place {
    if (isJsonObject(value)) return this.writeNode(value, scope, term, graph, depth);
    if (!term || value === null || Array.isArray(value) || unreadTypes.includes(term.type)) return decline('a value');
    if (typeof value === 'string') return this.toText(value, scope, term);
    const object = toNative(value, term.suffix);
    this.quads.unmerged.add(object);
    return object;
  }

  private toText(text: string, scope: Scope, { type, suffix = '' }: Term): string {
    if (type === '@id') return this.toReference(text, scope);
    if (type === '@vocab') return this.toWord(text, scope);
    const literal = `"${ordinary.test(text) ? text : escapeText(this.withUnits(text))}"${suffix}`;
    this.note?.(text, literal, other => {
      if (ordinary.test(other)) return `"${other}"${suffix}`;
      return highUnit.test(other) ? undefined : `"${escapeText(other)}"${suffix}`;
    });
    return literal;
  }

  private toReference(value: JsonValue | undefined, scope: Scope): string {
    if (typeof value !== 'string') return decline('an id');
    const address = this.toAddress(expandAddress(value, scope.terms) ?? decline('an id'));
    this.note?.(value, address, other => {
      const iri = expandAddress(other, scope.terms);
      if (iri === undefined || ordinaryAddress.test(iri)) return iri && `<${iri}>`;
      return highUnit.test(other) ? undefined : `<${escapeAddress(iri)}>`;
    });
    return address;
  }

  /** A type, or a word of a vocabulary. */
  private toWord(word: string, scope: Scope): string {
    const term = scope.terms.get(word);
    if (term) return term.iri.startsWith('@') ? decline(`the word ${word}`) : term.written;
    return this.toAddress(expandAddress(word, scope.terms) ?? decline(`the word ${word}`));
  }

  private toAddress(iri: string): string {
    return ordinaryAddress.test(iri) ? `<${iri}>` : `<${escapeAddress(this.withUnits(iri))}>`;
  }

  private withUnits(text: string): string {
    if (!text.isWellFormed()) decline('half of a character');
    this.quads.hasHighUnits ||= highUnit.test(text);
    return text;
  }
}

const noTypes: readonly string[] = [];

function enterTypes(types: readonly string[], scope: Scope): Scope {
  const sorted = types.length > 1 ? [...types].sort() : types;
  let entered = scope;
  for (const type of sorted) {
    const scoped = scope.terms.get(type)?.scoped;
    if (scoped !== undefined) entered = entered.enter(scoped, 'type');
  }
  return entered;
}

function toTypes(value: JsonValue | undefined): readonly string[] {
  const types = Array.isArray(value) ? value : [value];
  return types.length > 0 && types.every(type => typeof type === 'string') ? (types as string[]) : decline('types');
}

function toNode(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : decline('a graph that is no node');
}
