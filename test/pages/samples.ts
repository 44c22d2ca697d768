/** Invented but realistic models of every public page, in both languages. */

import type {
  AchievementCard,
  AchievementModel,
  CheckedReport,
  CredentialModel,
  Language,
  PublicPage,
} from '@cairn/api/pages';
import { explain, type Report } from '@cairn/core';
import qrcode from 'qrcode';

const lindon = { name: 'Lindon University', path: '/issuers/lindon', domain: 'lindon.example' };

const coastalEnglish: AchievementModel = {
  id: 'https://lindon.example/achievements/coastal-data-analysis',
  path: '/achievements/coastal-data-analysis',
  title: 'Coastal Data Analysis',
  description: 'From a wet notebook on the shore to a map that an engineer can trust.',
  badgePath: '/badges/coastal-data-analysis.svg',
  picturePath: '/badges/coastal-data-analysis.png',
  language: 'en',
  version: '2',
  outcomes: [
    {
      text: 'Plan and carry out a sampling campaign on an exposed shore, safely and within its licence.',
      label: 'Field sampling',
      skills: ['Field sampling', 'risk assessment'],
    },
    {
      text: 'Clean survey data and keep a record of every change, so that another person can repeat it.',
      label: 'Data cleaning',
      skills: ['Data cleaning', 'reproducible analysis'],
    },
    {
      text: 'Map how a shoreline has moved, from drone images and old charts.',
      label: 'Shoreline maps',
      skills: ['Photogrammetry', 'geographic information systems'],
    },
    {
      text: 'Explain to people who are not specialists how certain a forecast is, and why.',
      label: 'Uncertainty',
      skills: ['Science communication', 'statistics'],
    },
  ],
  criteria:
    'Pass all three parts:\n\n- three shore surveys, each marked by two assessors\n- a data record that another student can repeat\n- a talk of 30 minutes with an external examiner',
  workloadHours: 125,
  credits: { framework: 'ECTS', value: 5 },
  levels: [{ framework: 'EQF', value: '6' }],
  fieldOfStudy: 'Earth sciences',
  assessment: {
    type: 'application-of-skill',
    description: 'Three shore surveys and an oral examination of 30 minutes.',
  },
  participation: 'blended',
  supervision: 'supervised-onsite-identified',
  prerequisites: 'Boat Safety, or the same from elsewhere.',
  stackability: { type: 'independent-module' },
  qualityAssurance: [{ type: 'external', body: 'Qualifications Quality Agency' }],
  furtherInformation: 'https://lindon.example/courses/coastal-data',
  countsTowards: [
    {
      title: 'Marine Environment Technician',
      path: '/achievements/marine-environment-technician',
      parts: [
        { title: 'Law of the Sea', note: 'Lindon University', isThis: false },
        { title: 'Clear Writing for Public Services', note: 'Universidad San Isidro', isThis: false },
        { title: 'Coastal Data Analysis', isThis: true },
        { title: 'Habitat Survey', note: 'Lindon University', isThis: false },
        { title: 'Boat Safety', note: 'Nordhavn Vocational College', isThis: false },
      ],
    },
  ],
};

const coastalArabic: AchievementModel = {
  ...coastalEnglish,
  title: 'تحليل بيانات السواحل',
  description: 'من دفتر مبتلّ على الشاطئ إلى خريطة يثق بها المهندس.',
  language: 'ar',
  outcomes: [
    {
      text: 'التخطيط لحملة أخذ عينات على شاطئ مكشوف وتنفيذها بأمان وضمن الترخيص.',
      label: 'أخذ العينات',
      skills: ['أخذ العينات الميدانية', 'تقييم المخاطر'],
    },
    {
      text: 'تنقية بيانات المسح مع تدوين كل تغيير حتى يستطيع غيره إعادة العمل.',
      label: 'تنقية البيانات',
      skills: ['تنقية البيانات'],
    },
    {
      text: 'رسم حركة خط الساحل من صور الطائرات المسيّرة والخرائط القديمة.',
      label: 'رسم الخرائط',
      skills: ['المسح التصويري', 'نظم المعلومات الجغرافية'],
    },
    {
      text: 'شرح مدى اليقين في التوقعات لغير المختصين، ولماذا.',
      label: 'اليقين',
      skills: ['التواصل العلمي', 'الإحصاء'],
    },
  ],
  criteria:
    'اجتياز الأجزاء الثلاثة:\n\n- ثلاثة مسوح ساحلية، يقيّم كلًّا منها مقيّمان\n- سجل بيانات يستطيع طالب آخر إعادته\n- حديث من 30 دقيقة مع ممتحن خارجي',
  fieldOfStudy: 'علوم الأرض',
  assessment: { type: 'application-of-skill', description: 'ثلاثة مسوح ساحلية وامتحان شفهي من 30 دقيقة.' },
  prerequisites: 'سلامة القوارب أو ما يعادلها.',
  qualityAssurance: [{ type: 'external', body: 'وكالة جودة المؤهلات' }],
  countsTowards: [
    {
      title: 'فنّي البيئة البحرية',
      path: '/achievements/marine-environment-technician',
      parts: [
        { title: 'قانون البحار', note: 'جامعة ليندون', isThis: false },
        { title: 'تحليل بيانات السواحل', isThis: true },
        { title: 'سلامة القوارب', note: 'كلية نوردهافن المهنية', isThis: false },
      ],
    },
  ],
};

const finding = (
  question: Report['findings'][number]['question'],
  answer: Report['findings'][number]['answer'],
  code: string,
  facts: Record<string, string> = {},
) => ({ question, answer, code, facts });

const facts = {
  issuer: 'Lindon University',
  domain: 'lindon.example',
  method: 'eddsa-rdfc-2022',
  validFromAt: '2026-06-12T00:00:00Z',
};

/** A report of the judge for each state that pages show. */
export const reports: Record<'valid' | 'revoked', Report> = {
  valid: {
    verdict: 'valid',
    judgedFor: '2026-11-23T14:06:00Z',
    warnings: [],
    findings: [
      finding('structure', 'pass', 'well_formed', facts),
      finding('integrity', 'pass', 'signature_matches', facts),
      finding('issuer-key', 'pass', 'key_of_domain', facts),
      finding('status', 'pass', 'in_force', facts),
      finding('validity', 'pass', 'no_end', facts),
      finding('issuer-recognition', 'unknown', 'recognition_not_asked', facts),
      finding('holder', 'unknown', 'holder_not_asked', facts),
    ],
  },
  revoked: {
    verdict: 'revoked',
    judgedFor: '2026-11-23T14:06:00Z',
    warnings: [],
    findings: [
      finding('structure', 'pass', 'well_formed', facts),
      finding('integrity', 'pass', 'signature_matches', facts),
      finding('issuer-key', 'pass', 'key_of_domain', facts),
      finding('status', 'fail', 'revoked', facts),
      finding('validity', 'pass', 'no_end', facts),
      finding('issuer-recognition', 'unknown', 'recognition_not_asked', facts),
      finding('holder', 'unknown', 'holder_not_asked', facts),
    ],
  },
};

export function toChecked(report: Report, language: Language): CheckedReport {
  const { tone, headline, text, items } = explain(report, language);
  return {
    verdict: report.verdict,
    tone,
    headline,
    text,
    checkedAt: report.judgedFor,
    items: items.map(({ question, answer, sentence, evidence }) => ({
      question,
      answer,
      sentence,
      evidence: evidence.map(({ label, value }) => ({ term: label, value })),
    })),
  };
}

function credentialOf(language: Language, personName: string, report: Report): CredentialModel {
  const url = 'https://lindon.example/credentials/4f1c9d0e7b5a4c2d';
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
  const isArabic = language === 'ar';
  return {
    personName,
    achievement: isArabic ? coastalArabic : coastalEnglish,
    issuer: isArabic ? { ...lindon, name: 'جامعة ليندون' } : lindon,
    awardedOn: '2026-06-12',
    report: toChecked(report, language),
    results: [{ name: isArabic ? 'التقدير' : 'Grade', value: isArabic ? 'امتياز' : 'Distinction' }],
    evidence: [
      {
        name: isArabic ? 'انجراف رأس سكيري، 2019 إلى 2025' : 'Drift at Skerry Point, 2019 to 2025',
        url: 'https://lindon.example/works/drift',
      },
    ],
    code: '7KQM-4VXD',
    url,
    qr: { size: modules.size, data: modules.data },
    logged: {
      log: 'awards.lindon.example/log',
      before: '2026-06-12T09:00:07Z',
      witnesses: ['witness.nordhavn.example', 'w.example/1'],
      receiptPath: '/credentials/4f1c9d0e7b5a4c2d/credential.tlog-proof',
    },
    jsonPath: '/credentials/4f1c9d0e7b5a4c2d/credential.json',
    pngPath: '/credentials/4f1c9d0e7b5a4c2d/badge.png',
    svgPath: '/credentials/4f1c9d0e7b5a4c2d/badge.svg',
  };
}

const card = (
  slug: string,
  title: string,
  issuerName: string,
  description: string,
  level: string,
  workloadHours: number,
  participation: AchievementCard['participation'],
): AchievementCard => ({
  path: `/achievements/${slug}`,
  badgePath: `/badges/${slug}.svg`,
  title,
  issuerName,
  description,
  level: { framework: 'EQF', value: level },
  workloadHours,
  ...(participation && { participation }),
});

/** What the catalogue lists; its badges are drawn from these. */
export const cards: AchievementCard[] = [
  {
    ...card(
      'coastal-data-analysis',
      'Coastal Data Analysis',
      'Lindon University',
      'From a wet notebook on the shore to a map that an engineer can trust.',
      '6',
      125,
      'blended',
    ),
    credits: { framework: 'ECTS', value: 5 },
  },
  card(
    'heat-pump-installation',
    'Heat Pump Installation',
    'Nordhavn Vocational College',
    'Size, fit, test and hand over a heat pump, with twelve days at a real workplace.',
    '4',
    180,
    'workplace',
  ),
  card(
    'sterile-instrument-care',
    'Sterile Instrument Care',
    'Kōwhai Health Institute',
    'Clean, inspect, pack and record surgical instruments so that theatre can rely on you.',
    '4',
    90,
    'onsite',
  ),
  card(
    'safe-releases',
    'Safe Releases',
    'Harbour Technology Academy',
    'Change software that people depend on without anyone noticing, and learn when they do.',
    '5',
    60,
    'online',
  ),
  card(
    'clear-writing',
    'Clear Writing for Public Services',
    'Universidad San Isidro',
    'Write letters and forms that people understand the first time.',
    '5',
    50,
    'self-directed',
  ),
];

const isChosen = (chosen: boolean) => ({ chosen });

/** Every page, as a newcomer would meet it. */
export function listPages(language: Language): Record<string, PublicPage> {
  const person = language === 'ar' ? 'سلمى الحدّاد' : 'Salma Haddad-Núñez';
  const valid = credentialOf(language, person, reports.valid);
  const withdrawn = credentialOf(language, person, reports.revoked);
  return {
    landing: { kind: 'landing', featured: cards.slice(0, 3), totalPublished: 214, totalIssuers: 31 },
    empty: { kind: 'landing', installation: 'Lindon University', featured: [], totalPublished: 0, totalIssuers: 0 },
    start: { kind: 'start', samplesPath: '/start/samples', setUpPath: '/start/set-up' },
    catalogue: {
      kind: 'catalogue',
      query: 'data',
      order: 'match',
      filters: [
        {
          name: 'participation',
          choices: [
            { value: 'online', label: language === 'ar' ? 'عن بُعد' : 'Online', count: 61, ...isChosen(false) },
            {
              value: 'workplace',
              label: language === 'ar' ? 'في مكان العمل' : 'At a workplace',
              count: 9,
              ...isChosen(true),
            },
          ],
        },
        {
          name: 'level',
          choices: [
            { value: '4', label: 'EQF 4', count: 33, ...isChosen(false) },
            { value: '5', label: 'EQF 5', count: 41, ...isChosen(false) },
            { value: '6', label: 'EQF 6', count: 29, ...isChosen(true) },
          ],
        },
        { name: 'issuer', choices: [{ value: 'lindon', label: 'Lindon University', count: 12, ...isChosen(false) }] },
      ],
      items: cards,
      total: 31,
      first: 1,
      totalPublished: 214,
      totalIssuers: 31,
      nextPath: '/catalogue?page=2',
    },
    nothing: {
      kind: 'catalogue',
      query: 'zither',
      order: 'match',
      filters: [],
      items: [],
      total: 0,
      first: 0,
      totalPublished: 214,
      totalIssuers: 31,
    },
    achievement: { kind: 'achievement', achievement: valid.achievement, issuer: valid.issuer },
    issuer: {
      kind: 'issuer',
      issuer: {
        ...valid.issuer,
        id: 'did:web:lindon.example',
        description:
          language === 'ar'
            ? 'جامعة ساحلية تدرّس البحر واليابسة منذ 1921.'
            : 'A university by the sea, teaching what coasts need since 1921.',
        url: 'https://lindon.example',
        email: 'registrar@lindon.example',
        country: language === 'ar' ? 'أيرلندا' : 'Ireland',
        since: '2025-09-01',
      },
      achievements: cards.slice(0, 2),
      issued: 312,
    },
    credential: { kind: 'credential', credential: valid },
    withdrawn: {
      kind: 'withdrawn',
      credential: {
        ...withdrawn,
        withdrawnOn: '2026-10-03',
        reason: 'wrong-person',
        contactUrl: 'mailto:registrar@lindon.example',
      },
    },
    verify: { kind: 'verify' },
    'verify-unknown': { kind: 'verify', code: '7KQM-4VXD', codeProblem: 'unknown' },
    'not-found': { kind: 'not-found' },
    error: { kind: 'error', reference: '01JD8Z-4F' },
    accessibility: { kind: 'accessibility' },
    privacy: { kind: 'privacy' },
    'how-checking-works': { kind: 'how-checking-works' },
  };
}
