import { describe, expect, it } from 'vitest';
import { coastalData, lindon, namesOfManyScripts, sampleAward } from '../../../../test/sample-award.ts';
import type { Award } from '../award.ts';
import { describeProblem, lintAward, type Problem } from './index.ts';

const options = { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' };

function problems(award: Award): Problem[] {
  const linted = lintAward(award, options);
  return Array.isArray(linted) ? linted : [];
}

function withAchievement(change: Partial<Award['achievement']>): Award {
  return { ...sampleAward, achievement: { ...coastalData, ...change } };
}

const letterGrade = 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b01';
const rubric = 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b02';
const lowestLevel = 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b10';
const percent = 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b03';

describe('lintAward', () => {
  it('gives the credential to sign when nothing is wrong', () => {
    const draft = lintAward(sampleAward, options);
    expect(draft).toMatchObject({ id: sampleAward.id, type: ['VerifiableCredential', 'OpenBadgeCredential'] });
  });

  it('accepts the smallest award', () => {
    const small: Award = {
      id: 'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d11',
      issuer: { id: 'did:web:lindon.example', name: 'Lindon', otherIdentifiers: [] },
      learner: { name: '王', identities: [] },
      achievement: {
        id: 'https://lindon.example/a/1',
        title: 'A',
        description: 'B',
        criteria: { narrative: 'C' },
        outcomes: [],
        levels: [],
        tags: [],
        otherIdentifiers: [],
        alignment: [],
        related: [],
        resultDescriptions: [],
      },
      validFrom: '2026-06-12T00:00:00Z',
      results: [],
      evidence: [],
    };
    expect(problems(small)).toEqual([]);
  });

  it.each(namesOfManyScripts)('accepts the name %s', name => {
    expect(problems({ ...sampleAward, learner: { ...sampleAward.learner, name } })).toEqual([]);
  });

  it.each<[string, Award, string, string]>([
    [
      '(a) a result of nothing',
      { ...sampleAward, results: [{ resultDescription: 'urn:uuid:1', value: 'A' }] },
      '/results/0/resultDescription',
      'result_unknown',
    ],
    [
      '(b) a level that is none',
      { ...sampleAward, results: [{ resultDescription: rubric, achievedLevel: letterGrade }] },
      '/results/0/achievedLevel',
      'result_level_unknown',
    ],
    [
      '(c) a status that is missing',
      {
        ...withAchievement({ resultDescriptions: [{ id: letterGrade, name: 'Work', resultType: 'Status' }] }),
        results: [{ resultDescription: letterGrade }],
      },
      '/results/0/status',
      'result_status_missing',
    ],
    [
      '(d) a grade that does not exist',
      { ...sampleAward, results: [{ resultDescription: letterGrade, value: 'E' }] },
      '/results/0/value',
      'result_value_not_allowed',
    ],
    [
      '(d) a figure beyond the scale',
      { ...sampleAward, results: [{ resultDescription: percent, value: '100.5' }] },
      '/results/0/value',
      'result_value_not_allowed',
    ],
    [
      '(d) a word on a scale of figures',
      { ...sampleAward, results: [{ resultDescription: percent, value: 'many' }] },
      '/results/0/value',
      'result_value_not_allowed',
    ],
    [
      '(e) a grade below the required one',
      { ...sampleAward, results: [{ resultDescription: letterGrade, value: 'D' }] },
      '/results/0/value',
      'requirement_not_met',
    ],
    [
      '(e) a figure below the required one',
      { ...sampleAward, results: [{ resultDescription: percent, value: '9' }] },
      '/results/0/value',
      'requirement_not_met',
    ],
    [
      '(e) a level below the required one',
      { ...sampleAward, results: [{ resultDescription: rubric, achievedLevel: lowestLevel }] },
      '/results/0/achievedLevel',
      'requirement_not_met',
    ],
    [
      '(e) a failed result',
      { ...sampleAward, results: [{ resultDescription: percent, status: 'Failed' }] },
      '/results/0/status',
      'not_passed',
    ],
    ['(f) more credits than there are', { ...sampleAward, creditsEarned: 2.75 }, '/creditsEarned', 'credits_exceed'],
    [
      '(g) an end before the beginning',
      { ...sampleAward, validUntil: '2026-06-11T23:59:59Z' },
      '/validUntil',
      'dates_out_of_order',
    ],
    [
      '(g) the same moments in two zones, out of order',
      { ...sampleAward, validUntil: '2026-06-12T00:30:00+01:00' },
      '/validUntil',
      'dates_out_of_order',
    ],
    [
      '(g) awarded after it began',
      { ...sampleAward, awardedAt: '2026-06-13T00:00:00Z' },
      '/validFrom',
      'dates_out_of_order',
    ],
    ['(h) an id that is no address', { ...sampleAward, id: 'award-1' }, '/id', 'not_an_address'],
    [
      '(h) criteria at a relative address',
      withAchievement({ criteria: { id: '/criteria' } }),
      '/achievement/criteria/id',
      'not_an_address',
    ],
    [
      '(h) an address with a space',
      { ...sampleAward, evidence: [{ id: 'https://a.example/x y' }] },
      '/evidence/0/id',
      'not_an_address',
    ],
    [
      '(i) the learner in the achievement',
      withAchievement({ description: 'Made for Nour Al-Masri.' }),
      '/achievement/description',
      'personal_words',
    ],
    [
      '(j) a photograph as badge',
      withAchievement({ image: { uri: 'https://a.example/b.JPG?w=1', alternativeText: 'x' } }),
      '/achievement/image/uri',
      'image_not_supported',
    ],
    [
      '(j) a picture in data that is no PNG',
      { ...sampleAward, image: { uri: 'data:image/gif;base64,AA', alternativeText: 'x' } },
      '/image/uri',
      'image_not_supported',
    ],
    [
      'fractions of a second',
      { ...sampleAward, validFrom: '2026-06-12T00:00:00.000Z' },
      '/validFrom',
      'not_an_instant',
    ],
    [
      'a day that does not exist',
      { ...sampleAward, validUntil: '2027-02-29T00:00:00Z' },
      '/validUntil',
      'not_an_instant',
    ],
    ['a moment without a zone', { ...sampleAward, awardedAt: '2026-06-12T00:00:00' }, '/awardedAt', 'not_an_instant'],
    ['a language by name', withAchievement({ language: 'English' }), '/achievement/language', 'not_a_language'],
    ['half a character', withAchievement({ title: 'A\ud83c' }), '/achievement/title', 'text_broken'],
    ['an invisible control character', { ...sampleAward, narrative: 'a\u0000b' }, '/narrative', 'text_broken'],
    ['no title', withAchievement({ title: ' ' }), '/achievement/title', 'text_missing'],
    [
      'an issuer without a name',
      { ...sampleAward, issuer: { id: lindon.id, otherIdentifiers: [] } },
      '/issuer/name',
      'text_missing',
    ],
    ['no criteria', withAchievement({ criteria: { narrative: '' } }), '/achievement/criteria', 'criteria_missing'],
    ['nobody', { ...sampleAward, learner: { identities: [] } }, '/learner', 'learner_unidentified'],
    ['negative hours', withAchievement({ workloadHours: -1 }), '/achievement/workloadHours', 'not_a_number'],
    [
      'endless hours',
      withAchievement({ workloadHours: Number.POSITIVE_INFINITY }),
      '/achievement/workloadHours',
      'not_a_number',
    ],
    [
      'an index that is a word',
      { ...sampleAward, status: { purpose: 'revocation', index: '1e3', list: 'https://a.example/s' } },
      '/status/index',
      'index_broken',
    ],
    [
      'two outcomes with one id',
      withAchievement({
        outcomes: [
          { id: 'o1', text: 'x', skills: [] },
          { id: 'o1', text: 'y', skills: [] },
        ],
      }),
      '/achievement/outcomes/1/id',
      'id_repeated',
    ],
    [
      'a type that Open Badges does not know',
      withAchievement({ achievementType: 'Nanodegree' }),
      '/credentialSubject/achievement/achievementType',
      'value_not_allowed',
    ],
    [
      'a status that Open Badges does not know',
      { ...sampleAward, results: [{ status: 'Done' }] },
      '/credentialSubject/result/0/status',
      'value_not_allowed',
    ],
    ['a quarter of a megabyte', { ...sampleAward, narrative: 'x'.repeat(260_000) }, '', 'too_large'],
  ])('refuses %s', (_, award, at, code) => {
    expect(problems(award)).toEqual([expect.objectContaining({ at, code })]);
  });

  it('lists every problem at once, each with a sentence in English and Arabic', () => {
    const found = problems({
      ...withAchievement({ title: '', language: 'English' }),
      creditsEarned: 9,
      validUntil: '2020-01-01T00:00:00Z',
    });
    expect(found.map(problem => problem.at)).toEqual([
      '/achievement/title',
      '/validUntil',
      '/achievement/language',
      '/creditsEarned',
    ]);
    for (const problem of found) {
      expect(problem.sentence).toBe(describeProblem(problem, 'en'));
      expect(problem.sentence).not.toMatch(/[{}]/);
      expect(describeProblem(problem, 'ar')).toMatch(/\p{Script=Arabic}/u);
      expect(describeProblem(problem, 'ar')).not.toMatch(/[{}]/);
    }
  });

  it('does not take a name of one word for a person', () => {
    const award = withAchievement({ description: 'Learn to design with Design.' });
    expect(problems({ ...award, learner: { name: 'Design', identities: [] } })).toEqual([]);
  });
});
