import type { Achievement, Award, Profile } from '../packages/core/src/award.ts';

/** An invented issuer with everything that a profile may say. */
export const lindon: Profile = {
  id: 'https://lindon.example/issuers/engineering',
  name: 'Lindon University, Faculty of Engineering',
  url: 'https://lindon.example/engineering',
  email: 'registrar@lindon.example',
  phone: '+353 1 555 0100',
  description: 'Teaches and examines engineers on the west coast.',
  image: { uri: 'https://lindon.example/logo.svg', alternativeText: 'A lighthouse over waves' },
  official: 'Dr Aoife Brennan',
  address: {
    countryCode: 'IE',
    country: 'Ireland',
    region: 'Clare',
    locality: 'Kilkee',
    street: '1 Strand Line',
    postalCode: 'V15 XY00',
    postOfficeBox: '7',
    geo: { latitude: 52.68, longitude: -9.65 },
  },
  parent: { id: 'https://lindon.example/issuers/university', name: 'Lindon University', otherIdentifiers: [] },
  otherIdentifiers: [{ identifier: 'https://ror.org/000000000', identifierType: 'ext:ROR' }],
};

/** An invented achievement that says everything Open Badges and the EU standard have words for. */
export const coastalData: Achievement = {
  id: 'https://lindon.example/achievements/coastal-data',
  version: '3',
  language: 'en',
  title: 'Coastal Data Analysis®',
  description: 'Turns measurements from buoys and satellites into decisions that a harbour “can rely on”. 🌊',
  achievementType: 'MicroCredential',
  outcomes: [
    {
      id: 'o1',
      text: 'Clean and combine tide, wave and wind series from three sources.',
      skills: [
        {
          targetName: 'analyse big data',
          targetUrl: 'http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f',
          targetFramework: 'ESCO',
          targetType: 'ext:ESCOSkill',
        },
      ],
    },
    { id: 'o2', text: 'Explain to a harbour master what a forecast does not say.', skills: [] },
  ],
  criteria: {
    id: 'https://lindon.example/achievements/coastal-data/criteria',
    narrative: '1. Hand in the *data report*.\n2. Defend it before two examiners.',
  },
  workloadHours: 62.5,
  credits: { framework: 'ECTS', value: 2.5 },
  levels: [
    { framework: 'EQF', value: '6', uri: 'http://data.europa.eu/snb/eqf/6' },
    { framework: 'NFQ Ireland', value: '8' },
  ],
  fieldOfStudy: 'Oceanography',
  specialization: 'Coastal measurement',
  assessment: { type: 'portfolio', description: 'A data report and a conversation of 30 minutes.' },
  participation: 'blended',
  supervision: 'supervised-onsite-identified',
  qualityAssurance: [
    { type: 'external', body: 'Atlantic Quality Board', statement: 'Reviewed in 2025.', url: 'https://aqb.example/42' },
    { type: 'internal', body: 'Academic Council' },
  ],
  prerequisites: 'Basic statistics.',
  stackability: { type: 'part-of-larger', description: 'Counts towards the Marine Technician certificate.' },
  furtherInformation: 'https://lindon.example/coastal-data',
  image: { uri: 'https://lindon.example/badges/coastal-data.svg', alternativeText: 'Three stones above a wave' },
  creator: { id: 'https://harbour.example/', name: 'Harbour Partners', otherIdentifiers: [] },
  humanCode: 'CDA-3',
  tags: ['data', 'coast'],
  otherIdentifiers: [{ identifier: 'CDA3', identifierType: 'sisSourcedId' }],
  alignment: [
    {
      targetName: 'Data handling',
      targetUrl: 'https://skills.example/items/7',
      targetCode: '7',
      targetDescription: 'Handles data with care.',
      targetFramework: 'Harbour skills',
      targetType: 'CFItem',
    },
  ],
  related: [{ id: 'https://lindon.example/achievements/coastal-data-ar', language: 'ar', version: '3' }],
  resultDescriptions: [
    {
      id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b01',
      name: 'Data report',
      resultType: 'LetterGrade',
      allowedValue: ['D', 'C', 'B', 'A'],
      requiredValue: 'C',
    },
    {
      id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b02',
      name: 'Conversation',
      resultType: 'RubricCriterionLevel',
      requiredLevel: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b11',
      rubricCriterionLevel: [
        {
          id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b10',
          name: 'Tells',
          level: '1',
          points: '2',
          description: 'Repeats what the figures say.',
        },
        { id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b11', name: 'Explains', level: '2', points: '4' },
      ],
    },
    {
      id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b03',
      name: 'Quiz',
      resultType: 'Percent',
      valueMin: '0',
      valueMax: '100',
      requiredValue: '60',
    },
  ],
};

/** An invented award of it. */
export const sampleAward: Award = {
  id: 'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d10',
  issuer: lindon,
  learner: {
    id: 'urn:uuid:c2f7a9d0-42f1-4f4f-9a84-8d6a0f6b1e77',
    name: 'Nour Al-Masri',
    identities: [
      {
        identityType: 'emailAddress',
        identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
        hashed: true,
        salt: 'Kosher',
      },
    ],
  },
  achievement: coastalData,
  awardedAt: '2026-06-12T00:00:00Z',
  validFrom: '2026-06-12T00:00:00Z',
  validUntil: '2031-06-12T00:00:00Z',
  name: 'Coastal Data Analysis for Nour Al-Masri',
  description: 'Awarded after the summer school.',
  narrative: 'Worked with the buoys of Kilkee Bay.',
  results: [
    { resultDescription: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b01', value: 'A' },
    {
      resultDescription: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b02',
      achievedLevel: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b11',
    },
    { resultDescription: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b03', value: '87.5', status: 'Completed' },
  ],
  evidence: [
    {
      id: 'https://portfolio.example/nour/report',
      name: 'Data report',
      narrative: 'What the buoys measured in *May*.',
      description: 'A report of 20 pages.',
      genre: 'Report',
      audience: 'Harbour masters',
    },
  ],
  creditsEarned: 2.5,
  activityStartDate: '2026-05-01T00:00:00Z',
  activityEndDate: '2026-06-10T00:00:00Z',
  role: 'Participant',
  term: 'Summer 2026',
  licenseNumber: 'CDA-2026-0042',
  source: { id: 'https://harbour.example/', name: 'Harbour Partners', otherIdentifiers: [] },
  status: {
    id: 'https://lindon.example/status/1#4711',
    purpose: 'revocation',
    index: '4711',
    list: 'https://lindon.example/status/1',
  },
  image: { uri: 'https://lindon.example/badges/coastal-data.png', alternativeText: 'Three stones above a wave' },
  learnerImage: { uri: 'data:image/png;base64,iVBORw0KGgo=', alternativeText: 'The badge' },
  refreshService: { id: 'https://lindon.example/refresh/1', type: '1EdTechCredentialRefresh' },
};

/** Names as people write them; every one must come through every format unchanged. */
export const namesOfManyScripts = [
  'نور المصري',
  'د. فاطمة الزهراء بنت عبد الله',
  '王小明',
  '歐陽菲菲 𠮷',
  'Александра Ёлкина',
  'Ольга О’Нил',
  'Zoë “Zo” Brontë-O’Connor',
  'Prof.® Dr. Nguyễn Thị Ánh',
  'Παναγιώτης Παπαδόπουλος',
  'שרה כהן',
  'प्रिया शर्मा',
  '👩🏽‍🔬 Ada',
  'Mononymous',
  'a "quoted" \\ back\\slash <b>&amp;',
];
