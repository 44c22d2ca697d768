import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, created, did, didUrl, draft, findIn, keys, now, type Web, web } from '../../../../test/small-web.ts';
import type { LintedDraft } from '../draft/index.ts';
import { explain, type JsonObject, type Report, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { giveSchemaChecker, type SchemaChecker } from '../schema-checker.ts';

const checker: SchemaChecker = async (schema, document) => {
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
  it('is neither looked up nor asked while nothing checks schemas', async () => {
    giveSchemaChecker();
    expect(await told(await issue({ id: url, type: 'JsonSchema' }), { [url]: schema })).toBe('schema_not_asked');
  });
});

describe('with a checker, a schema', () => {
  beforeEach(() => giveSchemaChecker(checker));
  afterAll(() => giveSchemaChecker());

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

  it('stays open when it is not looked up, and when checking it comes to nothing', async () => {
    const credential = await issue({ id: url, type: 'JsonSchema' });
    const unasked = await verify(credential, { find: findIn({ ...web, [url]: schema }), now });
    expect(codeOf(unasked, 'schema')).toBe('schema_not_asked');
    for (const unanswered of ['timed_out', 'crashed', 'busy'] as const) {
      giveSchemaChecker(async () => ({ unanswered }));
      const report = await ask(credential, { [url]: schema });
      expect(report.findings).toContainEqual({
        question: 'schema',
        answer: 'unknown',
        code: 'schema_not_read',
        facts: { schema: url, reason: unanswered },
      });
      expect(report.verdict).toBe('valid');
    }
  });
});

describe('a schema of 1EdTech', () => {
  const asked: string[] = [];
  beforeEach(() => giveSchemaChecker(checker));
  afterAll(() => giveSchemaChecker());
  const offline = async (credential: JsonObject) => {
    const find = findIn(web);
    return verify(credential, {
      find: (address, what) => {
        if (what === 'schema') asked.push(address);
        return find(address, what);
      },
      now,
      withResources: true,
    });
  };
  const named = (name: string) => ({
    id: `https://purl.imsglobal.org/spec/${name}`,
    type: '1EdTechJsonSchemaValidator2019',
  });
  const own = named('ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json');
  const placeIn = (report: Report) => report.findings.find(({ question }) => question === 'schema')?.at;

  it('is known: nobody is asked for it, and what we issue keeps it', async () => {
    const issued = await issue(own);
    expect(codeOf(await offline(issued), 'schema')).toBe('schema_kept');
    const { name: _, ...subject } = (issued.credentialSubject as JsonObject).achievement as JsonObject;
    const broken = {
      ...issued,
      credentialSubject: { ...(issued.credentialSubject as JsonObject), achievement: subject },
    };
    const report = await offline(broken);
    expect(codeOf(report, 'schema')).toBe('schema_broken');
    expect(placeIn(report)).toBe('/credentialSubject/achievement/name');
    expect(asked).toEqual([]);
  });

  it('is told apart: each kind of document has its own', async () => {
    const any = named('ob/v3p0/schema/json/ob_v3p0_anyachievementcredential_schema.json');
    expect(codeOf(await offline(await issue(any)), 'schema')).toBe('schema_kept');
    const record = named('clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json');
    expect(codeOf(await offline(await issue(record)), 'schema')).toBe('schema_broken');
    const other = named('ob/v3p0/schema/json/ob_v3p0_profile_schema.json');
    expect(codeOf(await offline(await issue(other)), 'schema')).toBe('schema_not_read');
    expect(codeOf(await offline(await issue({ ...own, type: 'ShapeExpression' })), 'schema')).toBe(
      'schema_kind_unknown',
    );
    expect(asked).toEqual([other.id]);
  });
});
