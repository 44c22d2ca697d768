import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../../../test/mutants.ts';
import { sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, listStandards, readStandard } from '../../../../../test/standards.ts';
import { vectors } from '../../../../../test/vectors.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
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

  const directories = [
    'standards/data/samples',
    'vectors/1edtech-validator-fixtures/inspector-vc/src/test/resources/ob30',
    'vectors/openbadges-examples',
  ];
  let isValid: ReturnType<typeof accepts> | undefined;
  const toVector = (name: string) => ({
    standard: 'Open Badges 3.0',
    clause: 'JSON Schema of AchievementCredential',
    name,
    expected: 'the same answer as the schema',
  });
  vectors(
    directories.filter(hasStandard).flatMap(directory => listStandards(directory, '.json')),
    toVector,
    file => {
      const document = JSON.parse(readStandard(file)) as JsonObject;
      const isAccepted = eitherEdition.some(name => checkClass(document, name).length === 0);
      isValid ??= accepts('anyachievementcredential');
      expect(isAccepted).toBe(isValid(document));
    },
  );
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
