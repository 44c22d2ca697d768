import type { JsonObject, JsonValue } from '../json.ts';

/** The text at a place, if there is one. */
export function findText(document: JsonObject, path: readonly string[]): string | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
  }
  return typeof value === 'string' ? value : undefined;
}

/** The places of slots as a tree: the number of the slot, or what is below. */
export type SlotTree = Map<string, number | SlotTree>;

/** Undefined when one place is inside of another, or two are the same. */
export function toSlotTree(paths: readonly (readonly string[])[]): SlotTree | undefined {
  const root: SlotTree = new Map();
  for (const [index, path] of paths.entries()) {
    let branch = root;
    for (const step of path.slice(0, -1)) {
      const next = branch.get(step) ?? new Map();
      if (typeof next === 'number') return undefined;
      branch.set(step, next);
      branch = next;
    }
    const last = path.at(-1);
    if (last === undefined || branch.has(last)) return undefined;
    branch.set(last, index);
  }
  return root;
}

/** A copy with other texts in the slots. What is not on the way to one is shared. Undefined when a slot holds no text. */
export function copyWith(document: JsonObject, slots: SlotTree, texts: readonly string[]): JsonObject | undefined {
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as JsonObject;
  for (const [step, slot] of slots) {
    const child = Object.hasOwn(copy, step) ? copy[step] : undefined;
    const other = typeof slot === 'number' ? toOther(child, texts[slot]) : toCopy(child, slot, texts);
    if (other === undefined) return undefined;
    copy[step] = other;
  }
  return copy;
}

function toOther(child: JsonValue | undefined, text: string | undefined): string | undefined {
  return typeof child === 'string' ? text : undefined;
}

function toCopy(child: JsonValue | undefined, slots: SlotTree, texts: readonly string[]): JsonValue | undefined {
  // An array is written by its indexes, which are keys of it too.
  return typeof child === 'object' && child !== null ? copyWith(child as JsonObject, slots, texts) : undefined;
}
