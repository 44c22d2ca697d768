import { describe, expect, it } from 'vitest';
import { coastalData, lindon } from '../../../../test/sample-award.ts';
import type { Achievement, Profile } from '../award.ts';
import { isComplete, packSentences, readiness, readinessSentences } from './index.ts';

const empty: Achievement = {
  id: 'https://lindon.example/achievements/new',
  title: ' ',
  description: '',
  outcomes: [],
  criteria: {},
  levels: [],
  tags: [],
  otherIdentifiers: [],
  alignment: [],
  related: [],
  resultDescriptions: [],
};
const nobody: Profile = { id: 'https://lindon.example/', otherIdentifiers: [] };

function gaps(achievement: Achievement, issuer: Profile): string[] {
  return readiness(achievement, issuer).flatMap(({ items }) => items.filter(item => !item.met).map(item => item.id));
}

describe('readiness', () => {
  it('asks for the eleven mandatory and five optional elements of Annex I, and for what Open Badges requires', () => {
    const [openBadges, annex] = readiness(empty, nobody);
    expect(openBadges?.pack).toBe('open-badges');
    expect(annex?.pack).toBe('eu-annex-1');
    expect(annex?.items.filter(item => item.required)).toHaveLength(11);
    expect(annex?.items.filter(item => !item.required)).toHaveLength(5);
    expect(openBadges?.items.filter(item => item.required).map(item => item.id)).toEqual([
      'ob-issuer-name',
      'ob-title',
      'ob-description',
      'ob-criteria',
    ]);
  });

  it('finds every gap of an empty definition, but not what each award brings by itself', () => {
    const missing = gaps(empty, nobody);
    expect(missing).toHaveLength(9 + 14);
    expect(missing).not.toContain('eu-learner');
    expect(missing).not.toContain('eu-date');
    expect(readiness(empty, nobody).some(isComplete)).toBe(false);
  });

  it('finds nothing missing in a whole definition', () => {
    expect(gaps(coastalData, lindon)).toEqual([]);
    expect(readiness(coastalData, lindon).every(isComplete)).toBe(true);
  });

  const { workloadHours: _, credits: __, ...unmeasured } = coastalData;
  const { assessment: ___, ...unassessed } = coastalData;
  const { participation: ____, ...somehow } = coastalData;
  it.each<[string, Achievement, Profile, string[]]>([
    ['a title of spaces', { ...coastalData, title: '  ' }, lindon, ['ob-title', 'eu-title']],
    [
      'an outcome without words',
      { ...coastalData, outcomes: [{ id: 'o1', text: ' ', skills: [] }] },
      lindon,
      ['eu-outcomes'],
    ],
    ['neither hours nor credits', unmeasured, lindon, ['eu-workload']],
    ['hours without credits', { ...unmeasured, workloadHours: 60 }, lindon, []],
    ['credits without hours', { ...unmeasured, credits: { framework: 'ECTS', value: 2 } }, lindon, []],
    ['no workload at all', { ...coastalData, workloadHours: 0 }, lindon, ['eu-workload']],
    ['no level', { ...coastalData, levels: [] }, lindon, ['eu-level']],
    ['no assessment', unassessed, lindon, ['eu-assessment']],
    ['no form of participation', somehow, lindon, ['eu-participation']],
    ['nobody who assures quality', { ...coastalData, qualityAssurance: [] }, lindon, ['eu-quality']],
    ['an issuer without a country', coastalData, { ...lindon, address: { locality: 'Kilkee' } }, ['eu-country']],
    [
      'the country of the university above the faculty',
      coastalData,
      { ...lindon, address: {}, parent: { ...nobody, address: { countryCode: 'IE' } } },
      [],
    ],
  ])('%s', (_case, achievement, issuer, expected) => {
    expect(gaps(achievement, issuer)).toEqual(expected);
  });

  it('has words for every item and pack, in both languages', () => {
    for (const { pack, items } of readiness(empty, nobody)) {
      expect(packSentences[pack].name.ar).toMatch(/\p{Script=Arabic}/u);
      for (const { id } of items) {
        for (const { en, ar } of Object.values(readinessSentences[id])) {
          expect(en).toMatch(/^\p{Lu}/u);
          expect(ar).toMatch(/\p{Script=Arabic}/u);
        }
      }
    }
  });
});
