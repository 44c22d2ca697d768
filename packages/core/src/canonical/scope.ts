import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { decline } from './declined.ts';
import { toSuffix } from './literals.ts';
import { Shapes } from './shape.ts';

/** What one word means at one place of a document (JSON-LD 1.1 §4.2.1). */
export interface Term {
  /** Absolute address, or `@id` or `@type`. */
  iri: string;
  /** The address as it stands in a line: `<…>`. */
  written: string;
  /** What its texts are: `@id`, `@vocab`, `@json`, or the address of a datatype. */
  type: string | undefined;
  /** What stands behind a literal of that datatype; undefined when the type names none. */
  suffix: string | undefined;
  container: '@set' | '@list' | '@graph' | undefined;
  /** The context that holds inside its value, or inside the node of this type. */
  scoped: JsonValue | undefined;
  /** May it stand before a colon? */
  isPrefix: boolean;
  isProtected: boolean;
}

/**
 * Where a context comes from decides what it may do: `document` is written in the document, `property` belongs to a term and
 * may redefine protected terms, `type` belongs to a type and is left behind one node further in (JSON-LD 1.1 §4.1.8–4.1.10).
 */
export type Origin = 'document' | 'property' | 'type';

/** All words that mean something at one place of a document. Never changed; a context leads from one scope to another. */
export class Scope {
  readonly terms: ReadonlyMap<string, Term>;
  /** The scope that holds again one node further in. */
  readonly previous: Scope | undefined;
  private readonly entered: Record<Origin, WeakMap<object, Scope>> = {
    document: new WeakMap(),
    property: new WeakMap(),
    type: new WeakMap(),
  };

  /** How nodes are read here, by their keys. */
  readonly shapes = new Shapes(this);
  private aliases: Record<'@id' | '@type', readonly string[]> | undefined;

  constructor(terms: ReadonlyMap<string, Term>, previous: Scope | undefined) {
    this.terms = terms;
    this.previous = previous;
  }

  /** The one of these keys that means `@id` or `@type` here. Declines two. */
  findKey(keyword: '@id' | '@type', keys: readonly string[]): string | undefined {
    this.aliases ??= { '@id': listAliases('@id', this.terms), '@type': listAliases('@type', this.terms) };
    let found: string | undefined;
    for (const alias of this.aliases[keyword]) {
      if (!keys.includes(alias)) continue;
      if (found !== undefined) decline('two keys of one meaning');
      found = alias;
    }
    return found;
  }

  /** The scope that a context leads to: worked out once for each scope and context. Declines contexts it does not know how to read. */
  enter(context: JsonValue, origin: Origin): Scope {
    if (context === null) return origin === 'property' ? emptyScope : decline('a context of null');
    if (typeof context !== 'object') return decline('a context inside a context');
    const known = this.entered[origin].get(context);
    if (known) return known;
    const scope = Array.isArray(context)
      ? context.reduce<Scope>((from, item) => from.enter(item, origin), this)
      : this.define(context, origin);
    this.entered[origin].set(context, scope);
    return scope;
  }

  private define(context: JsonObject, origin: Origin): Scope {
    const terms = new Map(this.terms);
    new Definer(context, terms, origin === 'property').defineAll();
    return new Scope(terms, origin === 'type' ? (this.previous ?? this) : this.previous);
  }
}

function listAliases(keyword: '@id' | '@type', terms: ReadonlyMap<string, Term>): string[] {
  const aliases = [...terms].flatMap(([name, { iri }]) => (iri === keyword ? [name] : []));
  return [keyword, ...aliases];
}

/** Where nothing means anything yet. */
export const emptyScope = new Scope(new Map(), undefined);

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const plainAddress = /^[A-Za-z][!#-;=?-[\]_a-z~]*$/;
const absolute = /^[A-Za-z][A-Za-z0-9+-.]*:[^\s]*$/;

/** Is it an address with a scheme? The general path draws the line at the same place. */
export function isAbsolute(address: string): boolean {
  return absolute.test(address);
}

/** Adds the terms of one context to those in force (JSON-LD 1.1 API §4.2), as far as pinned contexts need it. */
class Definer {
  private readonly context: JsonObject;
  private readonly terms: Map<string, Term>;
  private readonly mayOverride: boolean;
  private readonly done = new Map<string, boolean>();

  constructor(context: JsonObject, terms: Map<string, Term>, mayOverride: boolean) {
    this.context = context;
    this.terms = terms;
    this.mayOverride = mayOverride;
  }

  defineAll(): void {
    const { '@version': version = 1.1, '@protected': isProtected = false, ...rest } = this.context;
    if (version !== 1.1 || typeof isProtected !== 'boolean') decline('a context of an unknown edition');
    for (const term of Object.keys(rest)) {
      this.define(term);
      const scoped = this.terms.get(term)?.scoped;
      // A scoped context that is wrong makes the whole context wrong, even where it is never entered.
      if (scoped !== undefined) new Scope(new Map(this.terms), undefined).enter(scoped, 'property');
    }
  }

  private define(name: string): void {
    const state = this.done.get(name);
    if (state) return;
    if (state === false || name === '' || /^@|[:/]/.test(name)) decline(`the term ${name}`);
    this.done.set(name, false);
    const previous = this.terms.get(name);
    this.terms.delete(name);
    const term = this.toTerm(name, this.context[name] ?? null);
    if (previous?.isProtected && !this.mayOverride) {
      term.isProtected = true;
      if (JSON.stringify(previous) !== JSON.stringify(term)) decline(`the protected term ${name} is redefined`);
    }
    this.terms.set(name, term);
    this.done.set(name, true);
  }

  private toTerm(name: string, value: JsonValue): Term {
    const definition = typeof value === 'string' ? { '@id': value } : value;
    if (!isJsonObject(definition)) return decline(`the term ${name}`);
    const { '@id': id, '@type': type, '@container': container, '@context': scoped, ...rest } = definition;
    const { '@protected': isProtected = this.context['@protected'] ?? false, ...unread } = rest;
    if (Object.keys(unread).length > 0 || typeof isProtected !== 'boolean') decline(`the term ${name}`);
    if (typeof id !== 'string' || id === name) return decline(`the term ${name}`);
    const iri = id === '@id' || id === '@type' ? id : this.toAbsolute(id);
    if (iri === rdfType) decline(`the term ${name}`);
    const meant = type === undefined ? undefined : this.toType(type);
    return {
      iri,
      written: `<${iri}>`,
      type: meant,
      suffix: meant === undefined || meant.startsWith('@') ? undefined : toSuffix(meant),
      container: toContainer(container),
      scoped,
      isPrefix: typeof value === 'string' && /[:/?#[\]@]$/.test(iri),
      isProtected,
    };
  }

  private toType(type: JsonValue): string {
    if (typeof type !== 'string' || type === '@none') return decline('a type of values');
    return ['@id', '@vocab', '@json'].includes(type) ? type : this.toAbsolute(type);
  }

  /** A word of a context as an address, after the terms it is made of have been defined. */
  private toAbsolute(word: string): string {
    if (word.startsWith('@')) decline(`the keyword ${word}`);
    this.defineFirst(word);
    const colon = word.indexOf(':');
    const [prefix, suffix] = [word.slice(0, Math.max(colon, 0)), word.slice(colon + 1)];
    if (colon > 0 && prefix !== '_' && !suffix.startsWith('//')) this.defineFirst(prefix);
    const iri = expandWord(word, this.terms);
    // Plain ASCII stands in a line as it is, and in the same place whatever the order of characters.
    return iri !== undefined && plainAddress.test(iri) ? iri : decline(`the address ${word}`);
  }

  private defineFirst(name: string): void {
    if (Object.hasOwn(this.context, name)) this.define(name);
  }
}

function toContainer(container: JsonValue | undefined): Term['container'] {
  if (container === undefined || container === '@set' || container === '@list' || container === '@graph')
    return container;
  return decline('a kind of container');
}

/** A word as an address: a term, a compact address or an absolute one (JSON-LD 1.1 API §5.2). Undefined for everything else. */
function expandWord(word: string, terms: ReadonlyMap<string, Term>): string | undefined {
  return terms.get(word)?.iri ?? expandAddress(word, terms);
}

/** A compact or absolute address as an absolute one. Undefined for relative ones, blank nodes and keywords. */
export function expandAddress(address: string, terms: ReadonlyMap<string, Term>): string | undefined {
  const colon = address.indexOf(':');
  if (colon < 1) return undefined;
  if (address.startsWith('//', colon + 1)) return isAbsolute(address) ? address : undefined;
  const prefix = terms.get(address.slice(0, colon));
  const expanded = prefix?.isPrefix ? prefix.iri + address.slice(colon + 1) : address;
  return isAbsolute(expanded) ? expanded : undefined;
}
