import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awards } from '../../../../../test/random-awards.ts';
import { coastalData, lindon, namesOfManyScripts, sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, readStandard } from '../../../../../test/standards.ts';
import type { Award } from '../../award.ts';
import { toNQuads } from '../../canonical/index.ts';
import { listDifferences } from '../../compare/differences.ts';
import type { JsonObject } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { fromEuropean } from './from-european.ts';
import { toEuropean } from './to-european.ts';

const samplePath = 'standards/data/samples/elm-v3-microcredential-annex1-unsigned.json';

/**
 * What the European Learning Model has no place for. Everything else an award says comes through unchanged; `language` is
 * said where the award left it open, and a street stands in one text with the rest of its address.
 */
const withoutPlace = [
  /^\/issuer\/(image|official|parent|address\/(street|locality|postalCode|postOfficeBox|region|geo))/,
  /^\/learner\/identities\/\d+$/,
  /^\/achievement\/(language|image|creator|endorsements|alignment\/\d+|related\/\d+)$/,
  /^\/achievement\/outcomes\/\d+\/skills\/\d+\/target(Framework|Type)$/,
  /^\/achievement\/qualityAssurance\/\d+\/url$/,
  /^\/achievement\/resultDescriptions\/\d+\/(allowedValue|value(Min|Max)|required(Value|Level)|rubricCriterionLevel)$/,
  /^\/evidence\/\d+\/(narrative|description|genre|audience)$/,
  /^\/(role|status|refreshService|image|learnerImage|endorsements)$/,
];

const hasPlace = (at: string) => !withoutPlace.some(pattern => pattern.test(at));

describe('an award as a European Digital Credential', () => {
  it('says the same when read back, but for what the model has no place for, and that is named', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async award => {
        const { document, losses } = toEuropean(award);
        const back = fromEuropean(document);
        const differences = listDifferences(award, back.award);
        expect(losses.map(({ at }) => at)).toEqual(differences.map(({ at }) => at));
        expect(differences.filter(({ at }) => hasPlace(at))).toEqual([]);
        expect(back.losses).toEqual([]);
        expect(listDifferences(back.award, fromEuropean(toEuropean(back.award).document).award)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('means something in every word', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async award => {
        const canonical = await toNQuads(toEuropean(award).document);
        expect('lost' in canonical ? canonical.lost : undefined).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it.each(namesOfManyScripts)('keeps the name %s', name => {
    const award: Award = { ...sampleAward, learner: { ...sampleAward.learner, name } };
    expect(fromEuropean(toEuropean(award).document).award.learner.name).toBe(name);
  });

  it('stands once for every node, so that a graph of it holds nothing twice', () => {
    const { document } = toEuropean(sampleAward);
    const { issuer, credentialSubject } = document as { issuer: JsonObject; credentialSubject: JsonObject };
    const [claim] = credentialSubject.hasClaim as [JsonObject];
    const { awardingBody } = claim.awardedBy as { awardingBody: JsonObject[] };
    expect(awardingBody[0]).toEqual(issuer);
  });
});

describe('a credential in several languages', () => {
  const arabic: Award = {
    ...sampleAward,
    achievement: {
      ...coastalData,
      language: 'ar',
      title: 'تحليل بيانات السواحل',
      description: 'قرارات يعتمد عليها الميناء.',
    },
  };
  const { document, losses } = toEuropean(sampleAward, { editions: [arabic] });

  it('is read in its first language, and tells that there are others', () => {
    const read = fromEuropean(document);
    expect(read.award.achievement).toMatchObject({ language: 'en', title: coastalData.title });
    expect(read.losses.map(({ at }) => at)).toContain('/credentialSubject/hasClaim/0/title/ar');
    expect(losses).toEqual(toEuropean(sampleAward).losses);
  });

  it('is read in the language that is asked for, or in another where that is lacking', () => {
    const { award } = fromEuropean(document, { language: 'ar' });
    expect(award.achievement).toMatchObject({ language: 'ar', title: arabic.achievement.title });
    expect(fromEuropean(document, { language: 'fi' }).award.achievement.title).toBe(coastalData.title);
  });
});

describe('what stands around an award', () => {
  it('comes through: parts, entitlements and the offer', () => {
    const part: Award = {
      ...sampleAward,
      id: 'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d11',
      achievement: { ...coastalData, id: 'https://lindon.example/achievements/waves', title: 'Waves' },
    };
    const around = {
      parts: [part],
      entitlements: [{ title: 'May enter the master of coastal science', endsAt: '2030-01-01T00:00:00Z' }],
      opportunity: {
        title: 'Summer school',
        description: 'Six weeks in Kilkee.',
        providedBy: lindon,
        startsAt: '2026-05-01T00:00:00Z',
        endsAt: '2026-06-10T00:00:00Z',
        homepage: 'https://lindon.example/summer',
      },
    };
    const read = fromEuropean(toEuropean(sampleAward, around).document);
    expect(read.losses).toEqual([]);
    expect(read.entitlements).toEqual(around.entitlements);
    expect(read.opportunity).toMatchObject({ ...around.opportunity, providedBy: { id: lindon.id, name: lindon.name } });
    expect(read.parts).toHaveLength(1);
    const differences = listDifferences(part, read.parts[0] ?? part).map(({ at }) => at);
    expect(differences.filter(hasPlace).sort()).toEqual(['/description', '/name']);
  });
});

describe.runIf(hasStandard(samplePath))('the micro-credential sample of the Commission', () => {
  const readSample = () => fromEuropean(JSON.parse(readStandard(samplePath)) as JsonObject);

  it('is read with all that an award has words for', () => {
    const read = readSample();
    expect(read.award).toMatchObject({
      issuer: { name: 'Learning Provider', address: { countryCode: 'IE' } },
      learner: { name: 'Ana Andromeda' },
      validFrom: '2024-01-01T00:00:00+01:00',
      achievement: {
        title: 'Digital micro-credential creation',
        workloadHours: 60,
        credits: { framework: 'ECTS', value: 2 },
        participation: 'blended',
        supervision: 'unsupervised-unidentified',
      },
      results: [{ value: 'Pass' }],
    });
    expect(read.award.achievement.levels.map(({ framework, value }) => `${framework} ${value}`)).toEqual([
      'EQF 6',
      'IE NQF Level 6',
    ]);
    expect(read.award.achievement.outcomes.map(({ skills }) => skills.length)).toEqual([4, 3]);
  });

  it('says what it could not carry', () => {
    const losses = readSample().losses.map(({ at }) => at.replace(/^\/credentialSubject(\/hasClaim\/0)?/, ''));
    expect(losses).toEqual(
      expect.arrayContaining(['/dateOfBirth', '/gender', '/specifiedBy/learningSetting', '/specifiedBy/dcType/0']),
    );
    expect(losses).not.toContain('/specifiedBy/volumeOfLearning');
  });
});

describe('what is no European credential', () => {
  const { document } = toEuropean(sampleAward);
  it.each<[string, JsonObject, string]>([
    ['without a subject', { ...document, credentialSubject: [] }, '/credentialSubject'],
    ['without a claim', { ...document, credentialSubject: { type: 'Person' } }, '/credentialSubject/hasClaim'],
    ['without an id', { ...document, id: 7.5, credentialSubject: document.credentialSubject ?? '' }, ''],
    ['empty', {}, '/credentialSubject'],
  ])('is refused with the place: %s', (_title, broken, at) => {
    if (at === '') expect(fromEuropean(broken).award.id).toBe('7.5');
    else
      expect(() => fromEuropean(broken)).toThrow(
        expect.objectContaining({ at, name: new Malformed('', 'missing', '').name }),
      );
  });
});
