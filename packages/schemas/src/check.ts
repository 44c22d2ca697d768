import type { SchemaAnswer } from '@cairn/core/schema-checker';
import { dereference, type OutputUnit, type Schema, type SchemaDraft, validate } from '@cfworker/json-schema';
import type { Task } from './task.ts';
import { isWellFormed } from './well-formed.ts';

const editions: Readonly<Record<string, SchemaDraft>> = {
  'json-schema.org/draft/2020-12/schema': '2020-12',
  'json-schema.org/draft/2019-09/schema': '2019-09',
  'json-schema.org/draft-07/schema': '7',
};

/**
 * Checks a document against a schema on the spot, formats included: this is what workers run. It takes as long as the schema
 * makes it take. Nothing is fetched: a schema that refers to what is not inside it is `unusable`.
 */
export function check({ schema, document }: Task): SchemaAnswer {
  const edition = editionOf(schema.$schema);
  try {
    if (edition === undefined || !isWellFormed(schema)) return 'unusable';
    const places = dereference(schema as Schema);
    const isWhole = Object.values(places).every(place => typeof place === 'boolean' || isResolved(place, places));
    if (!isWhole) return 'unusable';
    const { valid, errors } = validate(document, schema as Schema, edition, places);
    return valid ? 'fits' : { at: placeOf(errors) };
  } catch {
    // Whatever the library throws, it throws for the schema: an address that is none, one that is given twice, endless depth.
    return 'unusable';
  }
}

/** Without a word about it, the latest edition (VC JSON Schema 1.0 §2.1 asks for one). */
function editionOf(named: Task['schema'][string] | undefined): SchemaDraft | undefined {
  if (named === undefined) return '2020-12';
  const address = String(named)
    .replace(/^https?:\/\//, '')
    .replace(/#$/, '');
  return Object.hasOwn(editions, address) ? editions[address] : undefined;
}

function isResolved({ __absolute_ref__: target }: Schema, places: Record<string, Schema | boolean>): boolean {
  return target === undefined || Object.hasOwn(places, target);
}

/** The deepest place that was complained of, as a JSON Pointer: what stands around it is wrong for its sake. */
function placeOf(errors: readonly OutputUnit[]): string {
  const pointers = errors.map(({ instanceLocation }) => decodeURIComponent(instanceLocation.slice(1)));
  const depthOf = (pointer: string) => pointer.split('/').length;
  return pointers.reduce((deepest, pointer) => (depthOf(pointer) > depthOf(deepest) ? pointer : deepest), '');
}
