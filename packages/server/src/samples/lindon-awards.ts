import type { SampleCohort } from './sample.ts';

const surgeForecast = {
  name: 'Storm-surge forecast for the old harbour',
  narrative: 'Tested against eleven held-back storms: nine within 15 cm, one missed, one false alarm.',
  id: 'https://portfolio.example/works/surge-forecast-old-harbour',
  genre: 'Report',
};
const shorelineMap = {
  name: 'Shoreline of the north beach, 2009 to 2026',
  narrative: 'Map from 34 images with an error of position of 1.8 m.',
  id: 'https://portfolio.example/works/north-beach-shoreline',
  genre: 'Map',
};
const councilBrief = {
  name: 'Brief to the harbour council',
  narrative: 'Two pages and one map; the council moved the slipway works after reading it.',
  genre: 'Briefing',
};
const housingLetter = {
  name: 'Letter about a change of rent, before and after',
  narrative: 'Ten readers: before, three knew what to do next; after, all ten.',
  id: 'https://portfolio.example/works/rent-letter',
  genre: 'Text',
};
const clinicProject = {
  name: 'تقييم أثر حماية البيانات لعيادة جامعية',
  narrative: 'خُفّض عدد البيانات المجموعة من 41 إلى 17 وصارت مدة الحفظ سنة واحدة.',
  genre: 'تقرير',
};

export const lindonCohorts: readonly SampleCohort[] = [
  {
    humanCode: 'LIN-CDA',
    version: 1,
    awardedDaysAgo: 412,
    awards: [
      {
        learner: 'zoe.nieuwenhuis',
        result: 'Distinction',
        evidence: [surgeForecast, councilBrief],
        holder: 'published',
      },
      { learner: 'yutong.chen', result: 'Merit', evidence: [shorelineMap], holder: 'published' },
      { learner: 'layla.haddad', result: 'Merit', evidence: [surgeForecast], holder: 'published' },
      { learner: 'kaeo.mahiai', result: 'Pass', holder: 'claimed' },
      { learner: 'daryna.km', result: 'Distinction', evidence: [shorelineMap], holder: 'published' },
      {
        learner: 'serban.turcanu',
        result: 'Pass',
        holder: 'published',
        revoked: {
          reason: 'misconduct',
          explanation:
            'The tide record in the portfolio turned out to be another learner’s work. The appeal was heard.',
        },
      },
    ],
  },
  {
    humanCode: 'LIN-CDA',
    version: 1,
    awardedDaysAgo: 47,
    awards: [
      { learner: 'haneul.namgung', result: 'Distinction', evidence: [surgeForecast], holder: 'published' },
      { learner: 'aradhya.k', result: 'Merit', evidence: [shorelineMap, councilBrief], holder: 'published' },
      { learner: 'siobhan.nid', result: 'Merit', holder: 'claimed' },
      { learner: 'joao.moura', result: 'Pass', evidence: [councilBrief], holder: 'published' },
      { learner: 'antigoni.p', result: 'Merit', holder: 'claimed' },
      { learner: 'batbold', result: 'Pass' },
      { learner: 'adebayo.o', result: 'Distinction', evidence: [surgeForecast] },
    ],
  },
  {
    humanCode: 'LIN-CWP',
    version: 1,
    awardedDaysAgo: 188,
    awards: [
      { learner: 'mairead.osh', result: '8', evidence: [housingLetter], holder: 'published' },
      { learner: 'dandre.ow', result: '8', evidence: [housingLetter], holder: 'published' },
      { learner: 'ndeye.s', result: '8', holder: 'claimed' },
      { learner: 'noa.b', result: '8', holder: 'claimed' },
      { learner: 'weiling.ng', result: '8', evidence: [housingLetter], holder: 'published' },
    ],
  },
  {
    humanCode: 'LIN-CWP',
    version: 1,
    awardedDaysAgo: 12,
    awards: [
      { learner: 'leonidas.h', result: '8' },
      { learner: 'kamonchanok.s', result: '8' },
      { learner: 'wilhelmina.vdh', result: '8', holder: 'claimed' },
      {
        learner: 'elkana.s',
        result: '8',
        revoked: {
          reason: 'wrong-person',
          explanation: 'Awarded to the wrong one of two learners; issued again correctly.',
        },
      },
    ],
  },
  {
    humanCode: 'LIN-DEP',
    version: 1,
    awardedDaysAgo: 96,
    awards: [
      { learner: 'layla.haddad', result: '91', evidence: [clinicProject], holder: 'published' },
      { learner: 'abdulrahman.k', result: '84', evidence: [clinicProject], holder: 'published' },
      { learner: 'noura.marzouqi', result: '77', holder: 'published' },
      { learner: 'yousef.nasr', result: '68', holder: 'claimed' },
      { learner: 'hala.baqi', result: '88', evidence: [clinicProject] },
      { learner: 'mahsa.t', result: '93', holder: 'published' },
      { learner: 'zarmina.akhtar', result: '72', holder: 'claimed' },
      { learner: 'selamawit.g', result: '65' },
    ],
  },
];
