import { isJsonObject, type JsonObject, type JsonValue, parsePointer, toStep } from '../json.ts';
import { findText } from './slots.ts';
import { type Filled, toTemplate } from './template.ts';

/** A template is made and proven in the time of about four canonical forms. */
const fewest = 8;

/**
 * Documents by their shape: all that is no text, and the order of it. Those of one shape, where there are enough of them, are
 * filled into one template; `fill` gives undefined where that cannot be.
 */
export function groupAlike<T extends JsonObject>(
  documents: readonly T[],
): { alike: T[]; fill: (document: T) => Filled | undefined }[] {
  return [...Map.groupBy(documents, shapeOf).values()].map(alike => ({ alike, fill: toFill(alike) }));
}

function toFill(alike: readonly JsonObject[]): (document: JsonObject) => Filled | undefined {
  const [model] = alike;
  const slots = findSlots(alike);
  const template = model === undefined || alike.length < fewest ? undefined : toTemplate(model, slots);
  if (!template || 'declined' in template) return () => undefined;
  const paths = slots.map(slot => parsePointer(slot) ?? []);
  return document => template.fill(paths.map(path => findText(document, path) ?? ''));
}

function shapeOf(document: JsonObject): string {
  return JSON.stringify(document, (_, value: JsonValue) => (typeof value === 'string' ? '' : value));
}

/** JSON Pointers (RFC 6901) to the texts in which documents of one shape differ. */
function findSlots(documents: readonly JsonObject[]): string[] {
  const [first, ...others] = documents;
  return first === undefined ? [] : slotsOf(first, others, '');
}

function slotsOf(value: JsonValue, others: readonly JsonValue[], at: string): string[] {
  if (typeof value === 'string') return others.every(other => other === value) ? [] : [at];
  if (!isJsonObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // All have one shape, and an array is written by its indexes.
    const inOthers = others.map(other => (other as JsonObject)[key] as JsonValue);
    return slotsOf(inner as JsonValue, inOthers, at + toStep(key));
  });
}
