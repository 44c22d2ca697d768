import type { Award } from '../award.ts';
import { isJsonObject, type JsonObject, type JsonValue, toPointer } from '../json.ts';

/** A place where two awards say different things. What one does not say is absent. */
export interface Difference {
  /** JSON Pointer into the award (`award.ts`); an item of a list stands where it stands in the first award that has it. */
  at: string;
  one?: JsonValue;
  other?: JsonValue;
}

/** Lists of awards whose order says nothing. */
const sets = new Set(['skills', 'alignment', 'tags', 'otherIdentifiers', 'identities', 'related', 'levels']);

/**
 * Every place where two awards differ; none when they say the same. An empty list says as much as none, and a name that only
 * repeats the title of the achievement as much as no name.
 */
export function listDifferences(one: Award, other: Award): Difference[] {
  const found: Difference[] = [];
  compare(toSaid(one), toSaid(other), [], found);
  return found;
}

function toSaid(award: Award): JsonObject {
  const { name, ...rest } = award;
  return { ...rest, ...(name === award.achievement.title ? {} : { name }) } as unknown as JsonObject;
}

type Path = readonly (string | number)[];

function compare(one: JsonValue | undefined, other: JsonValue | undefined, path: Path, found: Difference[]): void {
  if (isSilent(one) && isSilent(other)) return;
  if (isJsonObject(one) && isJsonObject(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(one[key], other[key], [...path, key], found);
    }
  } else if (Array.isArray(one) && Array.isArray(other)) compareLists(one, other, path, found);
  else if (one !== other) {
    found.push({ at: toPointer(path), ...(isSilent(one) ? {} : { one }), ...(isSilent(other) ? {} : { other }) });
  }
}

/** Does it say nothing? */
function isSilent(value: JsonValue | undefined): value is undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function compareLists(one: JsonValue[], other: JsonValue[], path: Path, found: Difference[]): void {
  const [keys, otherKeys] = [toKeys(one), toKeys(other)];
  for (const [index, item] of one.entries()) {
    compare(item, other[otherKeys.indexOf(keys[index] ?? '')], [...path, index], found);
  }
  for (const [index, item] of other.entries()) {
    if (!keys.includes(otherKeys[index] ?? '')) compare(undefined, item, [...path, index], found);
  }
  const isSet = sets.has(String(path.at(-1)));
  const order = keys.filter(key => otherKeys.includes(key));
  const otherOrder = otherKeys.filter(key => keys.includes(key));
  if (!isSet && order.join('\n') !== otherOrder.join('\n')) found.push({ at: toPointer(path), one, other });
}

/** What the items of a list are known by, each by one key that no other has. */
function toKeys(items: readonly JsonValue[]): string[] {
  const counts = new Map<string, number>();
  return items.map((item, index) => {
    const name = nameOf(item) ?? String(index);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return JSON.stringify([name, count]);
  });
}

function nameOf(item: JsonValue): string | undefined {
  if (typeof item === 'string') return item;
  if (!isJsonObject(item)) return undefined;
  const { id, targetUrl, identifier, identityHash, resultDescription, framework, value, body } = item;
  if (framework !== undefined) return `${String(framework)} ${String(value)}`;
  const name = id ?? targetUrl ?? identifier ?? identityHash ?? resultDescription ?? body;
  return typeof name === 'string' ? name : undefined;
}
