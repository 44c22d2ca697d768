import { describe, expect, it } from 'vitest';
import { sampleAward } from '../../../../../test/sample-award.ts';
import { readShapes, type ShapedProperty } from '../../../../../test/shapes.ts';
import { hasStandard, readStandard } from '../../../../../test/standards.ts';
import { europeanCredentialsContext } from '../../contexts/european.ts';
import type { JsonObject } from '../../json.ts';
import { checkEuropean } from './check-european.ts';
import { conceptSchemes } from './class-tables.ts';
import { classSlots, type Slot } from './slots.ts';
import { toEuropean } from './to-european.ts';

const samplePath = 'standards/data/samples/elm-v3-microcredential-annex1-unsigned.json';
const shapesPath = 'vectors/schemas/elm-shacl';

/** Terms by what they stand for: those of the European context, and those that a credential has from VCDM 1.1. */
function listTerms(): Map<string, string> {
  const { '@context': context } = europeanCredentialsContext as { '@context': JsonObject };
  const terms = new Map<string, string>();
  for (const [term, definition] of Object.entries(context)) {
    if (typeof definition === 'object') terms.set(String((definition as JsonObject)['@id']), term);
  }
  const general = 'issuer credentialSubject issuanceDate issued validFrom expirationDate validUntil evidence holder';
  for (const term of [...general.split(' '), 'credentialSchema']) terms.set(`cred:${term}`, term);
  return terms;
}

/** What the shapes ask for and no term says, or what they ask of signatures and statuses, which are judged elsewhere. */
const leftOut = new Set([
  'cred:proof',
  'cred:termsOfUse',
  'cred:credentialStatus',
  'elm:resultDistribution',
  'elm:defaultLanguage',
  'org:hasMember',
  'elm:nationalId',
  'cpv:birthName',
  'cpv:patronymicName',
  'elm:areaDialing',
  'locn:geometry',
  'elm:descriptionHtml',
]);

const datatypes: Readonly<Record<string, Slot['kind']>> = {
  'xsd:dateTime': 'instant',
  'xsd:string': 'text',
  'xsd:duration': 'duration',
  'xsd:integer': 'number',
  'xsd:positiveInteger': 'number',
  'xsd:decimal': 'number',
  'xsd:boolean': 'boolean',
  'xsd:anyURI': 'address',
};

const claims = ['Claim', 'LearningAchievement', 'LearningActivity', 'LearningAssessment', 'LearningEntitlement'];

function kindOf(shaped: ShapedProperty): Slot['kind'] | undefined {
  if (shaped.classes.length > 0) return shaped.classes.map(name => name.split(':')[1] ?? '');
  if (shaped.datatype === 'rdf:langString') return shaped.isUniqueLanguage || shaped.max === 1 ? 'label' : 'labels';
  if (shaped.node === 'edc:ClaimNodeShape') return claims;
  return shaped.datatype === undefined ? undefined : datatypes[shaped.datatype];
}

const areShapesThere = hasStandard(shapesPath);
const readShapesIn = (name: string) => readShapes(areShapesThere ? readStandard(`${shapesPath}/${name}`) : '');

describe.runIf(areShapesThere)('the class tables say what the shapes of the Commission say', () => {
  const general = readShapesIn('edc-generic-no-cv.ttl');
  const listed = readShapesIn('edc-generic-full.ttl');
  const terms = listTerms();
  const classes = [...general.classes].filter(([name]) => !name.startsWith('cred:') && !name.endsWith('Presentation'));

  it.each(classes)('%s', (name, properties) => {
    const slots = classSlots.get(name.split(':')[1] ?? '') ?? [];
    for (const shaped of properties.filter(({ path }) => !leftOut.has(path))) {
      const slot = slots.find(slot => slot.name === terms.get(shaped.path));
      const restriction = listed.classes.get(name)?.find(({ path }) => path === shaped.path);
      const expected = {
        path: shaped.path,
        isRequired: shaped.min > 0 || (restriction?.min ?? 0) > 0,
        isMany: shaped.max > 1 && (restriction?.max ?? 2) > 1,
        scheme: restriction?.node && listed.lists.get(restriction.node),
      };
      const isLabel = slot?.kind === 'label' || slot?.kind === 'labels';
      const told = { path: shaped.path, isRequired: slot?.isRequired, isMany: slot?.isMany, scheme: slot?.scheme };
      expect(isLabel ? { ...told, isMany: expected.isMany } : told).toEqual(expected);
      const kind = kindOf(shaped);
      if (kind !== undefined) expect([shaped.path, slot?.kind]).toEqual([shaped.path, kind]);
    }
    const known = properties.map(({ path }) => terms.get(path));
    const own = slots.map(slot => slot.name).filter(slot => !known.includes(slot));
    expect(own).toEqual(name === 'elm:Person' ? ['nationalID'] : []);
  });

  it('names every controlled list', () => {
    expect(Object.values(conceptSchemes).sort()).toEqual([...new Set(listed.lists.values())].sort());
    expect(classes.length).toBeGreaterThan(40);
  });
});

describe.runIf(hasStandard(samplePath))('the micro-credential sample of the Commission', () => {
  it('lacks only what sealing brings', () => {
    const sample = JSON.parse(readStandard(samplePath)) as JsonObject;
    expect(checkEuropean(sample).map(({ at, code }) => `${at} ${code}`)).toEqual([
      '/@context context_missing',
      '/issuer missing',
    ]);
  });
});

describe('checkEuropean', () => {
  const { parent: _, ...issuer } = sampleAward.issuer;
  const { source: __, learnerImage, ...award } = sampleAward;
  const whole = () => toEuropean({ ...award, issuer, ...(learnerImage ? { image: learnerImage } : {}) }).document;
  const change = (path: string, value: unknown): JsonObject => {
    const document = whole();
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    const place = steps.reduce<JsonObject>((node, step) => node[step] as JsonObject, document);
    if (value === undefined) delete place[last];
    else place[last] = value as never;
    return document;
  };

  it('has nothing to say of a whole credential', () => {
    expect(checkEuropean(whole())).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['credentialSubject/hasClaim', [], '/credentialSubject/hasClaim', 'missing'],
    ['credentialSubject/hasClaim/0/title', undefined, '/credentialSubject/hasClaim/0/title', 'missing'],
    ['credentialSubject/hasClaim/0/title', 'plain', '/credentialSubject/hasClaim/0/title', 'wrong_type'],
    ['credentialSubject/hasClaim/0/title', { en: ['a', 'b'] }, '/credentialSubject/hasClaim/0/title/en', 'only_one'],
    ['credentialSubject/hasClaim/0/title', { 'e n': 'a' }, '/credentialSubject/hasClaim/0/title/e n', 'wrong_type'],
    ['credentialSubject/hasClaim/0/awardedBy', 'urn:nowhere', '/credentialSubject/hasClaim/0/awardedBy', 'wrong_type'],
    [
      'credentialSubject/hasClaim/0/awardedBy',
      'urn:epass:note:1',
      '/credentialSubject/hasClaim/0/awardedBy/type',
      'type_missing',
    ],
    [
      'credentialSubject/hasClaim/0/specifiedBy/volumeOfLearning',
      'P',
      '/credentialSubject/hasClaim/0/specifiedBy/volumeOfLearning',
      'wrong_type',
    ],
    ['validFrom', '2026', '/validFrom', 'wrong_type'],
    ['issued', ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'], '/issued', 'only_one'],
    ['credentialProfiles/0/inScheme', undefined, '/credentialProfiles/0', 'not_of_list'],
    ['credentialProfiles', { type: 'Note' }, '/credentialProfiles/type', 'type_missing'],
    ['@context', 'https://www.w3.org/2018/credentials/v1', '/@context', 'context_missing'],
  ])('tells what is wrong with %s: %j', (path, value, at, code) => {
    expect(checkEuropean(change(path, value))[0]).toMatchObject({ at, code });
  });

  it('follows a node that is named by its id alone, and lets other properties pass', () => {
    const document = change('credentialSubject/hasClaim/0/stranger', 'x');
    const [claim] = (document.credentialSubject as { hasClaim: JsonObject[] }).hasClaim;
    (claim?.awardedBy as JsonObject).awardingBody = ['https://lindon.example/issuers/engineering'];
    expect(checkEuropean(document)).toEqual([]);
  });

  it('stops listing after fifty', () => {
    const many = Array.from({ length: 200 }, () => ({ type: 'LearningAchievement' }));
    const problems = checkEuropean(change('credentialSubject/hasClaim', many));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.code).toBe('too_many_problems');
  });
});
