import type { JsonObject } from './json.ts';
import type { Unanswered } from './line.ts';

/**
 * What a checker says of a document: that it is as the schema wants it, or the first place that is not (JSON Pointer), or that
 * the schema cannot be used: it is none, points elsewhere, or is of an edition that the checker does not know. Or nothing:
 * a schema comes from outside and may be made to keep a checker busy.
 */
export type SchemaAnswer = 'fits' | 'unusable' | { at: string } | Unanswered;

/**
 * Checks a document against a JSON Schema. Core has none of its own: a library does it, where there is one, within bounds of
 * time and memory. Never throws.
 */
export type SchemaChecker = (schema: JsonObject, document: JsonObject) => Promise<SchemaAnswer>;

let given: SchemaChecker | undefined;

/** Lets core ask this checker from now on, everywhere; without an argument only schemas that core knows are asked. */
export function giveSchemaChecker(checker?: SchemaChecker): void {
  given = checker;
}

/** The checker that was given, if any. */
export function findSchemaChecker(): SchemaChecker | undefined {
  return given;
}
