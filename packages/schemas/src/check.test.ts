import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue } from '@cairn/core/json';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../test/mutants.ts';
import { hasStandard, readStandard } from '../../../test/standards.ts';
import { check } from './check.ts';

const latest = 'https://json-schema.org/draft/2020-12/schema';
const place = (at: string) => ({ at });
const person = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, age: { minimum: 0 } } };

describe('a document', () => {
  it.each<[string, JsonObject, JsonObject, ReturnType<typeof check>]>([
    ['is as wanted', person, { name: 'Amira', age: 3 }, 'fits'],
    ['has a word of the wrong kind', person, { name: 1 }, place('/name')],
    ['lacks something', { properties: { of: person } }, { of: { age: 1 } }, place('/of')],
    ['breaks a format', { properties: { on: { format: 'date' } } }, { on: '2026-02-30' }, place('/on')],
    ['is wrong in a list', { properties: { all: { items: person } } }, { all: [{ name: '' }, {}] }, place('/all/1')],
    ['has a strange name', { additionalProperties: false }, { 'a/b~c %#é': 1 }, place('/a~1b~0c %#é')],
    ['is allowed nothing', { not: {} }, {}, place('')],
    ['follows a reference', { $ref: '#/$defs/a', $defs: { a: person } }, { name: 2 }, place('/name')],
    [
      'follows an address inside',
      { $id: 'https://a.example/', $ref: 'b', $defs: { b: { $id: 'b', ...person } } },
      {},
      place(''),
    ],
    ['says more than is named', { properties: { a: true }, unevaluatedProperties: false }, { b: 1 }, place('/b')],
  ])('%s', (_title, schema, document, answer) => {
    expect(check({ schema: { $schema: latest, ...structuredClone(schema) }, document })).toEqual(answer);
  });

  it('is checked by the edition that the schema names', () => {
    const pair = { items: [{ type: 'string' }], additionalItems: false };
    const ask = ($schema: string) => check({ schema: { $schema, properties: { pair } }, document: { pair: ['a', 1] } });
    expect(ask('http://json-schema.org/draft-07/schema#')).toEqual(place('/pair/1'));
    expect(ask('https://json-schema.org/draft/2019-09/schema')).toEqual(place('/pair/1'));
    expect(ask('http://json-schema.org/draft-03/schema#')).toBe('unusable');
    expect(ask('constructor')).toBe('unusable');
  });
});

describe('a schema is not used', () => {
  const deep = () => {
    let schema: JsonObject = {};
    for (let depth = 0; depth < 100_000; depth += 1) schema = { not: schema };
    return schema;
  };
  it.each<[string, () => JsonObject]>([
    ['that is none', () => ({ type: 'nonsense' })],
    ['whose keywords are not what they have to be', () => ({ properties: { a: { minLength: '3' } } })],
    ['with a pattern that is none', () => ({ properties: { a: { pattern: '(' } } })],
    ['that refers to another', () => ({ properties: { a: { $ref: 'https://elsewhere.example/schema' } } })],
    ['that refers to a file', () => ({ anyOf: [true, { $ref: 'file:///etc/passwd' }] })],
    ['that refers to what is not there', () => ({ properties: { a: { $ref: '#/$defs/none' } } })],
    ['whose references only checking resolves', () => ({ $dynamicRef: '#node' })],
    ['that says one address twice', () => ({ $defs: { a: { $id: 'x' }, b: { $id: 'x', type: 'null' } } })],
    ['whose address is none', () => ({ $id: 'http://' })],
    ['that never comes to an end', () => ({ $ref: '#' })],
    ['that is endlessly deep', deep],
  ])('%s', (_title, make) => {
    expect(check({ schema: make(), document: { a: 'b' } })).toBe('unusable');
  });
});

const directory = 'standards/data/schemas';

describe.runIf(hasStandard(directory))('the library answers as another one does', () => {
  const badge = () => readStandard('standards/data/samples/ob30-complete.json');
  it.each<[string, () => string]>([
    ['ob_v3p0_achievementcredential_schema', badge],
    ['ob_v3p0_endorsementcredential_schema', () => readStandard('standards/data/samples/ob30-endorsement-valid.json')],
    ['clr_v2p0_clrcredential_schema', () => readStandard('standards/data/samples/clr20-simple.json')],
  ])('%s: every fortieth mutation of a whole credential', (name, read) => {
    const schema = JSON.parse(readStandard(`${directory}/${name}.json`)) as JsonObject;
    const ajv = new Ajv2019.default({ strict: false });
    addFormats.default(ajv);
    const accepts = ajv.compile(structuredClone(schema));
    const answers = { fits: 0, breaks: 0 };
    let turn = 0;
    for (const mutant of mutants(JSON.parse(read()) as JsonObject, new Set())) {
      turn += 1;
      if (turn % 40 !== 0) continue;
      const answer = check({ schema: structuredClone(schema), document: mutant });
      if ((answer === 'fits') !== accepts(mutant)) expect({ answer, mutant }).toEqual(accepts(mutant));
      answers[answer === 'fits' ? 'fits' : 'breaks'] += 1;
    }
    expect(Math.min(answers.fits, answers.breaks)).toBeGreaterThan(1);
  });
});

/** Small schemas of every keyword, and documents that each one tells apart. */
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as [JsonObject, JsonValue[]][];

describe('each keyword', () => {
  it.each(cases)('%j', (schema, values) => {
    const ajv = new Ajv2020.default({ strict: false });
    addFormats.default(ajv);
    const whole = { $schema: latest, properties: { value: schema } };
    const accepts = ajv.compile(structuredClone(whole));
    const told = values.map(value => check({ schema: structuredClone(whole), document: { value } }) === 'fits');
    expect(told).toEqual(values.map(value => accepts({ value })));
    expect(new Set(told).size).toBe(2);
  });
});
