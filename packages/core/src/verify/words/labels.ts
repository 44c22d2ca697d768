import type { Sentence } from '../../language.ts';
import type { FactName } from '../codes.ts';
import type { Answer, Question, Verdict } from '../report.ts';

/** The questions as a person would ask them. */
export const questions: Record<Question, Sentence> = {
  structure: { en: 'Is it complete?', ar: 'هل هي كاملة؟' },
  integrity: { en: 'Is it unchanged?', ar: 'هل بقيت كما هي؟' },
  'issuer-key': { en: 'Did the issuer sign it?', ar: 'هل وقّعتها الجهة المُصدرة؟' },
  status: { en: 'Is it still in force?', ar: 'هل ما زالت نافذة؟' },
  validity: { en: 'Is it in date?', ar: 'هل هي ضمن مدتها؟' },
  'issuer-recognition': { en: 'Was the issuer allowed to award it?', ar: 'هل كان للجهة حق منحها؟' },
  parts: { en: 'Do the awards inside it hold?', ar: 'هل الشهادات التي بداخلها صحيحة؟' },
  endorsements: { en: 'Do its endorsements hold?', ar: 'هل التأييدات التي تحملها صحيحة؟' },
  schema: { en: 'Is it written as promised?', ar: 'هل كُتبت على النحو الموعود؟' },
  resources: { en: 'Is what it points to unchanged?', ar: 'هل بقي ما تشير إليه كما هو؟' },
  holder: { en: 'Is it about the person in front of you?', ar: 'هل تخصّ الشخص الذي أمامك؟' },
};

export const answers: Record<Answer, Sentence> = {
  pass: { en: 'Yes.', ar: 'نعم.' },
  fail: { en: 'No.', ar: 'لا.' },
  unknown: { en: 'Not known.', ar: 'غير معروف.' },
};

/** How many of the parts have each verdict. */
export const tallies: Record<Verdict, Sentence> = {
  valid: { en: '{count} valid', ar: 'سارية: {count}' },
  revoked: { en: '{count} withdrawn', ar: 'مسحوبة: {count}' },
  expired: { en: '{count} out of date', ar: 'منتهية المدة: {count}' },
  'not-yet-valid': { en: '{count} not valid yet', ar: 'لم تسرِ بعد: {count}' },
  invalid: { en: '{count} not to be relied on', ar: 'لا يُعتمد عليها: {count}' },
  undetermined: { en: '{count} not known in full', ar: 'لم يكتمل التحقق منها: {count}' },
};

/** What evidence is called. Here, one level down, the words may be technical. */
export const labels: Record<FactName | 'code' | 'at', Sentence> = {
  at: { en: 'Place', ar: 'الموضع' },
  by: { en: 'Register', ar: 'السجل' },
  code: { en: 'Code', ar: 'الرمز' },
  context: { en: 'Context', ar: 'السياق' },
  count: { en: 'Number', ar: 'العدد' },
  document: { en: 'Key document', ar: 'وثيقة المفاتيح' },
  domain: { en: 'Domain', ar: 'النطاق' },
  endorser: { en: 'Endorsed by', ar: 'المؤيّد' },
  fromAt: { en: 'From', ar: 'من' },
  holder: { en: 'Shown by', ar: 'مقدّمها' },
  index: { en: 'Entry', ar: 'القيد' },
  issuer: { en: 'Issuer', ar: 'الجهة المُصدرة' },
  issuerId: { en: 'Issuer identifier', ar: 'معرّف الجهة المُصدرة' },
  key: { en: 'Key', ar: 'المفتاح' },
  keyExpiredAt: { en: 'Key ran out', ar: 'انتهاء المفتاح' },
  keyListedAt: { en: 'Key listed', ar: 'إدراج المفتاح' },
  keyRetiredAt: { en: 'Key given up', ar: 'التخلي عن المفتاح' },
  keyRevokedAt: { en: 'Key withdrawn', ar: 'سحب المفتاح' },
  kind: { en: 'Kind', ar: 'النوع' },
  line: { en: 'Line', ar: 'السطر' },
  list: { en: 'List', ar: 'القائمة' },
  listSignedAt: { en: 'List signed', ar: 'توقيع القائمة' },
  log: { en: 'Transparency log', ar: 'سجل الشفافية' },
  witnesses: { en: 'Witnesses', ar: 'الشهود' },
  loggedAt: { en: 'Logged by', ar: 'قُيّدت قبل' },
  message: { en: 'Issuer’s note', ar: 'ملاحظة الجهة المُصدرة' },
  problem: { en: 'Problem', ar: 'المشكلة' },
  purpose: { en: 'Purpose', ar: 'الغرض' },
  resource: { en: 'Points to', ar: 'تشير إلى' },
  reason: { en: 'Reason', ar: 'السبب' },
  schema: { en: 'Schema', ar: 'المخطط' },
  signatureEndedAt: { en: 'Signature until', ar: 'التوقيع حتى' },
  signedAt: { en: 'Signed', ar: 'التوقيع' },
  suite: { en: 'Method', ar: 'الطريقة' },
  tally: { en: 'Awards inside', ar: 'الشهادات بداخلها' },
  takenAt: { en: 'Taken', ar: 'وقت الأخذ' },
  term: { en: 'Word', ar: 'الكلمة' },
  untilAt: { en: 'Until', ar: 'حتى' },
  validFromAt: { en: 'Valid from', ar: 'سارية من' },
  validUntilAt: { en: 'Valid until', ar: 'سارية حتى' },
};

/** Said in place of a fact that the credential leaves open. */
export const standIns: Partial<Record<string, Sentence>> = {
  issuer: { en: 'the issuer', ar: 'الجهة المُصدرة' },
  endorser: { en: 'somebody without a name', ar: 'جهة لم تذكر اسمها' },
  by: { en: 'the register', ar: 'جهة السجل' },
};
