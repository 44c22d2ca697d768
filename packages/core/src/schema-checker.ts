import type { JsonObject } from './json.ts';

/**
 * What a checker says of a document: that it is as the schema wants it, or the first place that is not (JSON Pointer), or that
 * the schema cannot be used: it is none, points elsewhere, or is of an edition that the checker does not know.
 */
export type SchemaAnswer = 'fits' | 'unusable' | { at: string };

/**
 * Checks a document against a JSON Schema. Core has none of its own: a library does it, where there is one. A schema comes
 * from outside and may be made to keep a checker busy, so whoever gives one answers for its bounds.
 */
export type SchemaChecker = (schema: JsonObject, document: JsonObject) => SchemaAnswer | Promise<SchemaAnswer>;

let given: SchemaChecker | undefined;

const wanting: JsonObject = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

/**
 * Lets core ask this checker from now on, everywhere. Until then no credential is asked for its schema.
 * @param checker undefined: none any more
 * @throws Error when it does not answer as it must
 */
export async function useSchemaChecker(checker: SchemaChecker | undefined): Promise<void> {
  given = undefined;
  if (!checker) return;
  const fits = await checker(wanting, { name: 'a' });
  const breaks = await checker(wanting, { name: 1 });
  const isRight = fits === 'fits' && typeof breaks === 'object' && breaks.at === '/name';
  if (!isRight) throw new Error('This checker does not answer as JSON Schema says.');
  given = checker;
}

/** The checker that was given, if any. */
export function findSchemaChecker(): SchemaChecker | undefined {
  return given;
}
