import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { decline } from './declined.ts';
import { toLiteral, toNumber, xsd } from './literals.ts';
import { Blank, escapeAddress, escapeText, type Place, type Quad } from './quads.ts';
import { emptyScope, expandAddress, expandWord, type Scope, type Term } from './scope.ts';

/** Gives the context document for a URL, or undefined when it is none that was reviewed. */
export type ContextLoader = (url: string) => JsonObject | undefined;

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Values that do not fit the few kinds of term that are read here, so that their texts would not be plain literals. */
const unreadTypes: readonly (string | undefined)[] = ['@json', `${rdf}langString`, `${xsd}double`];
/** Documents from outside are never nested deeper; others go the general way. */
const deepest = 100;
const highUnit = /[\ud800-\uffff]/;
const ordinary = /^[ !#-[\]-~\u0080-\ud7ff]*$/;

/**
 * Hears of every text that became an address or a literal: what was written, what it became, and what would become of
 * another text in its place, which is undefined where that would have to go the general way.
 */
export type NoteText = (text: string, written: string, write: (other: string) => string | undefined) => void;

/** The quads of a document, and what must be known to write them in order. */
export interface Quads {
  /** All of them; those without a blank node may stand there twice. */
  all: Quad[];
  blanks: Blank[];
  /** Numbers, truth values and empty lists: the general path may write what they say as often as it is said. */
  unmerged: Set<string>;
  /** Is there any character from U+D800 on? */
  hasHighUnits: boolean;
}

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
  readonly quads: Quads = { all: [], blanks: [], unmerged: new Set(), hasHighUnits: false };
  private readonly load: ContextLoader;
  private readonly note: NoteText | undefined;

  constructor(load: ContextLoader, note: NoteText | undefined) {
    this.load = load;
    this.note = note;
  }

  /** Writes the node that makes a graph. The safe mode refuses one that says nothing or has nothing but an id. */
  writeGraph(node: JsonObject, scope: Scope, term: Term | undefined, graph: Place, depth: number): void {
    const subject = this.writeNode(node, scope, term, graph, depth);
    const said = Object.keys(node).filter(key => key !== '@context' && node[key] !== undefined);
    if (said.length === 0 || (said.length === 1 && typeof subject === 'string')) decline('a graph that says nothing');
  }

  /** Writes a node and gives its place. `scope` holds where it stands, `term` is the term whose value it is. */
  writeNode(node: JsonObject, scope: Scope, term: Term | undefined, graph: Place, depth: number): Place {
    if (depth > deepest) decline('depth');
    const keys = Object.keys(node);
    const outer = this.enterNode(node, keys, scope, term);
    const typeKey = keys.find(key => isAlias('@type', key, outer));
    const types = typeKey === undefined ? [] : toTypes(node[typeKey]);
    const inner = enterTypes(types, outer);
    const subject = this.toSubject(node, keys, inner);
    for (const type of types) {
      const iri = expandWord(type, outer.terms) ?? decline('a type');
      if (iri.startsWith('@')) decline('a type');
      this.add({ subject, predicate: `<${rdf}type>`, object: this.toAddress(iri), graph });
    }
    for (const key of keys) {
      const value = node[key];
      if (key === '@context' || value === undefined) continue;
      if (isAlias('@type', key, inner) !== (key === typeKey)) decline('a type that is hidden');
      if (key !== typeKey && !isAlias('@id', key, inner)) this.writeProperty(subject, key, value, inner, graph, depth);
    }
    return subject;
  }

  /** The scope in which the types of a node stand (JSON-LD 1.1 API §5.1.2, steps 7 to 9). */
  private enterNode(node: JsonObject, keys: readonly string[], scope: Scope, term: Term | undefined): Scope {
    const isReference = keys.length === 1 && isAlias('@id', keys[0] ?? '', scope);
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

  private toSubject(node: JsonObject, keys: readonly string[], scope: Scope): Place {
    const [key, second] = keys.filter(key => isAlias('@id', key, scope));
    if (second !== undefined) decline('two ids');
    if (key !== undefined) return this.toReference(node[key], scope);
    const blank = new Blank();
    this.quads.blanks.push(blank);
    return blank;
  }

  private writeProperty(
    subject: Place,
    key: string,
    value: JsonValue,
    scope: Scope,
    graph: Place,
    depth: number,
  ): void {
    const term = scope.terms.get(key) ?? decline(`the word ${key}`);
    const inside = term.scoped === undefined ? scope : scope.enter(term.scoped, 'property');
    const meaning = inside === scope ? term : inside.terms.get(key);
    const { predicate } = term;
    const write = (item: JsonValue, graph: Place) => this.writeValue(item, inside, meaning, graph, depth + 1);
    if (term.container === '@list') {
      this.add({ subject, predicate, object: this.writeList(value, item => write(item, graph), graph), graph });
      return;
    }
    for (const item of Array.isArray(value) ? value : [value]) {
      if (term.container !== '@graph') {
        this.add({ subject, predicate, object: write(item, graph), graph });
        continue;
      }
      const named = new Blank();
      this.quads.blanks.push(named);
      this.add({ subject, predicate, object: named, graph });
      this.writeGraph(toNode(item), inside, meaning, named, depth + 1);
    }
  }

  /** A list as a chain of blank nodes; gives its head (JSON-LD 1.1 API §8.4). */
  private writeList(value: JsonValue, write: (item: JsonValue) => Place, graph: Place): Place {
    const items = Array.isArray(value) ? value : [value];
    const cells = items.map(() => new Blank());
    this.quads.blanks.push(...cells);
    for (const [index, item] of items.entries()) {
      const subject = cells[index] ?? decline('a list');
      this.add({ subject, predicate: `<${rdf}first>`, object: write(item), graph });
      this.add({ subject, predicate: `<${rdf}rest>`, object: cells[index + 1] ?? `<${rdf}nil>`, graph });
    }
    if (cells[0]) return cells[0];
    this.quads.unmerged.add(`<${rdf}nil>`);
    return `<${rdf}nil>`;
  }

  private writeValue(value: JsonValue, scope: Scope, term: Term | undefined, graph: Place, depth: number): Place {
    if (isJsonObject(value)) return this.writeNode(value, scope, term, graph, depth);
    if (!term || value === null || Array.isArray(value) || unreadTypes.includes(term.type)) return decline('a value');
    if (typeof value === 'string') return this.toText(value, scope, term);
    const datatype = term.type?.startsWith('@') ? undefined : term.type;
    const object =
      typeof value === 'number' ? toNumber(value, datatype) : toLiteral(String(value), datatype ?? `${xsd}boolean`);
    this.quads.unmerged.add(object);
    return object;
  }

  private toText(text: string, scope: Scope, { type }: Term): string {
    if (type === '@id') return this.toReference(text, scope);
    if (type === '@vocab') {
      const iri = expandWord(text, scope.terms);
      return iri === undefined || iri.startsWith('@') ? decline('a word') : this.toAddress(iri);
    }
    // Measured: nine texts in ten need no escape, and one test for all that is special takes a third off writing them.
    const literal = toLiteral(ordinary.test(text) ? text : escapeText(this.withUnits(text)), type);
    this.note?.(text, literal, other => (highUnit.test(other) ? undefined : toLiteral(escapeText(other), type)));
    return literal;
  }

  private toReference(value: JsonValue | undefined, scope: Scope): string {
    if (typeof value !== 'string') return decline('an id');
    const address = this.toAddress(expandAddress(value, scope.terms) ?? decline('an id'));
    this.note?.(value, address, other => {
      const iri = highUnit.test(other) ? undefined : expandAddress(other, scope.terms);
      return iri === undefined ? undefined : `<${escapeAddress(iri)}>`;
    });
    return address;
  }

  private toAddress(iri: string): string {
    return `<${escapeAddress(this.withUnits(iri))}>`;
  }

  private withUnits(text: string): string {
    if (!text.isWellFormed()) decline('half of a character');
    this.quads.hasHighUnits ||= highUnit.test(text);
    return text;
  }

  private add(quad: Quad): void {
    if (this.isKnown(quad)) return;
    this.quads.all.push(quad);
    for (const place of [quad.subject, quad.object, quad.graph]) if (place instanceof Blank) place.quads.push(quad);
  }

  /** A set says everything once. */
  private isKnown({ subject, predicate, object, graph }: Quad): boolean {
    const holder = subject instanceof Blank ? subject : graph;
    if (typeof object !== 'string' || !(holder instanceof Blank)) return false;
    const known = holder.quads.some(
      quad =>
        quad.object === object && quad.predicate === predicate && quad.subject === subject && quad.graph === graph,
    );
    if (known && this.quads.unmerged.has(object)) decline('a number or an empty list twice');
    return known;
  }
}

/** Is this key the keyword or a term for it? */
function isAlias(keyword: '@id' | '@type', key: string, scope: Scope): boolean {
  return key === keyword || scope.terms.get(key)?.iri === keyword;
}

function enterTypes(types: readonly string[], scope: Scope): Scope {
  const sorted = types.length > 1 ? [...types].sort() : types;
  return sorted.reduce((entered, type) => {
    const scoped = scope.terms.get(type)?.scoped;
    return scoped === undefined ? entered : entered.enter(scoped, 'type');
  }, scope);
}

function toTypes(value: JsonValue | undefined): string[] {
  const types = Array.isArray(value) ? value : [value];
  const texts = types.filter(type => typeof type === 'string');
  return texts.length === types.length && texts.length > 0 ? texts : decline('types');
}

function toNode(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : decline('a graph that is no node');
}
