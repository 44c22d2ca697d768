import { isDateTimeStamp, isDay } from '../../identifiers.ts';
import { asArray, isJsonObject, type JsonValue, toPointer } from '../../json.ts';
import { type Problem, type ProblemCode, toProblem } from '../../problem.ts';
import { classTables } from './class-tables.ts';
import type { ClassTable, Kind, Property } from './kinds.ts';

type Tables = Readonly<Record<string, ClassTable>>;

/** A place in the document. It is written out only where something is wrong, and badges are mostly right. */
interface Place {
  step: string | number;
  before: Place | undefined;
}
type Path = Place | undefined;

function toPath(place: Path): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = place; at; at = at.before) steps.push(at.step);
  return steps.reverse();
}

/** Nobody mends more than this at once, and poison shall not make a long list. */
const mostProblems = 50;

/**
 * What a document lacks of a class of Open Badges 3.0: nothing, exactly when 1EdTech's JSON Schema accepts it. Instants are
 * read as XML Schema dateTimeStamps, as the data model wants; the format of JSON Schema lets `+0100` and `:60` pass.
 * The schemas also let any single text pass as `type`; with `isStrict` it must name the class, since otherwise JSON-LD would
 * not know the words of the node.
 */
export function checkClass(
  document: JsonValue,
  className: string,
  isStrict = false,
  tables: Tables = classTables,
): Problem[] {
  const problems: Problem[] = [];
  new ClassCheck(problems, isStrict, tables).checkNode(document, className, undefined);
  return problems.length > mostProblems
    ? [...problems.slice(0, mostProblems), toProblem('', 'too_many_problems')]
    : problems;
}

/** The properties of each class as a list, once. None is called as something that every object has. */
const listedProperties = new WeakMap<ClassTable, [name: string, property: Property][]>();

function listProperties(table: ClassTable): [name: string, property: Property][] {
  const known = listedProperties.get(table);
  if (known) return known;
  const listed = Object.entries(table.properties);
  const inherited = listed.find(([name]) => name in Object.prototype);
  if (inherited) throw new Error(`Every object has ${inherited[0]}.`);
  listedProperties.set(table, listed);
  return listed;
}

/** Walks a document along the tables and notes what is wrong. */
class ClassCheck {
  private readonly problems: Problem[];
  private readonly isStrict: boolean;
  private readonly tables: Tables;

  constructor(problems: Problem[], isStrict: boolean, tables: Tables) {
    this.problems = problems;
    this.isStrict = isStrict;
    this.tables = tables;
  }

  checkNode(value: JsonValue, className: string, path: Path): void {
    const table = this.tables[className];
    if (table === undefined) throw new Error(`There is no class ${className}.`);
    if (!isJsonObject(value)) {
      this.note(path, 'wrong_type', { expected: className.split(' ')[0] ?? className });
      return;
    }
    for (const [name, property] of listProperties(table)) {
      const child = value[name];
      if (child !== undefined) this.checkProperty(child, property, { step: name, before: path });
      else if (property.isRequired) this.note({ step: name, before: path }, 'missing');
    }
    if (!table.isClosed) return;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(table.properties, name)) this.note({ step: name, before: path }, 'property_not_allowed');
    }
  }

  private checkProperty(value: JsonValue, property: Property, path: Path): void {
    if (property.isNeverEmpty && Array.isArray(value) && value.length === 0) this.note(path, 'missing');
    if (!property.isMany || !Array.isArray(value)) this.checkKind(value, property.kind, path);
    else
      for (const [index, item] of value.entries()) this.checkKind(item, property.kind, { step: index, before: path });
  }

  private checkKind(value: JsonValue, kind: Kind, path: Path): void {
    if (kind.is === 'class') {
      if (!kind.orText || !isText(value)) this.checkNode(value, kind.name, path);
    } else if (kind.is === 'types') this.checkTypes(this.isStrict ? asArray(value) : value, kind.groups, path);
    else if (kind.is === 'contexts') this.checkContexts(value, kind, path);
    else if (!fits(value, kind)) this.note(path, ...faultOf(kind));
  }

  private checkTypes(value: JsonValue, groups: readonly (readonly string[])[], path: Path): void {
    if (isText(value)) return;
    if (!Array.isArray(value) || !value.every(item => isText(item))) {
      this.note(path, 'wrong_type', { expected: 'text' });
      return;
    }
    for (const group of groups) {
      if (!group.some(name => value.includes(name))) this.note(path, 'type_missing', { type: group.at(-1) ?? '' });
    }
  }

  private checkContexts(value: JsonValue, { first, next }: Extract<Kind, { is: 'contexts' }>, path: Path): void {
    const isContext = (item: JsonValue | undefined) => typeof item === 'string' || isJsonObject(item);
    if (isContext(value)) return;
    const isList = Array.isArray(value) && value.length > next.length && value.every(isContext);
    const follows = (like: RegExp, index: number) => {
      const item = isList ? value[index + 1] : undefined;
      return typeof item === 'string' && like.test(item);
    };
    if (!isList || value[0] !== first || !next.every(follows)) this.note(path, 'context_wrong');
  }

  private note(place: Path, code: ProblemCode, facts: Record<string, string> = {}): void {
    const path = toPath(place);
    const property = path.findLast(step => typeof step === 'string') ?? '';
    this.problems.push(toProblem(toPointer(path), code, { property: String(property), ...facts }));
  }
}

type Leaf = Exclude<Kind, { is: 'class' | 'types' | 'contexts' }>;

function fits(value: JsonValue, kind: Leaf): boolean {
  switch (kind.is) {
    case 'text':
      return isText(value, text => kind.like?.test(text) ?? true);
    case 'exactly':
      return isText(value, text => text === kind.value);
    case 'one-of':
      return typeof value === 'string' && (kind.values.includes(value) || (kind.isExtensible && isOwnWord(value)));
    case 'instant':
      return isDateTimeStamp(value);
    case 'day':
      return isDay(value);
    default:
      return typeof value === kind.is;
  }
}

function faultOf(kind: Leaf): [ProblemCode, Record<string, string>?] {
  if (kind.is === 'exactly') return ['type_missing', { type: kind.value }];
  if (kind.is === 'one-of' || (kind.is === 'text' && kind.like)) return ['value_not_allowed'];
  const expected = { text: 'text', number: 'number', boolean: 'true or false', instant: 'date-time', day: 'date' };
  return ['wrong_type', { expected: expected[kind.is] }];
}

/** A text, or a language map of texts: 1EdTech's schemas allow it everywhere, JSON-LD safe mode does not. */
function isText(value: JsonValue, isAllowed: (text: string) => boolean = () => true): boolean {
  if (typeof value === 'string') return isAllowed(value);
  return (
    isJsonObject(value) &&
    Object.entries(value).every(([language, text]) => {
      return /^[a-z]{2}(-[A-Z]{2})?$/.test(language) && typeof text === 'string' && isAllowed(text);
    })
  );
}

/** A word outside the vocabulary, as `ext:ESCOSkill`; the schema looks for it anywhere in the text. */
function isOwnWord(value: string): boolean {
  return /ext:[a-zA-Z0-9.|_]/.test(value);
}
