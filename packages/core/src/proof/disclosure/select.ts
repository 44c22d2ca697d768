import { isJsonObject, type JsonObject, type JsonValue, parsePointer } from '../../json.ts';

/** What is kept of a value: all of it, or these parts. */
type Kept = 'all' | Map<string, Kept>;

/**
 * The part of a document that JSON Pointers (RFC 6901) name, and on the way to it the ids and types (vc-di-ecdsa 1.0
 * §3.4.13). Items of lists keep their order and close up.
 * @returns undefined when there are no pointers, or one that finds nothing
 */
export function select(document: JsonObject, pointers: readonly string[]): JsonObject | undefined {
  const root = new Map<string, Kept>([['@context', 'all']]);
  let kept: Kept = root;
  for (const pointer of pointers) {
    const steps = parsePointer(pointer);
    if (!steps || !leadsSomewhere(document, steps)) return undefined;
    if (steps.length === 0) kept = 'all';
    else keep(root, steps);
  }
  return pointers.length === 0 ? undefined : (project(document, kept) as JsonObject);
}

function leadsSomewhere(document: JsonObject, steps: readonly string[]): boolean {
  let value: JsonValue | undefined = document;
  for (const step of steps) {
    const isIndex = !Array.isArray(value) || /^(?:0|[1-9]\d*)$/.test(step);
    if (typeof value !== 'object' || value === null || !isIndex || !Object.hasOwn(value, step)) return false;
    value = (value as JsonObject)[step];
  }
  return true;
}

function keep(tree: Map<string, Kept>, [step = '', ...rest]: readonly string[]): void {
  const there = tree.get(step);
  if (there === 'all') return;
  if (rest.length === 0) {
    tree.set(step, 'all');
    return;
  }
  const inner = there ?? new Map<string, Kept>();
  tree.set(step, inner);
  keep(inner, rest);
}

function project(value: JsonValue, kept: Kept): JsonValue {
  if (kept === 'all') return value;
  const partOf = (child: JsonValue, step: string): JsonValue[] => {
    const inner = kept.get(step);
    return inner === undefined ? [] : [project(child, inner)];
  };
  if (Array.isArray(value)) return value.flatMap((child, index) => partOf(child, String(index)));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, child]) => {
    const isAlways = (key === 'id' && !String(child).startsWith('_:')) || key === 'type';
    return (isAlways ? [child] : partOf(child, key)).map(part => [key, part] as const);
  });
  return Object.fromEntries(entries);
}
