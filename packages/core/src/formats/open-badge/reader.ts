import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { Malformed } from '../../malformed.ts';

/**
 * One node of somebody's credential, read with patience: a set of one may lack its array, a text may be a language map or a
 * value object, and what has a wrong type reads as absent, since `checkOpenBadge` is who complains about it.
 */
export class NodeReader {
  readonly at: string;
  private readonly node: JsonObject;
  private readonly language: string | undefined;

  constructor(node: JsonObject, at: string, language?: string) {
    this.node = node;
    this.at = at;
    this.language = language;
  }

  /** The text of a property, in the language of the document where there are several. */
  text(name: string): string | undefined {
    return toText(this.value(name), this.language);
  }

  /** The text of a property that an award cannot be without. */
  requiredText(name: string): string {
    const text = this.text(name);
    if (text === undefined)
      throw new Malformed(`${this.at}/${name}`, 'missing', 'This credential lacks what every award says.');
    return text;
  }

  texts(name: string): string[] {
    return this.values(name)
      .map(value => toText(value, this.language))
      .filter(text => text !== undefined);
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    return typeof value === 'number' ? value : undefined;
  }

  /** The text of a property when it is one of the words. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const text = this.text(name);
    return words.find(word => word === text);
  }

  isTrue(name: string): boolean {
    return this.value(name) === true;
  }

  hasType(type: string): boolean {
    return this.values('type').includes(type);
  }

  /** The first node under a property. */
  child(name: string): NodeReader | undefined {
    return this.children(name)[0];
  }

  children(name: string): NodeReader[] {
    return this.values(name).flatMap((value, index) =>
      isJsonObject(value) ? [new NodeReader(value, `${this.at}/${name}/${index}`, this.language)] : [],
    );
  }

  /** The nodes under a property, word for word. */
  objects(name: string): JsonObject[] {
    return this.values(name).filter(isJsonObject);
  }

  /** The same node, preferring texts in the language that one of its properties names. */
  inLanguageOf(name: string): NodeReader {
    return new NodeReader(this.node, this.at, this.text(name));
  }

  private value(name: string): JsonValue | undefined {
    return Object.hasOwn(this.node, name) ? this.node[name] : undefined;
  }

  private values(name: string): JsonValue[] {
    return asArray(this.value(name));
  }
}

function toText(value: JsonValue | undefined, language: string | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(item => toText(item, language)).find(text => text !== undefined);
  if (!isJsonObject(value)) return undefined;
  const texts = Object.values(value).filter(text => typeof text === 'string');
  const preferred = [value['@value'], language === undefined ? undefined : value[language], texts[0]];
  return preferred.find(text => typeof text === 'string');
}

/** What was found of a list, or nothing where the field may be absent and the list is empty. */
export function unlessEmpty<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
