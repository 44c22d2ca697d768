import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  award,
  codeOf,
  created,
  did,
  didUrl,
  draft,
  findIn,
  keys,
  now,
  type Web,
  web,
} from '../../../../test/small-web.ts';
import { hasStandard, readStandard } from '../../../../test/standards.ts';
import type { LintedDraft } from '../draft/index.ts';
import { explain, type JsonObject, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { type SchemaChecker, useSchemaChecker } from '../schema-checker.ts';

const checker: SchemaChecker = (schema, document) => {
  const ajv = new Ajv2019.default({ strict: false, logger: false });
  addFormats.default(ajv);
  try {
    const check = ajv.compile(schema);
    return check(document) ? 'fits' : { at: check.errors?.[0]?.instancePath ?? '' };
  } catch {
    return 'unusable';
  }
};
const url = 'https://lindon.example/schemas/award.json';
const schema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
};
const issue = async (named: JsonObject | JsonObject[]) =>
  sign(
    { ...draft({ status: undefined }), credentialSchema: named },
    await toSigner(keys.secretMultikey, did),
    created,
    'eddsa-jcs-2022',
  );
const ask = async (credential: JsonObject, pages: Web) =>
  verify(credential, { find: findIn({ ...web, ...pages }), now, withResources: true });
const told = async (credential: JsonObject, pages: Web) => codeOf(await ask(credential, pages), 'schema');

describe('the schema that a credential names', () => {
  it('is not asked about while nothing checks schemas', async () => {
    expect(await told(await issue({ id: url, type: 'JsonSchema' }), { [url]: schema })).toBeUndefined();
  });

  it('needs a checker that answers as it must', async () => {
    await expect(useSchemaChecker(() => 'fits')).rejects.toThrow('JSON Schema');
    await expect(useSchemaChecker(() => ({ at: '' }))).rejects.toThrow('JSON Schema');
  });
});

describe('with a checker, a schema', () => {
  beforeAll(() => useSchemaChecker(checker));
  afterAll(() => useSchemaChecker(undefined));

  it.each(['JsonSchema', '1EdTechJsonSchemaValidator2019', 'JsonSchemaValidator2018'])(
    'of the kind %s is asked',
    async type => {
      const credential = await issue({ id: url, type });
      const fitting = await ask(credential, { [url]: schema });
      expect(codeOf(fitting, 'schema')).toBe('schema_kept');
      const other = { ...schema, properties: { name: { type: 'number' } } };
      const report = await ask(credential, { [url]: other });
      expect(report.findings.find(({ question }) => question === 'schema')).toMatchObject({
        code: 'schema_broken',
        at: '/name',
      });
      expect(explain(report, 'en').items.find(({ key }) => key === 'schema')?.sentence).toContain(
        'not written as the description',
      );
    },
  );

  it('decides nothing, and stays open when it cannot be read or used', async () => {
    const credential = await issue({ id: url, type: 'JsonSchema' });
    const pages: Web[] = [
      {},
      { [url]: '<html>' },
      { [url]: { type: 'nonsense' } },
      { [url]: { $ref: 'https://elsewhere.example/a' } },
    ];
    for (const page of pages) expect(await told(credential, page)).toBe('schema_not_read');
    expect(await told(await issue({ id: url, type: 'ShapeExpression' }), {})).toBe('schema_kind_unknown');
    const both = await issue([
      { id: `${url}2`, type: 'JsonSchema' },
      { id: url, type: 'JsonSchema' },
    ]);
    expect(await told(both, { [url]: { required: ['none'] } })).toBe('schema_broken');
  });

  it('is told of by its address and its kind, and by why it was not read', async () => {
    const factsOf = async (named: JsonObject | JsonObject[], pages: Web) =>
      (await ask(await issue(named), pages)).findings.find(({ question }) => question === 'schema')?.facts;
    const named = { id: url, type: 'JsonSchema' };
    expect(await factsOf(named, { [url]: schema })).toEqual({ schema: url });
    expect(await factsOf(named, { [url]: { required: ['none'] } })).toEqual({ schema: url });
    expect(await factsOf(named, {})).toEqual({ schema: url, reason: 'no_answer' });
    expect(await factsOf(named, { [url]: '<html>' })).toEqual({ schema: url, reason: 'not_json' });
    expect(await factsOf(named, { [url]: { type: 'nonsense' } })).toEqual({ schema: url, reason: 'not_a_schema' });
    expect(await factsOf({ id: url, type: ['A', 'B'] }, {})).toEqual({ schema: url, kind: 'A, B' });
    for (const id of ['http://lindon.example/a', 'https://', 'urn:a']) {
      expect(await factsOf({ id, type: 'JsonSchema' }, {})).toEqual({ schema: id, kind: 'JsonSchema' });
    }
    const many = Array.from({ length: 5 }, (_, at) => ({ id: `${url}${at}`, type: at === 4 ? 'None' : 'JsonSchema' }));
    const pages = Object.fromEntries(many.map(({ id }) => [id, schema]));
    expect(await factsOf(many, pages)).toEqual({ schema: `${url}0` });
  });

  it('that is signed has to be as it was signed', async () => {
    const bare = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: url,
      type: ['VerifiableCredential', 'JsonSchemaCredential'],
      issuer: did,
      credentialSubject: { id: 'https://lindon.example/schemas/1', type: 'JsonSchema', jsonSchema: schema },
    };
    const signed = await sign(bare as unknown as LintedDraft, await toSigner(keys.secretMultikey, did), created);
    const credential = await issue({ id: url, type: 'JsonSchemaCredential' });
    expect(await told(credential, { [url]: signed })).toBe('schema_kept');
    expect(await told(credential, { [url]: { ...signed, issuer: 'did:web:elsewhere.example' } })).toBe(
      'schema_untrusted',
    );
    expect(await told(credential, { [url]: { ...signed, credentialSubject: { jsonSchema: schema } } })).toBe(
      'schema_untrusted',
    );
    expect(await told(credential, { [url]: signed, [didUrl]: 'gone' })).toBe('schema_untrusted');
  });

  it('of 1EdTech fits what we issue', async () => {
    const path = 'standards/data/schemas/ob_v3p0_achievementcredential_schema.json';
    if (!hasStandard(path)) return;
    const own = await sign(
      draft({ issuer: award.issuer, status: undefined }),
      await toSigner(keys.secretMultikey, did),
      created,
    );
    const [named] = [own.credentialSchema].flat();
    const address = typeof named === 'object' && named && 'id' in named ? String(named.id) : '';
    expect(await told(own, { [address]: readStandard(path) })).toBe('schema_kept');
    const { name: _, ...nameless } = own.issuer as JsonObject;
    expect(
      await told({ ...own, issuer: { ...nameless, type: 'None', url: 1 } }, { [address]: readStandard(path) }),
    ).toBe('schema_broken');
  });
});
