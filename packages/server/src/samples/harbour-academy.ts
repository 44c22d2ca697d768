import type { DefinitionInput } from '@cairn/api/achievements';
import { harbourCohorts } from './harbour-awards.ts';
import { eqf, escoSkill, iscedField, type SampleInstitution } from './sample.ts';

const internalQuality = {
  type: 'internal',
  body: 'Harbour Technology Academy, Curriculum Guild',
  statement: 'Tasks are renewed every quarter and tried out by two practitioners before learners see them.',
  url: 'https://harbour-academy.example/quality',
} as const;

const percentScale = {
  id: 'score',
  name: 'Score',
  resultType: 'Percent',
  valueMin: '0',
  valueMax: '100',
  requiredValue: '70',
};

const safeReleases: DefinitionInput = {
  language: 'en',
  title: 'Safe Releases',
  description:
    'Brings a change of software to its users in small, reversible steps, and takes it back when the numbers say so.',
  outcomes: [
    {
      id: 'pipeline',
      text: 'Build a release pipeline that refuses a change whose tests, types or licences fail.',
      skills: [escoSkill('S5.1', 'programming computer systems')],
    },
    {
      id: 'rollback',
      text: 'Roll a faulty release back within fifteen minutes, without losing what users did in the meantime.',
      skills: [escoSkill('S5.2', 'setting up and protecting computer systems')],
    },
    {
      id: 'review',
      text: 'Lead a review after an incident that names causes instead of culprits and ends in at most three actions.',
      skills: [],
    },
  ],
  criteria:
    'A **four-hour exercise** on a running shop with synthetic customers: release three changes, one of which is faulty by design. ' +
    'Assessed from the recorded commands and the users’ experience; explained in a conversation afterwards.',
  workloadHours: 40,
  credits: { framework: 'ECTS', value: 1.5 },
  levels: [eqf('5')],
  fieldOfStudy: 'Software and applications development and analysis',
  assessment: {
    type: 'application-of-skill',
    description: 'Recorded exercise on a running system, with a conversation.',
  },
  participation: 'online',
  supervision: 'supervised-online-identified',
  qualityAssurance: [internalQuality],
  prerequisites: 'You can use Git and write an automated test in any language.',
  stackability: { type: 'independent-module', description: 'One of three modules of Reliable Delivery.' },
  furtherInformation: 'https://harbour-academy.example/safe-releases',
  humanCode: 'HTA-SRE',
  tags: ['DevOps', 'reliability', 'incident review'],
  alignment: [iscedField('0613', 'Software and applications development and analysis')],
  resultDescriptions: [percentScale],
};

/** Half a year later: gradual exposure became the norm, and fifteen minutes too long. */
const safeReleasesSecond: DefinitionInput = {
  ...safeReleases,
  outcomes: [
    ...(safeReleases.outcomes ?? []).filter(outcome => outcome.id !== 'rollback'),
    {
      id: 'gradual',
      text: 'Expose a change to one user in a hundred first and widen it only while errors and waiting times stay in bounds.',
      skills: [escoSkill('S2.8', 'monitoring, inspecting and testing')],
    },
    {
      id: 'rollback',
      text: 'Roll a faulty release back within five minutes, without losing what users did in the meantime.',
      skills: [escoSkill('S5.2', 'setting up and protecting computer systems')],
    },
  ],
  workloadHours: 50,
  credits: { framework: 'ECTS', value: 2 },
  tags: ['DevOps', 'reliability', 'incident review', 'gradual exposure'],
};

const sqlAnalysis: DefinitionInput = {
  language: 'es',
  title: 'Análisis de datos con SQL',
  description: 'Responde preguntas de una organización con consultas SQL correctas, rápidas y explicadas.',
  outcomes: [
    {
      id: 'consulta',
      text: 'Traduce una pregunta en lenguaje corriente a una consulta con uniones y agregados, y comprueba el resultado por otro camino.',
      skills: [escoSkill('S5.5', 'accessing and analysing digital data')],
    },
    {
      id: 'ventanas',
      text: 'Calcula tendencias y clasificaciones con funciones de ventana, y señala dónde faltan datos.',
      skills: [escoSkill('S2.7', 'analysing and evaluating information and data')],
    },
    {
      id: 'rendimiento',
      text: 'Lee el plan de ejecución de una consulta lenta y la acelera al menos diez veces sin cambiar su resultado.',
      skills: [],
    },
  ],
  criteria:
    'Examen práctico de **tres horas** con una base de datos desconocida: doce preguntas, cada una con su consulta y su explicación. ' +
    'Se aprueba con el 70 % y con al menos una consulta acelerada.',
  workloadHours: 60,
  credits: { framework: 'ECTS', value: 2.5 },
  levels: [eqf('5'), { framework: 'MECU (España)', value: '5' }],
  fieldOfStudy: 'Diseño y administración de bases de datos y redes',
  assessment: { type: 'testing', description: 'Examen práctico supervisado en línea, con identidad comprobada.' },
  participation: 'online',
  supervision: 'supervised-online-identified',
  qualityAssurance: [
    {
      ...internalQuality,
      statement: 'Las tareas se renuevan cada trimestre y dos profesionales las prueban antes de usarlas.',
    },
  ],
  prerequisites: 'Manejo de hojas de cálculo; no hace falta saber programar.',
  stackability: { type: 'independent-module', description: 'Módulo del itinerario Analista de Datos Junior.' },
  furtherInformation: 'https://harbour-academy.example/es/sql',
  humanCode: 'HTA-SQL',
  tags: ['SQL', 'bases de datos', 'análisis'],
  alignment: [iscedField('0612', 'Database and network design and administration')],
  resultDescriptions: [{ ...percentScale, name: 'Calificación del examen' }],
};

const accessiblePages: DefinitionInput = {
  language: 'en',
  title: 'Accessible Web Pages',
  description:
    'Builds web pages that work by keyboard, by voice and with a screen reader, and mends those that do not.',
  outcomes: [
    {
      id: 'audit',
      text: 'Audit five pages against WCAG 2.2 AA by hand and by tool, and rank the faults by the harm they do.',
      skills: [escoSkill('S2.8', 'monitoring, inspecting and testing')],
    },
    {
      id: 'build',
      text: 'Build a form with errors, help and a dialogue that a blind colleague completes alone at first try.',
      skills: [escoSkill('S5.1', 'programming computer systems')],
    },
    {
      id: 'mirror',
      text: 'Turn a page round for a right-to-left language without mirroring what must not be mirrored.',
      skills: [],
    },
  ],
  criteria:
    'Mend a real page of your choice: an audit before, the changes, an audit after, and a recording of two people ' +
    'with different assistive technologies using it. People who do this at work may hand in finished work instead.',
  workloadHours: 45,
  credits: { framework: 'ECTS', value: 1.5 },
  levels: [eqf('5')],
  fieldOfStudy: 'Software and applications development and analysis',
  assessment: {
    type: 'prior-learning',
    description: 'Finished work with audits before and after, and a conversation.',
  },
  participation: 'self-directed',
  supervision: 'supervised-online-identified',
  qualityAssurance: [
    internalQuality,
    {
      type: 'external',
      body: 'Open Door Testers',
      statement: 'People with disabilities try out a sample of all work handed in.',
      url: 'https://open-door-testers.example',
    },
  ],
  prerequisites: 'You can write HTML and CSS by hand.',
  stackability: { type: 'stand-alone', description: 'Recognised by Lindon University as one elective.' },
  furtherInformation: 'https://harbour-academy.example/accessible-pages',
  humanCode: 'HTA-AWP',
  tags: ['accessibility', 'HTML', 'WCAG'],
  alignment: [iscedField('0613', 'Software and applications development and analysis')],
  resultDescriptions: [percentScale],
};

/** An academy that renews what it teaches every few months: new versions, old credentials untouched. */
export const harbourAcademy: SampleInstitution = {
  profile: {
    name: 'Harbour Technology Academy',
    slug: 'harbour-academy',
    url: 'https://harbour-academy.example',
    email: 'hola@harbour-academy.example',
    description: 'Short, current courses in software and data, in English and Spanish, renewed every quarter.',
    countryCode: 'ES',
    locality: 'Puerto Claro',
    qualityStatement: internalQuality.statement,
    language: 'en',
  },
  members: [
    {
      name: 'Itziar Mendikute',
      email: 'itziar@harbour-academy.example',
      roles: [{ role: 'author' }, { role: 'reviewer' }],
      language: 'en',
    },
    { name: 'Tunde Bamikole', email: 'tunde.b@harbour-academy.example', roles: [{ role: 'issuer' }], language: 'en' },
  ],
  achievements: [
    { humanCode: 'HTA-SRE', versions: [safeReleases, safeReleasesSecond] },
    { humanCode: 'HTA-SQL', versions: [sqlAnalysis] },
    { humanCode: 'HTA-AWP', versions: [accessiblePages] },
  ],
  cohorts: harbourCohorts,
};
