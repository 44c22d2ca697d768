import type { JsonObject, JsonValue } from '../json.ts';

/**
 * The terms that Open Badges lacks for the EU micro-credential elements (Council Recommendation 2022/C 243/02, Annex I).
 * A published version never changes: new terms are a new version with a new path.
 */
export const microCredentialPath = '/contexts/micro-credential/v1';

/**
 * Names of our terms are the same in every installation and belong to no domain that could lapse, so that two credentials
 * say the same wherever their context was served from.
 */
export const microCredentialVocabulary = 'urn:uuid:fb9fee3e-ad7f-4313-a933-4eb4ed84b3d3#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

type Range = 'text' | 'number' | 'address' | 'link' | 'set' | 'links' | 'list';

/**
 * How a term of each range is written in a context (JSON-LD 1.1 §9.15.1). Numbers are floats as in Open Badges: of a double
 * jsonld signs only the part of a text that looks like a number, so that words could be added behind it.
 */
const ranges: Record<Range, JsonObject> = {
  text: {},
  number: { '@type': `${xsd}float` },
  address: { '@type': `${xsd}anyURI` },
  link: { '@type': '@id' },
  set: { '@container': '@set' },
  links: { '@type': '@id', '@container': '@set' },
  list: { '@container': '@list' },
};

/** One class of the extension: the terms that hold inside a node of this type and nowhere else. */
const classes: Record<string, Record<string, Range>> = {
  MicroCredentialAchievement: {
    learningOutcome: 'list',
    workloadHours: 'number',
    creditFramework: 'text',
    educationLevel: 'set',
    assessmentType: 'text',
    assessmentDescription: 'text',
    participationType: 'text',
    supervisionType: 'text',
    qualityAssurance: 'set',
    prerequisites: 'text',
    stackabilityType: 'text',
    stackabilityDescription: 'text',
    furtherInformation: 'address',
  },
  LearningOutcome: { code: 'text', outcome: 'text', skill: 'links' },
  EducationLevel: { framework: 'text', levelValue: 'text', levelUri: 'address' },
  QualityAssurance: { assuranceType: 'text', assuringBody: 'text', statement: 'text', assuranceUrl: 'address' },
};

/** The document to serve at `microCredentialPath`, as `application/ld+json`, readable from every origin. */
export const microCredentialContext: JsonObject = {
  '@context': {
    '@version': 1.1,
    '@protected': true,
    id: '@id',
    type: '@type',
    ...mapValues(classes, (terms, name) => ({
      '@id': microCredentialVocabulary + name,
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        ...mapValues(terms, (range, term) => ({ '@id': microCredentialVocabulary + term, ...ranges[range] })),
      },
    })),
  },
};

function mapValues<From>(record: Record<string, From>, map: (value: From, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
