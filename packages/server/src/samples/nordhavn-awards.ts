import type { SampleCohort } from './sample.ts';

const fullService = {
  name: 'The 500-hour service of a workboat',
  narrative: 'Two days aboard, forty-one points of the maker’s list, sea trial without findings.',
  genre: 'Workplace observation',
};
const chargingFault = {
  name: 'A charging fault, traced and mended',
  narrative: 'A corroded earth behind the starter battery, found after 35 minutes and proved under load.',
  genre: 'Practical test',
};
const loadLog = {
  name: 'Log of twenty sterile loads',
  narrative: 'Two loads withheld by the learner for a wet pack and a missed pressure; both decisions confirmed.',
  genre: 'Workplace log',
};
const houseOnTheHill = {
  name: 'Installation in a house of 1962',
  narrative: 'Calculated efficiency 3.4, measured 3.3 over one week at −2 °C on average.',
  id: 'https://portfolio.example/works/heat-pump-hillside',
  genre: 'Installation',
};

export const nordhavnCohorts: readonly SampleCohort[] = [
  {
    humanCode: 'NVC-MDM',
    version: 1,
    awardedDaysAgo: 301,
    awards: [
      { learner: 'soren.bruun', result: 'Guides others', evidence: [fullService, chargingFault], holder: 'published' },
      { learner: 'kalsang', result: 'Works alone', evidence: [fullService], holder: 'published' },
      { learner: 'dieu.hien', result: 'Works alone', evidence: [chargingFault], holder: 'claimed' },
      { learner: 'tane.r', result: 'Guides others', evidence: [fullService], holder: 'published' },
      { learner: 'eunu.jegal', result: 'Works alone', holder: 'claimed' },
    ],
  },
  {
    humanCode: 'NVC-MDM',
    version: 1,
    awardedDaysAgo: 33,
    awards: [
      { learner: 'asdis.thorgrims', result: 'Works alone', evidence: [fullService], holder: 'published' },
      { learner: 'timofey.b', result: 'Works alone', evidence: [chargingFault], holder: 'claimed' },
      {
        learner: 'chienhung.lai',
        result: 'Guides others',
        evidence: [fullService, chargingFault],
        holder: 'published',
      },
      { learner: 'suryaningsih', result: 'Works alone' },
      { learner: 'tinatin.g', result: 'Works alone', evidence: [chargingFault] },
      {
        learner: 'lukasz.wojtowicz',
        result: 'Works alone',
        holder: 'claimed',
        revoked: {
          reason: 'issued-in-error',
          explanation: 'Issued before the second assessor had signed. It will be awarded again when both have.',
        },
      },
    ],
  },
  {
    humanCode: 'NVC-STC',
    version: 1,
    awardedDaysAgo: 154,
    awards: [
      { learner: 'aigul.s', result: 'Works alone', evidence: [loadLog], holder: 'published' },
      { learner: 'tanzila.r', result: 'Guides others', evidence: [loadLog], holder: 'published' },
      { learner: 'thiri.m', result: 'Works alone', holder: 'claimed' },
      { learner: 'peishan.lin', result: 'Works alone', evidence: [loadLog], holder: 'published' },
      { learner: 'cagla.y', result: 'Works alone', holder: 'claimed' },
      { learner: 'zarmina.akhtar', result: 'Works alone', evidence: [loadLog] },
      { learner: 'adaeze.no', result: 'Guides others', evidence: [loadLog], holder: 'published' },
      { learner: 'hala.baqi', result: 'Works alone', holder: 'claimed' },
    ],
  },
  {
    humanCode: 'NVC-HPI',
    version: 1,
    awardedDaysAgo: 803,
    awards: [{ learner: 'asa.oberg', result: 'Guides others', evidence: [houseOnTheHill], holder: 'published' }],
  },
  {
    humanCode: 'NVC-HPI',
    version: 1,
    awardedDaysAgo: 68,
    awards: [
      { learner: 'zofie.hrdlickova', result: 'Works alone', evidence: [houseOnTheHill], holder: 'published' },
      { learner: 'ljiljana.s', result: 'Works alone', holder: 'claimed' },
      { learner: 'rejean.tl', result: 'Guides others', evidence: [houseOnTheHill], holder: 'published' },
      { learner: 'anahit.s', result: 'Works alone', holder: 'published' },
      { learner: 'rutvij.d', result: 'Works alone', evidence: [houseOnTheHill] },
      { learner: 'aroha.tw', result: 'Works alone' },
      { learner: 'juergen.w', result: 'Guides others', holder: 'claimed' },
      { learner: 'yousef.nasr', result: 'Works alone' },
    ],
  },
];
