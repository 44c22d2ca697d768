import { asArray, isJsonObject, type JsonObject, type JsonValue, toPointer } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { type Loss, localNames } from './record.ts';

/** A controlled term as a document gives it. */
export interface Concept {
  id?: string;
  label?: string;
  notation?: string;
  /** The list it comes from: its address, or what it is called. */
  scheme?: string;
}

/**
 * A European credential while it is read. It is a graph: a node may stand in several places, whole or by its id alone. What
 * was read is remembered, so that what was not can be told.
 */
export class Graph {
  readonly language: string;
  private readonly nodes = new Map<string, JsonObject>();
  private readonly read = new Set<string>();

  constructor(document: JsonObject, language: string) {
    this.language = language;
    this.collect(document);
  }

  private collect(value: JsonValue): void {
    if (Array.isArray(value)) for (const item of value) this.collect(item);
    if (!isJsonObject(value)) return;
    if (typeof value.id === 'string' && value.type !== undefined && !this.nodes.has(value.id))
      this.nodes.set(value.id, value);
    for (const child of Object.values(value)) this.collect(child);
  }

  /** The node that a value is or names. */
  find(value: JsonValue): JsonObject | undefined {
    if (isJsonObject(value) && value.type !== undefined) return value;
    const id = isJsonObject(value) ? value.id : value;
    return typeof id === 'string' ? this.nodes.get(id) : undefined;
  }

  mark(node: JsonObject, at: string, name: string): void {
    this.read.add(`${nameOf(node, at)} ${name}`);
  }

  /** The places of the document that nothing was read from. */
  listUnread(document: JsonObject): Loss[] {
    const losses: Loss[] = [];
    this.noteUnread(document, [], losses, new Set());
    return losses;
  }

  private noteUnread(node: JsonObject, path: (string | number)[], losses: Loss[], seen: Set<string>): void {
    const at = toPointer(path);
    const name = nameOf(node, at);
    if (seen.has(name)) return;
    seen.add(name);
    for (const [key, value] of Object.entries(node)) {
      if (key === '@context' || key === 'id' || key === 'type') continue;
      const isRead = (part: string) => this.read.has(`${name} ${part}`);
      const place = [...path, key];
      if (isRead(key)) continue;
      if (isJsonObject(value) && value.type === undefined) {
        for (const language of Object.keys(value)) {
          if (!isRead(`${key}/${language}`)) losses.push({ at: toPointer([...place, language]) });
        }
        continue;
      }
      for (const [index, item] of asArray(value).entries()) {
        const where = Array.isArray(value) ? [...place, index] : place;
        const child = this.find(item);
        if (child && child.type !== 'Concept' && this.isVisited(child, toPointer(where)))
          this.noteUnread(child, where, losses, seen);
        else losses.push({ at: toPointer(where) });
      }
    }
  }

  private isVisited(node: JsonObject, at: string): boolean {
    return this.read.has(`${nameOf(node, at)} `);
  }
}

function nameOf({ id }: JsonObject, at: string): string {
  return typeof id === 'string' ? id : at;
}

/** One node of a European credential, read with patience: what has a wrong type reads as absent. */
export class EuropeanNode {
  readonly node: JsonObject;
  readonly at: string;
  private readonly graph: Graph;

  constructor(node: JsonObject, at: string, graph: Graph) {
    this.node = node;
    this.at = at;
    this.graph = graph;
    graph.mark(node, at, '');
  }

  /** Its id, unless that names nothing outside the document. */
  get id(): string | undefined {
    const { id } = this.node;
    return typeof id === 'string' && !id.startsWith(localNames) ? id : undefined;
  }

  /** The texts of a property in the language of reading, or in the first language there is. Those not kept stay unread. */
  labels(name: string, isKept: (text: string) => boolean = () => true): string[] {
    const value = this.value(name);
    const texts = isJsonObject(value) ? value : {};
    const language = Object.hasOwn(texts, this.graph.language) ? this.graph.language : Object.keys(texts)[0];
    if (language === undefined) return [];
    const kept = asArray(texts[language]).filter(text => typeof text === 'string' && isKept(text));
    if (kept.length > 0) this.graph.mark(this.node, this.at, `${name}/${language}`);
    return kept.map(String);
  }

  label(name: string, isKept?: (text: string) => boolean): string | undefined {
    return this.labels(name, isKept)[0];
  }

  requiredLabel(name: string): string {
    const text = this.label(name);
    if (text === undefined)
      throw new Malformed(`${this.at}/${name}`, 'missing', 'This credential lacks what every award says.');
    return text;
  }

  /** A plain text or number, as text. */
  word(name: string): string | undefined {
    const [value] = asArray(this.value(name));
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    this.graph.mark(this.node, this.at, name);
    return String(value);
  }

  isTrue(name: string): boolean | undefined {
    const value = this.value(name);
    if (typeof value !== 'boolean') return undefined;
    this.graph.mark(this.node, this.at, name);
    return value;
  }

  children(name: string, type?: string): EuropeanNode[] {
    const value = this.value(name);
    return asArray(value).flatMap((item, index) => {
      const node = this.graph.find(item);
      if (node === undefined || (type !== undefined && !asArray(node.type).includes(type))) return [];
      const at = Array.isArray(value) ? `${this.at}/${name}/${index}` : `${this.at}/${name}`;
      return [new EuropeanNode(node, at, this.graph)];
    });
  }

  /** The first node under a property; the others stay unread. */
  child(name: string): EuropeanNode | undefined {
    const value = this.value(name);
    const node = this.graph.find(asArray(value)[0] ?? '');
    return (
      node && new EuropeanNode(node, Array.isArray(value) ? `${this.at}/${name}/0` : `${this.at}/${name}`, this.graph)
    );
  }

  /** The terms under a property. */
  concepts(name: string): Concept[] {
    this.graph.mark(this.node, this.at, name);
    return asArray(this.value(name)).flatMap(item => {
      const node = this.graph.find(item);
      if (node === undefined) return typeof item === 'string' ? [{ id: item }] : [];
      return [toConcept(new EuropeanNode(node, this.at, this.graph))];
    });
  }

  /** What the first of the terms stands for that stands for something; otherwise the terms stay unread. */
  meaning<Meaning>(name: string, find: (concept: Concept) => Meaning | undefined): Meaning | undefined {
    for (const item of asArray(this.value(name))) {
      const node = this.graph.find(item);
      const found = node && find(toConcept(new EuropeanNode(node, this.at, this.graph)));
      if (found === undefined) continue;
      this.skip(name);
      return found;
    }
    return undefined;
  }

  concept(name: string): Concept | undefined {
    return this.concepts(name)[0];
  }

  /** What says nothing of the award, such as the schema of the document, counts as read. */
  skip(...names: string[]): void {
    for (const name of names) this.graph.mark(this.node, this.at, name);
  }

  private value(name: string): JsonValue | undefined {
    return Object.hasOwn(this.node, name) ? this.node[name] : undefined;
  }
}

function toConcept(node: EuropeanNode): Concept {
  const [id, label, notation] = [node.id, node.label('prefLabel'), node.word('notation')];
  const scheme = node.child('inScheme')?.id;
  return {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { label }),
    ...(notation === undefined ? {} : { notation }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}
