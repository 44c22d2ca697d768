import { definition } from '@cairn/api/achievements';
import { describe, expect, it } from 'vitest';
import { toDefinition, toList, toNumber, toWriting } from './writing.ts';

const whole = definition.parse({
  language: 'en',
  title: 'Coastal Data Analysis',
  description: 'From a wet notebook to a map.',
  outcomes: [
    { id: 'o1', text: 'Map a shoreline.', skills: [{ targetName: 'GIS', targetUrl: 'https://skills.example/gis' }] },
  ],
  criteria: 'Three surveys.',
  workloadHours: 125,
  credits: { framework: 'ECTS', value: 5 },
  levels: [{ framework: 'EQF', value: '6', uri: 'https://levels.example/6' }],
  fieldOfStudy: 'Oceanography',
  assessment: { type: 'testing', description: 'An oral examination' },
  participation: 'blended',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [{ type: 'external', body: 'Agency', statement: 'Audited.', url: 'https://agency.example' }],
  prerequisites: 'None',
  stackability: { type: 'part-of-larger', description: 'Technician' },
  furtherInformation: 'https://lindon.example/coast',
  humanCode: 'GEO-1',
  tags: ['coast', 'data'],
  alignment: [{ targetName: 'Oceanography', targetUrl: 'https://fields.example/0532' }],
  resultDescriptions: [
    {
      id: 'urn:uuid:1',
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['Pass', 'Distinction'],
      requiredValue: 'Pass',
    },
  ],
  validForMonths: 24,
});

describe('a definition on the page', () => {
  it('comes back as it was, everything included', () => {
    expect(toDefinition(toWriting(whole), whole)).toEqual(whole);
  });

  it('comes back empty when it was empty', () => {
    const empty = definition.parse({});
    expect(toDefinition(toWriting(empty), empty)).toEqual(empty);
  });

  it('never sends what the contract would refuse, however half it is written', () => {
    const half = {
      ...toWriting(whole),
      workloadHours: 'many',
      creditsFramework: '',
      levels: [{ framework: 'EQF', value: ' ' }],
      quality: [{ type: 'internal', body: ' ', statement: 'x', url: 'agency' }],
      furtherInformation: 'lindon.example',
      grades: [
        {
          id: 'urn:uuid:2',
          name: '',
          resultType: 'Status',
          allowed: '',
          min: '',
          max: '',
          required: '',
          kept: undefined,
        },
      ],
      validForMonths: '0',
      assessmentType: '',
    };
    const sent = definition.parse(toDefinition(half, whole));
    expect(sent).toMatchObject({ levels: [], qualityAssurance: [], resultDescriptions: [] });
    expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['credits']));
    for (const left of ['workloadHours', 'credits', 'furtherInformation', 'validForMonths', 'assessment'])
      expect(sent).not.toHaveProperty(left);
  });
});

describe('what people type', () => {
  it.each([
    ['12', 12],
    [' 2,5 ', 2.5],
    ['١٢٫٥', 12.5],
    ['0', undefined],
    ['-3', undefined],
    ['', undefined],
    ['ten', undefined],
    ['1e999', undefined],
  ])('%j is the number %s', (text, number) => {
    expect(toNumber(text)).toBe(number);
  });

  it('lists are split at commas of any script, once each', () => {
    expect(toList('coast, data، بحر;coast\n ')).toEqual(['coast', 'data', 'بحر']);
  });
});
