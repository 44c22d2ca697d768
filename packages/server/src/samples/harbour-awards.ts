import type { SampleCohort } from './sample.ts';

const recordedExercise = {
  name: 'Recording of the four-hour exercise',
  narrative: 'Three releases; the faulty one was noticed after four minutes and taken back after six.',
  id: 'https://portfolio.example/works/safe-releases-exercise',
  genre: 'Screen recording',
};
const incidentReview = {
  name: 'Review of an invented incident',
  narrative: 'Names two causes and ends in three actions, each with an owner and a day.',
  genre: 'Report',
};
const slowQuery = {
  name: 'Consulta acelerada',
  narrative: 'De 48 segundos a 0,9 con un índice parcial y una unión reescrita.',
  genre: 'Código',
};
const libraryAudit = {
  name: 'Catalogue of a town library, before and after',
  narrative: 'From 63 faults to none; two readers with different screen readers found and reserved a book alone.',
  id: 'https://portfolio.example/works/library-catalogue-audit',
  genre: 'Audit',
};

export const harbourCohorts: readonly SampleCohort[] = [
  {
    humanCode: 'HTA-SRE',
    version: 1,
    awardedDaysAgo: 236,
    awards: [
      { learner: 'marcos.tanaka', result: '88', evidence: [recordedExercise], holder: 'published' },
      { learner: 'siyuan.ouyang', result: '94', evidence: [recordedExercise, incidentReview], holder: 'published' },
      { learner: 'kavin.i', result: '79', holder: 'claimed' },
      { learner: 'lukasz.wojtowicz', result: '83', evidence: [incidentReview], holder: 'published' },
      { learner: 'elkana.s', result: '72' },
      { learner: 'sakura.hojo', result: '90', evidence: [recordedExercise], holder: 'published' },
    ],
  },
  {
    humanCode: 'HTA-SRE',
    version: 2,
    awardedDaysAgo: 25,
    awards: [
      { learner: 'yui.ogasawara', result: '97', evidence: [recordedExercise, incidentReview], holder: 'published' },
      { learner: 'marcos.tanaka', result: '92', evidence: [recordedExercise], holder: 'published' },
      { learner: 'daryna.km', result: '85', holder: 'claimed' },
      { learner: 'rutvij.d', result: '76' },
      { learner: 'dandre.ow', result: '81', evidence: [incidentReview] },
      { learner: 'batbold', result: '89', holder: 'published' },
    ],
  },
  {
    humanCode: 'HTA-SQL',
    version: 1,
    awardedDaysAgo: 119,
    awards: [
      { learner: 'mfernanda.quispe', result: '95', evidence: [slowQuery], holder: 'published' },
      { learner: 'inaki.etxeberria', result: '82', evidence: [slowQuery], holder: 'published' },
      { learner: 'xochitl.at', result: '90', holder: 'published' },
      { learner: 'joao.moura', result: '74', holder: 'claimed' },
      { learner: 'marcos.tanaka', result: '86', evidence: [slowQuery], holder: 'claimed' },
      { learner: 'cagla.y', result: '78' },
      { learner: 'suryaningsih', result: '71' },
      {
        learner: 'abdulrahman.k',
        result: '93',
        holder: 'claimed',
        revoked: {
          reason: 'wrong-content',
          explanation: 'The score was that of another exam. It was issued again with 83.',
        },
      },
      { learner: 'zoe.nieuwenhuis', result: '88', evidence: [slowQuery], holder: 'published' },
    ],
  },
  {
    humanCode: 'HTA-AWP',
    version: 1,
    awardedDaysAgo: 19,
    awards: [
      { learner: 'noa.b', result: '96', evidence: [libraryAudit], holder: 'published' },
      { learner: 'haneul.namgung', result: '91', evidence: [libraryAudit], holder: 'published' },
      { learner: 'ndeye.s', result: '84', holder: 'claimed' },
      { learner: 'wilhelmina.vdh', result: '87', evidence: [libraryAudit], holder: 'published' },
      { learner: 'aradhya.k', result: '80' },
      { learner: 'mahsa.t', result: '89', holder: 'published' },
      { learner: 'tinatin.g', result: '75' },
    ],
  },
];
