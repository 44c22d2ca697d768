import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, listStandards, readStandard } from '../../../../../test/standards.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { checkClass } from './check-class.ts';
import { toOpenBadge } from './to-open-badge.ts';

const schemas = 'standards/data/schemas';
const extensionContextUrl = 'https://lindon.example/contexts/micro-credential/v1';
const generated = toOpenBadge(sampleAward, { extensionContextUrl });

function accepts(name: string): (document: JsonValue) => boolean {
  const ajv = new Ajv2019.default({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readStandard(`${schemas}/ob_v3p0_${name}_schema.json`)));
  return document => validate(document) === true;
}

const wrongValues: JsonValue[] = [
  null,
  0,
  1.5,
  true,
  '',
  'x',
  [],
  {},
  ['x'],
  ['x', 'y'],
  [null],
  { en: 'x' },
  { en: 1 },
  { english: 'x' },
  'ext:own',
  'MicroCredential',
  'Completed',
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.5+01:00',
  '2026-02-30T00:00:00Z',
  '2026-01-01',
  '2026-13-01',
  'ar',
  'zh-Hant-TW',
  'a.b.c',
  { id: 'urn:x:y', type: 'Image' },
  { type: 'IdentityObject', hashed: true, identityHash: 'x', identityType: 'name', extra: 1 },
  [{ type: ['Alignment'], targetName: 'x', targetUrl: 'y' }],
  { type: 'Profile', id: 'urn:x:y' },
];

/**
 * The document itself, and as it is while it differs in one place: a value removed, replaced, wrapped, doubled or misnamed.
 * Places whose last two names were seen before are left out.
 */
function* mutants(document: JsonObject, seen: Set<string>): Generator<JsonObject> {
  yield document;
  for (const { parent, key, value, names } of [...places(document, [])]) {
    const place = names.slice(-2).join('/');
    if (seen.has(place)) continue;
    seen.add(place);
    const others: JsonValue[] = [...wrongValues, [value]];
    if (isJsonObject(value)) others.push({ ...value, stranger: 'x' }, { ...value, type: ['Stranger'] });
    if (Array.isArray(value)) others.push([...value, ...value], ...value.slice(0, 1));
    for (const other of others) {
      parent[key] = other;
      yield document;
    }
    delete parent[key];
    yield document;
    parent[key] = value;
  }
}

interface Place {
  parent: JsonObject;
  key: string;
  value: JsonValue;
  names: string[];
}

function* places(value: JsonValue, names: string[]): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (isJsonObject(value)) yield { parent: value, key, value: child, names: [...names, key] };
    yield* places(child, isJsonObject(value) ? [...names, key] : names);
  }
}

const read = (name: string) => JSON.parse(readStandard(`standards/data/samples/${name}.json`)) as JsonObject;

/** The same badge as VCDM 1.1 writes it. */
function inOldEdition({ validFrom, validUntil, ...badge }: JsonObject): JsonObject {
  const contexts = (badge['@context'] as JsonValue[]).with(0, 'https://www.w3.org/2018/credentials/v1');
  return { ...badge, '@context': contexts, issuanceDate: validFrom ?? '', expirationDate: validUntil ?? '' };
}

const eitherEdition = ['AchievementCredential', 'AchievementCredential 1.1'];
const cases: [schema: string, classes: string[], documents: () => JsonObject[]][] = [
  ['achievementcredential', ['AchievementCredential'], () => [generated, read('ob30-complete')]],
  ['anyachievementcredential', eitherEdition, () => [inOldEdition(generated), read('ob30-simple')]],
  ['endorsementcredential', ['EndorsementCredential'], () => [read('ob30-endorsement-valid')]],
];

describe.runIf(hasStandard(schemas))('checkClass accepts exactly what the JSON Schemas of 1EdTech accept', () => {
  it.each(cases)('%s: whole credentials and every mutation of them', (schema, classes, documents) => {
    const isValid = accepts(schema);
    const seen = new Set<string>();
    let compared = 0;
    let refused = 0;
    for (const document of documents()) {
      for (const mutant of mutants(document, seen)) {
        const isAccepted = classes.some(name => checkClass(mutant, name).length === 0);
        if (isAccepted !== isValid(mutant)) expect({ isAccepted, mutant }).toEqual({ isAccepted: !isAccepted });
        compared += 1;
        refused += isAccepted ? 0 : 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(compared - refused).toBeGreaterThan(100);
  });

  it('profile: those of the complete sample and every mutation of them', () => {
    const isValid = accepts('profile');
    for (const mutant of mutants(generated.issuer as JsonObject, new Set())) {
      expect(checkClass(mutant, 'Profile').length === 0).toBe(isValid(mutant));
    }
  });

  it('all Open Badges samples, fixtures and examples', () => {
    const isValid = accepts('anyachievementcredential');
    const directories = [
      'standards/data/samples',
      'vectors/1edtech-validator-fixtures/inspector-vc/src/test/resources/ob30',
      'vectors/openbadges-examples',
    ];
    const files = directories.filter(hasStandard).flatMap(directory => listStandards(directory, '.json'));
    for (const file of files) {
      const document = JSON.parse(readStandard(file)) as JsonObject;
      const isAccepted = eitherEdition.some(name => checkClass(document, name).length === 0);
      expect({ file, isAccepted }).toEqual({ file, isAccepted: isValid(document) });
    }
    expect(files.length).toBeGreaterThan(10);
  });
});

describe('checkClass', () => {
  it('names the place, the property and what it should be', () => {
    const broken = { ...generated, validFrom: 'yesterday', credentialSubject: { type: ['AchievementSubject'] } };
    expect(checkClass(broken, 'AchievementCredential')).toEqual([
      {
        at: '/credentialSubject/achievement',
        code: 'missing',
        facts: { property: 'achievement' },
        sentence: '“achievement” is missing.',
      },
      {
        at: '/validFrom',
        code: 'wrong_type',
        facts: { property: 'validFrom', expected: 'date-time' },
        sentence: '“validFrom” should be date-time.',
      },
    ]);
  });

  it('does not make a long list out of poison', () => {
    const poison = { ...generated, evidence: new Array(1_000).fill(1) };
    expect(checkClass(poison, 'AchievementCredential')).toHaveLength(51);
  });

  it('takes the names of Object’s own properties for nothing', () => {
    expect(checkClass(JSON.parse('{"toString":1,"valueOf":2}'), 'Image').map(problem => problem.at)).toEqual([
      '/id',
      '/type',
      '/toString',
      '/valueOf',
    ]);
  });
});
