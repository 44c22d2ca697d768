import fc from 'fast-check';
import type {
  Achievement,
  Alignment,
  Award,
  LearningOutcome,
  Level,
  Profile,
  Result,
  ResultDescription,
} from '../packages/core/src/award.ts';
import {
  assessmentTypes,
  participationTypes,
  qualityAssuranceTypes,
  stackabilityTypes,
  supervisionTypes,
} from '../packages/core/src/award.ts';
import { namesOfManyScripts } from './sample-award.ts';

/** Awards as `fast-check` makes them: whole, consistent, with every field present or absent, and text of every kind. */

const text = fc.oneof(
  fc.constantFrom(...namesOfManyScripts, 'Reads the sea', 'ويقرأ البحر', 'a\nb', '  spaced  '),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
);
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const address = word.map(name => `https://lindon.example/${name}`);
const instant = fc
  .integer({ min: 1_500_000_000, max: 2_200_000_000 })
  .map(seconds => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));
const urn = fc.uuid().map(uuid => `urn:uuid:${uuid}`);

/** A record in which any field but the required ones may be absent. */
function record<T extends object>(
  fields: { [Key in keyof Required<T>]: fc.Arbitrary<Required<T>[Key]> },
  requiredKeys: readonly (keyof T & string)[],
): fc.Arbitrary<T> {
  return fc.record(fields as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...requiredKeys],
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<T>;
}

const picture = fc.record(
  {
    uri: fc.constantFrom('https://lindon.example/badge.png', 'data:image/png;base64,iVBORw0KGgo='),
    alternativeText: text,
  },
  { noNullPrototype: true },
);
const identifiers = fc.uniqueArray(
  fc.record(
    { identifier: word, identifierType: fc.constantFrom('sourcedId', 'ext:ROR', 'isbn') },
    { noNullPrototype: true },
  ),
  { maxLength: 2, selector: ({ identifier }) => identifier },
);

const skill: fc.Arbitrary<Alignment> = fc.oneof(
  fc.uuid().map(id => ({
    targetName: 'analyse data',
    targetUrl: `http://data.europa.eu/esco/skill/${id}`,
    targetFramework: 'ESCO',
    targetType: 'ext:ESCOSkill',
  })),
  record<Alignment>(
    {
      targetName: text,
      targetUrl: urn,
      targetCode: word,
      targetDescription: text,
      targetFramework: text,
      targetType: fc.constantFrom('CFItem', 'ext:Skill'),
    },
    ['targetName', 'targetUrl'],
  ),
);

const profile: fc.Arbitrary<Profile> = record<Omit<Profile, 'parent' | 'person' | 'endorsements'>>(
  {
    id: address,
    name: text,
    url: address,
    email: fc.constantFrom('registrar@lindon.example', 'ä@post.example'),
    phone: fc.constant('+353 1 555 0100'),
    description: text,
    image: picture,
    official: text,
    address: fc.record(
      {
        countryCode: fc.constantFrom('IE', 'DE', 'SA'),
        country: text,
        street: text,
        locality: text,
        postalCode: word,
      },
      { requiredKeys: ['countryCode'], noNullPrototype: true },
    ),
    otherIdentifiers: identifiers,
  },
  ['id', 'otherIdentifiers'],
);

const level: fc.Arbitrary<Level> = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map(step => ({
    framework: 'EQF',
    value: String(step),
    uri: `http://data.europa.eu/snb/eqf/${step}`,
  })),
  fc.constantFrom<Level>(
    { framework: 'NFQ Ireland', value: '8' },
    { framework: 'NFQ Ireland', value: '7', uri: 'http://data.europa.eu/snb/qdr/c_1' },
    { framework: 'NZQCF', value: '4', uri: 'https://levels.example/4' },
  ),
);

const outcome: fc.Arbitrary<Omit<LearningOutcome, 'id'>> = fc.record(
  { text, skills: fc.uniqueArray(skill, { maxLength: 2, selector: ({ targetUrl }) => targetUrl }) },
  { noNullPrototype: true },
);

const resultDescription: fc.Arbitrary<ResultDescription> = fc.oneof(
  record<Pick<ResultDescription, 'id' | 'name' | 'resultType' | 'allowedValue'>>(
    { id: urn, name: text, resultType: fc.constant('LetterGrade'), allowedValue: fc.constant(['C', 'B', 'A']) },
    ['id', 'name', 'resultType'],
  ),
  record<Pick<ResultDescription, 'id' | 'name' | 'resultType' | 'rubricCriterionLevel'>>(
    {
      id: urn,
      name: text,
      resultType: fc.constant('RubricCriterionLevel'),
      rubricCriterionLevel: fc.uuid().map(uuid => [
        { id: `urn:uuid:${uuid}`, name: 'Tells' },
        { id: `urn:uuid:${uuid}#2`, name: 'Explains', level: '2', points: '4' },
      ]),
    },
    ['id', 'name', 'resultType', 'rubricCriterionLevel'],
  ),
);

const achievement: fc.Arbitrary<Achievement> = record<Omit<Achievement, 'creator' | 'endorsements'>>(
  {
    id: address,
    version: word,
    language: fc.constantFrom('en', 'ar', 'de', 'pt-BR', 'zh-Hant'),
    title: text,
    description: text,
    achievementType: fc.constantFrom('MicroCredential', 'Certificate', 'ext:Own'),
    outcomes: fc
      .array(outcome, { maxLength: 3 })
      .map(all => all.map((one, index) => ({ id: `o${index + 1}`, ...one }))),
    criteria: fc.record({ narrative: text, id: address }, { requiredKeys: ['narrative'], noNullPrototype: true }),
    workloadHours: fc.integer({ min: 1, max: 4000 }).map(quarters => quarters / 4),
    credits: fc.record(
      {
        framework: fc.constantFrom('ECTS', 'UK CAT'),
        value: fc.integer({ min: 1, max: 240 }).map(halves => halves / 2),
      },
      { noNullPrototype: true },
    ),
    levels: fc.uniqueArray(level, { maxLength: 3, selector: ({ framework, value }) => `${framework} ${value}` }),
    fieldOfStudy: text,
    specialization: text,
    assessment: fc.record(
      { type: fc.constantFrom(...assessmentTypes), description: text },
      { requiredKeys: ['type'], noNullPrototype: true },
    ),
    participation: fc.constantFrom(...participationTypes),
    supervision: fc.constantFrom(...supervisionTypes),
    qualityAssurance: fc.uniqueArray(
      fc.record(
        { type: fc.constantFrom(...qualityAssuranceTypes), body: word, statement: text, url: address },
        { requiredKeys: ['type', 'body'], noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 2, selector: ({ body }) => body },
    ),
    prerequisites: text,
    stackability: fc.record(
      { type: fc.constantFrom(...stackabilityTypes), description: text },
      { requiredKeys: ['type'], noNullPrototype: true },
    ),
    furtherInformation: address,
    image: picture,
    humanCode: word,
    tags: fc.uniqueArray(text, { maxLength: 3 }),
    otherIdentifiers: identifiers,
    alignment: fc.uniqueArray(skill, { maxLength: 1, selector: ({ targetUrl }) => targetUrl }),
    related: fc.constant([]),
    resultDescriptions: fc.uniqueArray(resultDescription, { maxLength: 2, selector: ({ id }) => id }),
  },
  [
    'id',
    'title',
    'description',
    'outcomes',
    'criteria',
    'levels',
    'tags',
    'otherIdentifiers',
    'alignment',
    'related',
    'resultDescriptions',
  ],
);

/** Results that the descriptions of the achievement allow. */
function toResults({ resultDescriptions }: Achievement, isNamed: boolean): Result[] {
  return resultDescriptions.map(({ id, rubricCriterionLevel }): Result => {
    const step = rubricCriterionLevel?.at(-1);
    return step
      ? { resultDescription: id, achievedLevel: step.id, ...(isNamed ? { value: '4' } : {}) }
      : { resultDescription: id, value: 'B', ...(isNamed ? { status: 'Completed' } : {}) };
  });
}

/** Whole awards. */
export const awards: fc.Arbitrary<Award> = fc
  .tuple(
    record<Omit<Award, 'results' | 'validUntil' | 'endorsements' | 'refreshService' | 'status' | 'source'>>(
      {
        id: urn,
        issuer: profile,
        learner: record<Award['learner']>(
          {
            id: urn,
            name: text,
            identities: fc.constantFrom(
              [],
              [{ identityType: 'emailAddress', identityHash: 'nour@post.example', hashed: false }],
              [{ identityType: 'systemId', identityHash: 'sha256$b5809d8a', hashed: true, salt: 'Kosher' }],
            ),
          },
          ['id', 'identities'],
        ),
        achievement,
        awardedAt: instant,
        validFrom: instant,
        name: text,
        description: text,
        narrative: text,
        evidence: fc.uniqueArray(
          record<Award['evidence'][number]>(
            { id: address, name: text, narrative: text, description: text, genre: text, audience: text },
            ['id'],
          ),
          { maxLength: 2, selector: ({ id }) => id },
        ),
        creditsEarned: fc.constantFrom(0.5, 2.5, 60),
        activityStartDate: instant,
        activityEndDate: instant,
        role: text,
        term: text,
        licenseNumber: word,
        image: picture,
        learnerImage: picture,
      },
      ['id', 'issuer', 'learner', 'achievement', 'validFrom', 'evidence'],
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([award, isNamed, isEnding]) => ({
    ...award,
    results: toResults(award.achievement, isNamed),
    ...(isEnding ? { validUntil: '2050-01-01T00:00:00Z' } : {}),
  }));
