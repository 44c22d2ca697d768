import type { JsonObject, JsonValue } from './json.ts';

/** The fields of T, where those that T may lack may also be undefined. */
type Loose<T> = { [Key in keyof T]: Record<never, never> extends Pick<T, Key> ? T[Key] | undefined : T[Key] };

/** The same record without its undefined fields. */
export function present<T extends object>(fields: Loose<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** A JSON object without absent fields and without empty lists, as Open Badges 3.0 wants it written (§ serialization). */
export function toJsonObject(fields: Record<string, JsonValue | undefined>): JsonObject {
  const isWritten = (value: JsonValue | undefined) =>
    value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isWritten(value))) as JsonObject;
}
