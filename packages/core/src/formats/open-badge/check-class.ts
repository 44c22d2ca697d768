import { isDateTimeStamp, isDay } from '../../identifiers.ts';
import { asArray, isJsonObject, type JsonValue, toPointer } from '../../json.ts';
import { type Problem, type ProblemCode, toProblem } from '../../problem.ts';
import { classTables } from './class-tables.ts';
import type { ClassTable, Kind, Property } from './kinds.ts';

type Tables = Readonly<Record<string, ClassTable>>;
type Path = readonly (string | number)[];

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
  const problems = [...checkNode(document, className, [], { isStrict, tables })];
  return problems.length > mostProblems
    ? [...problems.slice(0, mostProblems), toProblem('', 'too_many_problems')]
    : problems;
}

/** What a check goes by besides the document. */
interface Rules {
  isStrict: boolean;
  tables: Tables;
}

function* checkNode(value: JsonValue, className: string, path: Path, rules: Rules): Generator<Problem> {
  const table = rules.tables[className];
  if (table === undefined) throw new Error(`There is no class ${className}.`);
  if (!isJsonObject(value)) {
    yield* problemAt(path, 'wrong_type', { expected: className.split(' ')[0] ?? className });
    return;
  }
  for (const [name, property] of Object.entries(table.properties)) {
    const child = Object.hasOwn(value, name) ? value[name] : undefined;
    if (child !== undefined) yield* checkProperty(child, property, [...path, name], rules);
    else if (property.isRequired) yield* problemAt([...path, name], 'missing');
  }
  if (!table.isClosed) return;
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(table.properties, name)) yield* problemAt([...path, name], 'property_not_allowed');
  }
}

function* checkProperty(value: JsonValue, property: Property, path: Path, rules: Rules): Generator<Problem> {
  if (property.isNeverEmpty && Array.isArray(value) && value.length === 0) yield* problemAt(path, 'missing');
  if (!property.isMany || !Array.isArray(value)) yield* checkKind(value, property.kind, path, rules);
  else for (const [index, item] of value.entries()) yield* checkKind(item, property.kind, [...path, index], rules);
}

function* checkKind(value: JsonValue, kind: Kind, path: Path, rules: Rules): Generator<Problem> {
  if (kind.is === 'class') {
    if (!kind.orText || !isText(value)) yield* checkNode(value, kind.name, path, rules);
  } else if (kind.is === 'types') yield* checkTypes(rules.isStrict ? asArray(value) : value, kind.groups, path);
  else if (kind.is === 'contexts') yield* checkContexts(value, kind, path);
  else if (!fits(value, kind)) yield* problemAt(path, ...faultOf(kind));
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

function* checkTypes(value: JsonValue, groups: readonly (readonly string[])[], path: Path): Generator<Problem> {
  if (isText(value)) return;
  if (!Array.isArray(value) || !value.every(item => isText(item))) {
    yield* problemAt(path, 'wrong_type', { expected: 'text' });
    return;
  }
  for (const group of groups) {
    if (!group.some(name => value.includes(name))) yield* problemAt(path, 'type_missing', { type: group.at(-1) ?? '' });
  }
}

function* checkContexts(
  value: JsonValue,
  { first, next }: Extract<Kind, { is: 'contexts' }>,
  path: Path,
): Generator<Problem> {
  const isContext = (item: JsonValue | undefined) => typeof item === 'string' || isJsonObject(item);
  if (isContext(value)) return;
  const isList = Array.isArray(value) && value.length > next.length && value.every(isContext);
  const follows = (like: RegExp, index: number) => {
    const item = isList ? value[index + 1] : undefined;
    return typeof item === 'string' && like.test(item);
  };
  if (!isList || value[0] !== first || !next.every(follows)) {
    yield* problemAt(path, 'context_wrong');
  }
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

function* problemAt(path: Path, code: ProblemCode, facts: Record<string, string> = {}): Generator<Problem> {
  const property = path.findLast(step => typeof step === 'string') ?? '';
  yield toProblem(toPointer(path), code, { property: String(property), ...facts });
}
