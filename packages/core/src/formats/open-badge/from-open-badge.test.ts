import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coastalData, namesOfManyScripts, sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, listStandards, readStandard } from '../../../../../test/standards.ts';
import type { Award } from '../../award.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { checkOpenBadge } from './check-open-badge.ts';
import { fromOpenBadge } from './from-open-badge.ts';
import { toOpenBadge } from './to-open-badge.ts';

const options = { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' };

function backAndForth(award: Award): Award {
  return fromOpenBadge(JSON.parse(JSON.stringify(toOpenBadge(award, options))) as JsonObject);
}

describe('fromOpenBadge', () => {
  it('reads back all that toOpenBadge wrote', () => {
    expect(backAndForth(sampleAward)).toEqual(sampleAward);
  });

  it.each(namesOfManyScripts)('reads the name %s back', name => {
    const award = { ...sampleAward, learner: { name, identities: [] } };
    expect(backAndForth(award).learner).toEqual({ name, identities: [] });
  });

  it('reads any text back, wherever it stands', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, (title, outcome, value) => {
        const award: Award = {
          ...sampleAward,
          name: `${title} for you`,
          achievement: { ...coastalData, title, outcomes: [{ id: 'o1', text: outcome, skills: [] }] },
          results: [{ value }],
        };
        expect(backAndForth(award)).toEqual(award);
      }),
    );
  });

  it('reads every award without one of its optional fields', () => {
    for (const field of Object.keys(sampleAward) as (keyof Award)[]) {
      if (['id', 'issuer', 'learner', 'achievement', 'validFrom', 'results', 'evidence'].includes(field)) continue;
      const { [field]: _, ...less } = sampleAward;
      expect(backAndForth(less as Award)).toEqual(less);
    }
    for (const field of Object.keys(coastalData)) {
      if (['id', 'title', 'description', 'criteria'].includes(field)) continue;
      const { [field]: value, ...less } = coastalData as unknown as Record<string, unknown>;
      const achievement = (Array.isArray(value) && field !== 'qualityAssurance'
        ? { ...less, [field]: [] }
        : less) as unknown as Award['achievement'];
      const expected =
        field === 'achievementType' ? { ...achievement, achievementType: 'MicroCredential' } : achievement;
      expect(backAndForth({ ...sampleAward, achievement }).achievement).toEqual(expected);
    }
  });

  it('reads language maps, value objects, single values and addresses for nodes', () => {
    const award = fromOpenBadge({
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'],
      id: 'urn:uuid:1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: 'https://b.example/',
      issuanceDate: '2020-01-01T00:00:00.123Z',
      expirationDate: '2021-01-01T00:00:00Z',
      credentialSubject: [
        {
          type: 'AchievementSubject',
          name: { '@value': 'Иван', '@language': 'ru' },
          achievement: {
            id: 'https://b.example/a',
            type: 'Achievement',
            inLanguage: 'ar',
            name: { en: 'Welding', ar: 'اللحام' },
            description: { fr: 'Soudage' },
            image: 'https://b.example/a.png',
            tag: 'metal',
            creditsAvailable: 3,
            criteria: { narrative: ['Weld.'] },
            alignment: {
              type: 'Alignment',
              targetName: 'EQF level 4',
              targetUrl: 'http://data.europa.eu/snb/eqf/4',
              targetType: 'ext:EQFLevel',
            },
          },
        },
      ],
    });
    expect(award).toMatchObject({
      issuer: { id: 'https://b.example/' },
      validFrom: '2020-01-01T00:00:00.123Z',
      validUntil: '2021-01-01T00:00:00Z',
      learner: { name: 'Иван' },
      achievement: {
        title: 'اللحام',
        description: 'Soudage',
        image: { uri: 'https://b.example/a.png', alternativeText: '' },
        tags: ['metal'],
        credits: { framework: '', value: 3 },
        criteria: { narrative: 'Weld.' },
        levels: [{ framework: 'EQF', value: '4', uri: 'http://data.europa.eu/snb/eqf/4' }],
        alignment: [],
      },
    });
  });

  it.each<[string, (badge: JsonObject) => void, string]>([
    ['an id', badge => delete badge.id, '/id'],
    ['an issuer', badge => delete badge.issuer, '/issuer'],
    ['a beginning', badge => delete badge.validFrom, '/issuanceDate'],
    ['a subject', badge => delete badge.credentialSubject, '/credentialSubject'],
    [
      'an achievement',
      badge => delete (badge.credentialSubject as JsonObject).achievement,
      '/credentialSubject/0/achievement',
    ],
  ])('refuses a credential without %s and names the place', (_, spoil, at) => {
    const badge = toOpenBadge(sampleAward, options);
    spoil(badge);
    try {
      fromOpenBadge(badge);
      expect.unreachable();
    } catch (fault) {
      expect(fault).toBeInstanceOf(Malformed);
      expect(fault).toMatchObject({ at, code: 'missing' });
    }
  });

  it('never fails otherwise, whatever a credential holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        const badge = toOpenBadge(sampleAward, options);
        const subject = badge.credentialSubject as JsonObject;
        const achievement = subject.achievement as JsonObject;
        for (const name of Object.keys(achievement))
          if (!['id', 'name'].includes(name)) achievement[name] = one as JsonValue;
        for (const name of Object.keys(subject)) if (name !== 'achievement') subject[name] = other as JsonValue;
        try {
          fromOpenBadge(badge);
        } catch (fault) {
          expect(fault).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});

const samples = [
  'ob30-complete',
  'ob30-complete_v1',
  'ob30-simple',
  'ob30-simple-eddsa-2022',
  'ob30-simple-multiple-proofs',
];

describe.runIf(hasStandard('standards/data/samples'))('the samples of 1EdTech', () => {
  it.each(samples)('%s survives being read and written again', name => {
    const document = JSON.parse(readStandard(`standards/data/samples/${name}.json`)) as JsonObject;
    const award = fromOpenBadge(document);
    const again = toOpenBadge(award, options);
    if (!name.endsWith('_v1')) expect(checkOpenBadge(again)).toEqual([]);
    expect(fromOpenBadge(again)).toEqual({
      ...award,
      achievement: { ...award.achievement, achievementType: award.achievement.achievementType ?? 'MicroCredential' },
    });
  });

  it('the complete one loses nothing but what an award does not carry', () => {
    const document = JSON.parse(readStandard('standards/data/samples/ob30-complete.json')) as JsonObject;
    const again = toOpenBadge(fromOpenBadge(document), options);
    const { '@context': _, proof, credentialStatus, ...expected } = document;
    expect(again).toMatchObject({
      ...expected,
      credentialSubject: { ...(expected.credentialSubject as JsonObject), achievement: expect.anything() },
    });
    const { type, ...achievement } = (document.credentialSubject as { achievement: JsonObject }).achievement;
    expect((again.credentialSubject as JsonObject).achievement).toMatchObject(achievement);
  });
});

const examples = 'vectors/openbadges-examples';

describe.runIf(hasStandard(examples))('the examples of the Open Badges specification', () => {
  it('are read when they are whole credentials', () => {
    const whole = listStandards(examples, '.json')
      .map(file => JSON.parse(readStandard(file)) as JsonObject)
      .filter(document => checkOpenBadge(document).length === 0);
    expect(whole.length).toBeGreaterThan(3);
    for (const document of whole) expect(fromOpenBadge(document).id).toBe(document.id);
  });
});
