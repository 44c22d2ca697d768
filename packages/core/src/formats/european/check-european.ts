import { europeanCredentials } from '../../contexts/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue, toPointer } from '../../json.ts';
import { type Problem, type ProblemCode, toProblem } from '../../problem.ts';
import { toCredential } from './sealed.ts';
import { classSlots, literals, type Slot } from './slots.ts';

/** Nobody mends more than this at once. */
const mostProblems = 50;

/**
 * Everything that keeps a document from being a European Digital Credential for Learning (ELM 3): its class tables, the
 * controlled lists, and the context. The seal is another question, and so is the eIDAS identifier of the issuer, which comes
 * with the seal. Also reads what the Commission's issuing tool takes in, `{credential, deliveryDetails}`.
 */
export function checkEuropean(document: JsonObject): Problem[] {
  const credential = toCredential(document);
  const check = new GraphCheck(credential);
  if (!asArray(credential['@context']).includes(europeanCredentials))
    check.note(['@context'], 'context_missing', { context: europeanCredentials });
  check.checkNode(credential, ['EuropeanDigitalCredential'], []);
  const { problems } = check;
  return problems.length > mostProblems
    ? [...problems.slice(0, mostProblems), toProblem('', 'too_many_problems')]
    : problems;
}

type Path = readonly (string | number)[];

/** Walks a document along the tables. A node may be named elsewhere by its id alone: the document is a graph. */
class GraphCheck {
  readonly problems: Problem[] = [];
  private readonly checked = new Map<string, string>();
  private readonly nodes = new Map<string, JsonObject>();

  constructor(document: JsonObject) {
    this.collect(document);
  }

  checkNode(value: JsonValue, names: readonly string[], path: Path): void {
    const node = this.find(value);
    const name = names.find(name => asArray(node?.type).includes(name));
    if (node === undefined) this.note(path, 'wrong_type', { expected: names.join(' / ') });
    else if (name === undefined) this.note([...path, 'type'], 'type_missing', { type: names.join(' / ') });
    if (node === undefined || node !== value || this.wasChecked(node)) return;
    for (const slot of classSlots.get(name ?? '') ?? []) this.checkSlot(node, slot, [...path, slot.name]);
  }

  /** A node that stands in several places is checked once, unless it says something else there. */
  private wasChecked(node: JsonObject): boolean {
    if (typeof node.id !== 'string') return false;
    const text = JSON.stringify(node);
    const isKnown = this.checked.get(node.id) === text;
    this.checked.set(node.id, text);
    return isKnown;
  }

  note(path: Path, code: ProblemCode, facts: Record<string, string> = {}): void {
    if (this.problems.length > mostProblems) return;
    const property = path.findLast(step => typeof step === 'string') ?? '';
    this.problems.push(toProblem(toPointer(path), code, { property: String(property), ...facts }));
  }

  private collect(value: JsonValue): void {
    if (Array.isArray(value)) for (const item of value) this.collect(item);
    if (!isJsonObject(value)) return;
    if (typeof value.id === 'string' && value.type !== undefined) this.nodes.set(value.id, value);
    for (const child of Object.values(value)) this.collect(child);
  }

  private find(value: JsonValue): JsonObject | undefined {
    if (isJsonObject(value) && value.type !== undefined) return value;
    const id = isJsonObject(value) ? value.id : value;
    return typeof id === 'string' ? this.nodes.get(id) : undefined;
  }

  private checkSlot(node: JsonObject, { name, kind, scheme, ...slot }: Slot, path: Path): void {
    const value = Object.hasOwn(node, name) ? node[name] : undefined;
    const isText = kind === 'label' || kind === 'labels';
    const found = isText && value !== undefined ? this.checkTexts(value, kind, path) : asArray(value).length;
    if (slot.isRequired && found === 0) this.note(path, 'missing');
    if (!slot.isMany && found > 1 && !isText) this.note(path, 'only_one');
    if (value === undefined || isText) return;
    for (const [index, item] of asArray(value).entries()) {
      const at = Array.isArray(value) ? [...path, index] : path;
      if (typeof kind === 'string') {
        if (!literals[kind](item)) this.note(at, 'wrong_type', { expected: kind });
      } else this.checkNode(item, kind, at);
      if (scheme !== undefined) this.checkScheme(item, scheme, at);
    }
  }

  /** Text by language; gives how many texts there are. */
  private checkTexts(value: JsonValue, kind: 'label' | 'labels', path: Path): number {
    if (!isJsonObject(value)) {
      this.note(path, 'wrong_type', { expected: '{"en": …}' });
      return 1;
    }
    const entries = Object.entries(value);
    for (const [language, texts] of entries) {
      const isTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language);
      if (!isTag || !asArray(texts).every(text => typeof text === 'string'))
        this.note([...path, language], 'wrong_type', { expected: 'text' });
      else if (kind === 'label' && asArray(texts).length > 1) this.note([...path, language], 'only_one');
    }
    return entries.flatMap(([, texts]) => asArray(texts)).length;
  }

  private checkScheme(value: JsonValue, scheme: string, path: Path): void {
    const concept = this.find(value);
    const schemes = asArray(concept?.inScheme).map(item => (isJsonObject(item) ? item.id : item));
    if (concept && !schemes.includes(scheme)) this.note(path, 'not_of_list', { list: scheme });
  }
}
