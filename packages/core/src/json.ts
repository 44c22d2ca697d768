/** Any JSON value (RFC 8259). */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. A key may be absent. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Is this value a JSON object, and neither an array nor null? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value or many, as many. Absent is none. JSON-LD lets a set of one be written without its array. */
export function asArray(value: JsonValue | undefined): JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const longestPointer = 200;

/** One step of a JSON Pointer (RFC 6901 §3), with its slash. */
export function toStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The steps of a JSON Pointer. Undefined when it is none. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** JSON Pointer (RFC 6901) to a place, shortened at its end when it would be longer than 200 characters. */
export function toPointer(path: readonly (string | number)[]): string {
  const pointer = path.map(toStep).join('');
  return pointer.length > longestPointer ? `${pointer.slice(0, longestPointer)}…` : pointer;
}
