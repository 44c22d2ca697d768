import type { DefinitionInput } from '@cairn/api/achievements';
import { nordhavnCohorts } from './nordhavn-awards.ts';
import { eqf, escoSkill, iscedField, type SampleInstitution } from './sample.ts';

const internalQuality = {
  type: 'internal',
  body: 'Nordhavn Vocational College, Quality Committee',
  statement: 'Every assessor is trained and watched once a year; one in ten assessments is marked a second time.',
  url: 'https://nordhavn.example/quality',
} as const;

/** The college's own competences, written with the employers of the region. */
function regionalSkill(code: string, targetName: string) {
  return {
    targetName,
    targetUrl: `https://skills.nordhavn.example/${code.toLowerCase()}`,
    targetCode: code,
    targetFramework: 'Nordhavn Workplace Competences',
    targetType: 'ext:RegionalCompetence',
  };
}

const workplaceScale = {
  id: 'workplace',
  name: 'Judgement of the workplace assessor',
  resultType: 'PerformanceLevel',
  allowedValue: ['Not yet', 'Works under guidance', 'Works alone', 'Guides others'],
  requiredValue: 'Works alone',
};

const marineDiesel: DefinitionInput = {
  language: 'en',
  title: 'Marine Technician: Diesel Maintenance',
  description:
    'Services a marine diesel engine up to 500 kW on board, finds common faults and leaves a log others can trust.',
  outcomes: [
    {
      id: 'service',
      text: 'Carry out the 500-hour service of a marine diesel engine on board, in the order of the maker’s manual.',
      skills: [regionalSkill('NVC-M12', 'Services marine engines up to 500 kW')],
    },
    {
      id: 'diagnose',
      text: 'Trace a cooling, fuel or charging fault to its cause in at most ninety minutes and prove the repair under load.',
      skills: [escoSkill('S2.8', 'monitoring, inspecting and testing')],
    },
    {
      id: 'isolate',
      text: 'Isolate fuel, batteries and sea water before work begins, and sign the permit to work.',
      skills: [regionalSkill('NVC-S03', 'Isolates energy sources before work')],
    },
    {
      id: 'log',
      text: 'Write the engine log so that the next technician can continue without asking.',
      skills: [escoSkill('S2.2', 'documenting and recording information')],
    },
  ],
  criteria: [
    'At your workplace, under the eyes of a certified assessor:',
    '',
    '- one complete 500-hour service,',
    '- two faults found and mended, one of them set by the assessor,',
    '- the engine log of at least six weeks.',
    '',
    'All four outcomes have to reach *Works alone*. An apprentice may bring work done in the last twelve months.',
  ].join('\n'),
  workloadHours: 150,
  credits: { framework: 'Norwegian higher vocational credits', value: 5 },
  levels: [eqf('5'), { framework: 'NKR (Norway)', value: '5.1' }],
  fieldOfStudy: 'Motor vehicles, ships and aircraft',
  assessment: {
    type: 'application-of-skill',
    description: 'Observation at the workplace over six weeks, with a practical fault test.',
  },
  participation: 'workplace',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [
    internalQuality,
    {
      type: 'external',
      body: 'Fjordline Workboats',
      statement: 'Host employer: provides vessels, mentors and one of the two assessors.',
      url: 'https://fjordline-workboats.example/apprentices',
    },
  ],
  prerequisites: 'Basic safety training for work at sea, not older than five years.',
  stackability: { type: 'part-of-larger', description: 'One of four parts of the Marine Technician certificate.' },
  furtherInformation: 'https://nordhavn.example/marine-technician',
  humanCode: 'NVC-MDM',
  tags: ['workplace assessment', 'engines', 'boats', 'apprenticeship'],
  alignment: [iscedField('0716', 'Motor vehicles, ships and aircraft')],
  resultDescriptions: [workplaceScale],
};

const sterileCare: DefinitionInput = {
  language: 'en',
  title: 'Sterile Care: Reprocessing Instruments',
  description:
    'Cleans, packs, sterilises and releases surgical instruments so that each one can be traced to its patient.',
  outcomes: [
    {
      id: 'clean',
      text: 'Clean and inspect a mixed tray of instruments under magnification and set aside every one that is worn or soiled.',
      skills: [escoSkill('S2.8', 'monitoring, inspecting and testing')],
    },
    {
      id: 'sterilise',
      text: 'Choose the right sterilisation programme for each load and decide from its printed record whether it may be released.',
      skills: [regionalSkill('NVC-H07', 'Releases sterile loads')],
    },
    {
      id: 'trace',
      text: 'Trace one instrument from the operating room back through every step within ten minutes.',
      skills: [escoSkill('S2.2', 'documenting and recording information')],
    },
  ],
  criteria:
    'Twenty supervised loads in the sterile department of a partner hospital, ten of them alone, and a practical test: ' +
    'the assessor mixes **three faults** into one tray and one record; all of them have to be found.',
  workloadHours: 90,
  credits: { framework: 'Norwegian higher vocational credits', value: 3 },
  levels: [eqf('4'), { framework: 'NKR (Norway)', value: '4' }],
  fieldOfStudy: 'Nursing and midwifery',
  assessment: { type: 'application-of-skill', description: 'Workplace log of twenty loads and a practical test.' },
  participation: 'workplace',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [
    internalQuality,
    {
      type: 'external',
      body: 'Nordhavn Regional Hospital',
      statement: 'Hosts the assessment and countersigns each log.',
    },
  ],
  prerequisites: 'Employment or a placement in a sterile department; vaccination as the hospital requires.',
  stackability: { type: 'independent-module', description: 'A module of the Health Support Worker certificate.' },
  furtherInformation: 'https://nordhavn.example/sterile-care',
  humanCode: 'NVC-STC',
  tags: ['workplace assessment', 'hospital', 'hygiene'],
  alignment: [iscedField('0913', 'Nursing and midwifery')],
  resultDescriptions: [workplaceScale],
  validForMonths: 36,
};

const heatPumps: DefinitionInput = {
  language: 'en',
  title: 'Heat Pumps: Install and Commission',
  description: 'Installs an air-to-water heat pump in a house, sets it up and hands it over with measured values.',
  outcomes: [
    {
      id: 'size',
      text: 'Calculate the heat loss of a house room by room and choose a heat pump that meets it without a back-up heater above −12 °C.',
      skills: [escoSkill('S2.6', 'calculating and estimating')],
    },
    {
      id: 'install',
      text: 'Place, connect and pressure-test the unit according to the maker’s drawing and the building code.',
      skills: [regionalSkill('NVC-E21', 'Installs heat pumps up to 20 kW')],
    },
    {
      id: 'commission',
      text: 'Commission the system: balance the circuits, set the heating curve and show the efficiency measured over 24 hours.',
      skills: [escoSkill('S2.5', 'measuring physical properties')],
    },
    {
      id: 'handover',
      text: 'Explain the system to the people who live there so that they can change temperature and read a fault by themselves.',
      skills: [],
    },
  ],
  criteria:
    'One complete installation at a customer’s house, assessed on two visits: after the pressure test, and one week after commissioning. ' +
    'The measured efficiency may be at most **8 %** below the calculated one.',
  workloadHours: 120,
  credits: { framework: 'Norwegian higher vocational credits', value: 4 },
  levels: [eqf('4'), { framework: 'NKR (Norway)', value: '4' }],
  fieldOfStudy: 'Electricity and energy',
  assessment: { type: 'application-of-skill', description: 'Two visits to a real installation, with measurements.' },
  participation: 'workplace',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [internalQuality],
  prerequisites: 'A trade certificate as plumber or electrician, or three years of documented practice.',
  stackability: { type: 'stand-alone' },
  furtherInformation: 'https://nordhavn.example/heat-pumps',
  humanCode: 'NVC-HPI',
  tags: ['workplace assessment', 'energy', 'buildings'],
  alignment: [iscedField('0713', 'Electricity and energy')],
  resultDescriptions: [workplaceScale],
  validForMonths: 24,
};

/** A vocational college that assesses at the workplace, with employers as assessors. */
export const nordhavnCollege: SampleInstitution = {
  profile: {
    name: 'Nordhavn Vocational College',
    slug: 'nordhavn-college',
    url: 'https://nordhavn.example',
    email: 'post@nordhavn.example',
    description: 'Trades learned where they are practised: on boats, in hospitals and in people’s houses.',
    countryCode: 'NO',
    locality: 'Nordhavn',
    qualityStatement: internalQuality.statement,
    language: 'en',
  },
  members: [
    {
      name: 'Håkon Brattli',
      email: 'hakon.brattli@nordhavn.example',
      roles: [{ role: 'author' }, { role: 'reviewer' }],
      language: 'en',
    },
    {
      name: 'Rukhsana Mirzoeva',
      email: 'rukhsana.mirzoeva@nordhavn.example',
      roles: [{ role: 'issuer' }],
      language: 'en',
    },
    {
      name: 'Jorunn Aasland (Fjordline Workboats)',
      email: 'jorunn@fjordline-workboats.example',
      roles: [{ role: 'issuer' }],
      language: 'en',
    },
  ],
  achievements: [
    { humanCode: 'NVC-MDM', versions: [marineDiesel] },
    { humanCode: 'NVC-STC', versions: [sterileCare] },
    { humanCode: 'NVC-HPI', versions: [heatPumps] },
  ],
  cohorts: nordhavnCohorts,
};
