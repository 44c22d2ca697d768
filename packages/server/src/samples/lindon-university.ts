import type { DefinitionInput } from '@cairn/api/achievements';
import { dataEthics } from './data-ethics.ts';
import { lindonCohorts } from './lindon-awards.ts';
import { eqf, escoSkill, iscedField, type SampleInstitution } from './sample.ts';

const internalQuality = {
  type: 'internal',
  body: 'Lindon University, Academic Quality Board',
  statement: 'Approved before it is first offered and reviewed every two years with external examiners.',
  url: 'https://lindon.example/quality/micro-credentials',
} as const;

const coastalData: DefinitionInput = {
  language: 'en',
  title: 'Coastal Data Analysis',
  description:
    'Turns raw shoreline and tide measurements into maps and forecasts that a harbour or council can act on.',
  outcomes: [
    {
      id: 'clean',
      text: 'Clean a tide-gauge record of at least one year: find gaps, spikes and datum shifts, mend them and document each repair.',
      skills: [escoSkill('S2.4', 'processing information')],
    },
    {
      id: 'map',
      text: 'Map shoreline change from drone and satellite images with a stated error of position.',
      skills: [escoSkill('S5.5', 'accessing and analysing digital data')],
    },
    {
      id: 'forecast',
      text: 'Build a storm-surge forecast, test it against held-back storms and report how often it would have been wrong.',
      skills: [escoSkill('S2.7', 'analysing and evaluating information and data')],
    },
    {
      id: 'brief',
      text: 'Brief people who take decisions in two pages, with one map and the uncertainty in plain words.',
      skills: [
        {
          targetName: 'Reports survey results to non-specialists',
          targetUrl: 'https://skills.tidewater-surveys.example/competences/TS-41',
          targetCode: 'TS-41',
          targetFramework: 'Tidewater Surveys Competence Map',
          targetType: 'ext:EmployerCompetence',
        },
      ],
    },
  ],
  criteria: [
    'Complete the field week with Tidewater Surveys and hand in a **portfolio of three parts**:',
    '',
    '1. a cleaned tide record with its repair log,',
    '2. a shoreline map with its error budget,',
    '3. a two-page brief, presented to a panel of one lecturer and one practising surveyor.',
    '',
    'Each part is marked by two people against the published rubric. Every part has to reach at least a pass.',
  ].join('\n'),
  workloadHours: 100,
  credits: { framework: 'ECTS', value: 4 },
  levels: [eqf('6'), { framework: 'NFQ (Ireland)', value: '8' }],
  fieldOfStudy: 'Earth sciences',
  assessment: {
    type: 'portfolio',
    description: 'Three-part portfolio and a presentation, marked by a lecturer and an industry assessor.',
  },
  participation: 'blended',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [
    internalQuality,
    {
      type: 'external',
      body: 'Tidewater Surveys',
      statement: 'Industry partner: helps to write the brief, lends the data and seats one assessor on every panel.',
      url: 'https://tidewater-surveys.example/lindon',
    },
  ],
  prerequisites: 'Basic statistics at EQF level 5, or a short entry task for those who learned it at work.',
  stackability: {
    type: 'part-of-larger',
    description: 'Counts in full towards the Postgraduate Certificate in Coastal Resilience (15 ECTS).',
  },
  furtherInformation: 'https://lindon.example/coastal-data-analysis',
  humanCode: 'LIN-CDA',
  tags: ['tides', 'remote sensing', 'climate adaptation', 'statistics'],
  alignment: [iscedField('0532', 'Earth sciences')],
  resultDescriptions: [
    {
      id: 'grade',
      name: 'Portfolio grade',
      resultType: 'LetterGrade',
      allowedValue: ['Fail', 'Pass', 'Merit', 'Distinction'],
      requiredValue: 'Pass',
    },
  ],
};

const clearWriting: DefinitionInput = {
  language: 'en',
  title: 'Clear Writing for Public Services',
  description: 'Writes letters, forms and web pages that people understand at first reading, and shows that they do.',
  outcomes: [
    {
      id: 'rewrite',
      text: 'Rewrite an official letter so that nine of ten readers can say what to do next after one reading.',
      skills: [escoSkill('S1.13', 'writing and composing')],
    },
    {
      id: 'test',
      text: 'Test a text with five readers, among them one who uses assistive technology, and report what they misunderstood.',
      skills: [escoSkill('S2.1', 'conducting studies, investigations and examinations')],
    },
    {
      id: 'structure',
      text: 'Structure a web page with headings, lists and link texts that make sense when read aloud on their own.',
      skills: [],
    },
  ],
  criteria:
    'Hand in **three real texts from your own work**, each before and after, with the notes of your reader tests. ' +
    'A portfolio passes when every text meets all eight points of the plain-language checklist.',
  workloadHours: 50,
  credits: { framework: 'ECTS', value: 2 },
  levels: [eqf('5'), { framework: 'NFQ (Ireland)', value: '6' }],
  fieldOfStudy: 'Language and communication',
  assessment: { type: 'portfolio', description: 'Three texts with evidence from reader tests.' },
  participation: 'online',
  supervision: 'supervised-online-identified',
  qualityAssurance: [internalQuality],
  prerequisites: 'None. You need to write for the public in your work or as a volunteer.',
  stackability: {
    type: 'stand-alone',
    description: 'May also be used as an elective of the BA in Public Administration.',
  },
  furtherInformation: 'https://lindon.example/clear-writing',
  humanCode: 'LIN-CWP',
  tags: ['plain language', 'accessibility', 'public sector'],
  alignment: [iscedField('0231', 'Language acquisition')],
  resultDescriptions: [
    {
      id: 'checklist',
      name: 'Points of the checklist met in every text',
      resultType: 'RawScore',
      valueMin: '0',
      valueMax: '8',
      requiredValue: '8',
    },
  ],
};

/** A university whose industry partner, Tidewater Surveys, helps to design and assess. */
export const lindonUniversity: SampleInstitution = {
  profile: {
    name: 'Lindon University',
    slug: 'lindon-university',
    url: 'https://lindon.example',
    email: 'credentials@lindon.example',
    description: 'A public university by the sea. Short courses are built with the people who hire our graduates.',
    countryCode: 'IE',
    locality: 'Lindon',
    qualityStatement: internalQuality.statement,
    language: 'en',
  },
  members: [
    {
      name: 'Órla Brannigan',
      email: 'orla.brannigan@lindon.example',
      roles: [{ role: 'author' }, { role: 'reviewer' }],
      language: 'en',
    },
    { name: 'سلمى الزيّاني', email: 'salma.zayani@lindon.example', roles: [{ role: 'issuer' }], language: 'ar' },
    {
      name: 'Callum Thwaite (Tidewater Surveys)',
      email: 'c.thwaite@tidewater-surveys.example',
      roles: [{ role: 'analyst' }],
      language: 'en',
    },
  ],
  achievements: [
    { humanCode: 'LIN-CDA', versions: [coastalData] },
    { humanCode: 'LIN-CWP', versions: [clearWriting] },
    { humanCode: 'LIN-DEP', versions: [dataEthics] },
  ],
  cohorts: lindonCohorts,
};
