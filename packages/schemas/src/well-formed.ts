import { isJsonObject, type JsonValue } from '@cairn/core/json';

/**
 * Is it a schema that is read here: every keyword of the kind it has to be, and no reference whose end only the course of
 * checking decides (`$dynamicRef`)? Keywords of others are let pass, as JSON Schema says (2020-12 §4.3.1).
 */
export function isWellFormed(schema: JsonValue): boolean {
  if (typeof schema === 'boolean') return true;
  if (!isJsonObject(schema)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    const fits = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    return fits === undefined || fits(value);
  });
}

type Fits = (value: JsonValue) => boolean;

const isText: Fits = value => typeof value === 'string';
const isNumber: Fits = value => typeof value === 'number';
const isBoolean: Fits = value => typeof value === 'boolean';
const isCount: Fits = value => Number.isInteger(value) && Number(value) >= 0;
const isListOf =
  (fits: Fits): Fits =>
  value =>
    Array.isArray(value) && value.every(fits);
const isMapOf =
  (fits: Fits, isKey: Fits = isText): Fits =>
  value =>
    isJsonObject(value) && Object.entries(value).every(([key, item]) => isKey(key) && fits(item));
const isEither =
  (one: Fits, other: Fits): Fits =>
  value =>
    one(value) || other(value);

const typeNames: readonly JsonValue[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const isType: Fits = value => typeNames.includes(value);

const isPattern: Fits = value => {
  if (typeof value !== 'string') return false;
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
};

const isSome: Fits = value => isListOf(isWellFormed)(value) && Array.isArray(value) && value.length > 0;

/** What each keyword of the editions from draft 7 to 2020-12 has to be. */
const keywords: Readonly<Record<string, Fits>> = {
  ...allOf(isText, '$id $schema $ref $anchor $comment format'),
  ...allOf(isWellFormed, 'additionalItems additionalProperties contains else if not propertyNames then'),
  ...allOf(isWellFormed, 'unevaluatedItems unevaluatedProperties'),
  ...allOf(isSome, 'allOf anyOf oneOf prefixItems'),
  ...allOf(isMapOf(isWellFormed), '$defs definitions properties dependentSchemas'),
  ...allOf(isCount, 'maxLength minLength maxItems minItems maxContains minContains maxProperties minProperties'),
  ...allOf(isNumber, 'maximum minimum exclusiveMaximum exclusiveMinimum'),
  ...allOf(isBoolean, '$recursiveAnchor uniqueItems'),
  $dynamicRef: () => false,
  $recursiveRef: value => value === '#',
  dependencies: isMapOf(isEither(isWellFormed, isListOf(isText))),
  dependentRequired: isMapOf(isListOf(isText)),
  enum: Array.isArray,
  items: isEither(isWellFormed, isListOf(isWellFormed)),
  multipleOf: value => isNumber(value) && Number(value) > 0,
  pattern: isPattern,
  patternProperties: isMapOf(isWellFormed, isPattern),
  required: isListOf(isText),
  type: isEither(isType, isListOf(isType)),
};

function allOf(fits: Fits, names: string): Record<string, Fits> {
  return Object.fromEntries(names.split(' ').map(name => [name, fits]));
}
