import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { ContextLoader } from './to-quads.ts';

/** A document whose contexts are all addresses, and the loader that knows them. */
export interface Named {
  document: JsonObject;
  load: ContextLoader;
}

/**
 * Gives every context that is written into the document an address of its own, which means the same (JSON-LD 1.1 API §4.1):
 * from here on contexts come from one place, and what was worked out for one document is kept for no other.
 */
export function nameContexts(document: JsonObject, load: ContextLoader): Named {
  const written = new Map<string, JsonObject>();
  const name = (context: JsonValue): JsonValue => {
    if (!isJsonObject(context)) return context;
    const address = `urn:cairn:written-context:${written.size}`;
    written.set(address, { '@context': context });
    return address;
  };
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isJsonObject(value)) return value;
    const members = Object.entries(value).map(([key, child]): [string, JsonValue] => {
      if (key !== '@context') return [key, visit(child)];
      return [key, Array.isArray(child) ? child.map(name) : name(child)];
    });
    return Object.fromEntries(members);
  };
  const named = visit(document);
  if (written.size === 0 || !isJsonObject(named)) return { document, load };
  return { document: named, load: url => written.get(url) ?? load(url) };
}
