import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';

/** The steps of a JSON Pointer (RFC 6901 §4). */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The text at a place, if there is one. */
export function findText(document: JsonObject, path: readonly string[]): string | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
  }
  return typeof value === 'string' ? value : undefined;
}

/** A copy with other texts in some places. What is not on the way to one is shared. Undefined when a place holds no text. */
export function copyWith(
  document: JsonObject,
  paths: readonly (readonly string[])[],
  texts: readonly string[],
): JsonObject | undefined {
  const copy = { ...document };
  const fresh = new Set<JsonValue>([copy]);
  for (const [index, path] of paths.entries()) {
    const text = texts[index];
    const holder = openPath(copy, path.slice(0, -1), fresh);
    const last = path.at(-1);
    if (text === undefined || last === undefined || typeof holder?.[last] !== 'string') return undefined;
    holder[last] = text;
  }
  return copy;
}

/** The object or array at the end of a path, as a copy of its own. */
function openPath(from: JsonObject, path: readonly string[], fresh: Set<JsonValue>): JsonObject | undefined {
  let holder: JsonObject = from;
  for (const step of path) {
    const next = Object.hasOwn(holder, step) ? holder[step] : undefined;
    if (!isJsonObject(next) && !Array.isArray(next)) return undefined;
    const own = fresh.has(next) ? next : Array.isArray(next) ? [...next] : { ...next };
    fresh.add(own);
    holder[step] = own;
    // An array is written by its indexes, which are keys of it too.
    holder = own as JsonObject;
  }
  return holder;
}
