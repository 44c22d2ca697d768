import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';

/** Documents by their shape: all that is no text, and the order of it. */
export function groupByShape<T extends JsonObject>(documents: readonly T[]): T[][] {
  return [...Map.groupBy(documents, shapeOf).values()];
}

function shapeOf(document: JsonObject): string {
  return JSON.stringify(document, (_, value: JsonValue) => (typeof value === 'string' ? '' : value));
}

/** JSON Pointers (RFC 6901) to the texts in which documents of one shape differ. */
export function findSlots(documents: readonly JsonObject[]): string[] {
  const [first, ...others] = documents;
  return first === undefined ? [] : slotsOf(first, others, '');
}

function slotsOf(value: JsonValue, others: readonly JsonValue[], at: string): string[] {
  if (typeof value === 'string') return others.every(other => other === value) ? [] : [at];
  if (!isJsonObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // All have one shape, and an array is written by its indexes.
    const inOthers = others.map(other => (other as JsonObject)[key] as JsonValue);
    return slotsOf(inner as JsonValue, inOthers, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}
