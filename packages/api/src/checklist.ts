/** What each test of the go-live checklist found, and what to do about it. `{name}` is filled from the item's facts. */

interface Sentence {
  en: string;
  ar: string;
}

function sentenceTable<const T extends Record<string, Sentence>>(table: T): T {
  return table;
}

export const checklistSentences = sentenceTable({
  profile_complete: {
    en: 'Readers see who you are, how to reach you and who answers for quality.',
    ar: 'يرى القرّاء من أنتم وكيف يتواصلون معكم ومن يضمن الجودة.',
  },
  profile_gaps: { en: 'Still to say: {missing}.', ar: 'بقي أن تذكروا: {missing}.' },
  address_answers: { en: '{url} was read from here just now.', ar: 'قُرئ {url} من هنا قبل لحظات.' },
  address_local: {
    en: 'Only this machine can reach {url}. Set PUBLIC_URL to an https address before you issue to real people: it becomes part of every credential.',
    ar: 'لا يصل إلى {url} إلا هذا الجهاز. اضبط PUBLIC_URL على عنوان https قبل الإصدار لأشخاص حقيقيين، فهو يصبح جزءًا من كل شهادة.',
  },
  address_plain: {
    en: '{url} is not protected. Serve it by https and set PUBLIC_URL to that address.',
    ar: 'العنوان {url} غير محمي. قدّمه عبر https واضبط PUBLIC_URL على ذلك العنوان.',
  },
  address_silent: {
    en: '{url} does not answer ({reason}). Check that the name leads to this server.',
    ar: 'لا يجيب {url} ({reason}). تحقّق من أن الاسم يقود إلى هذا الخادم.',
  },
  address_other: {
    en: '{url} answers, but not with your keys. Check that the name leads to this server.',
    ar: 'يجيب {url} لكن ليس بمفاتيحكم. تحقّق من أن الاسم يقود إلى هذا الخادم.',
  },
  key_signs: {
    en: 'It signed a test just now, and the signature is right.',
    ar: 'وقّع اختبارًا قبل لحظات، والتوقيع صحيح.',
  },
  key_missing: { en: 'This organisation has no signing key.', ar: 'ليس لهذه المؤسسة مفتاح توقيع.' },
  key_broken: {
    en: 'The key did not sign as it should. Restore it from its backup.',
    ar: 'لم يوقّع المفتاح كما يجب. استعده من نسخته الاحتياطية.',
  },
  key_backed_up: { en: 'Backed up on {on}.', ar: 'نُسخ احتياطيًا في {on}.' },
  key_not_backed_up: {
    en: 'If this disk is lost, you can no longer sign. A backup takes a minute and a good passphrase.',
    ar: 'إن فُقد هذا القرص فلن تستطيعوا التوقيع. النسخ الاحتياطي يستغرق دقيقة ويحتاج عبارة مرور جيدة.',
  },
  mail_accepted: {
    en: 'The mail server took a letter on {on}.',
    ar: 'تسلّم خادم البريد رسالة في {on}.',
  },
  mail_untried: {
    en: 'A mail server is set, and no letter has gone through it yet. Invite a colleague to try it.',
    ar: 'خادم البريد مضبوط، ولم تمرّ به رسالة بعد. ادعُ زميلًا لتجربته.',
  },
  mail_failed: {
    en: 'The mail server did not take the last letter ({reason}). Check SMTP_URL.',
    ar: 'لم يتسلّم خادم البريد آخر رسالة ({reason}). تحقّق من SMTP_URL.',
  },
  mail_outbox: {
    en: 'No mail server is set, so letters are kept here. Set SMTP_URL to send them.',
    ar: 'لا يوجد خادم بريد مضبوط، لذلك تبقى الرسائل هنا. اضبط SMTP_URL لإرسالها.',
  },
  sample_verified: {
    en: 'A trial credential was signed, and our own verifier found it true.',
    ar: 'وُقّعت شهادة تجريبية، ووجدها المتحقّق لدينا صحيحة.',
  },
  sample_rejected: {
    en: 'A trial credential did not pass our own verifier ({reason}).',
    ar: 'لم تجتز شهادة تجريبية المتحقّق لدينا ({reason}).',
  },
  sample_needs_key: {
    en: 'This can be tested once there is a signing key.',
    ar: 'يمكن اختبار هذا عند وجود مفتاح توقيع.',
  },
  achievement_published: { en: 'The first one on {on}.', ar: 'أولها في {on}.' },
  achievement_missing: {
    en: 'Define what can be earned and publish it; then you can issue.',
    ar: 'عرّف ما يمكن نيله وانشره، ثم يمكنك الإصدار.',
  },
});

export type ChecklistCode = keyof typeof checklistSentences;

const profileFields: Record<string, Sentence> = {
  url: { en: 'your website', ar: 'موقعكم' },
  email: { en: 'an e-mail address', ar: 'عنوان بريد' },
  description: { en: 'what you do', ar: 'ما تقومون به' },
  qualityStatement: { en: 'who answers for quality', ar: 'من يضمن الجودة' },
};

/** The sentence of an item with its facts filled in. `missing` names fields of the profile with spaces between them. */
export function checklistSentence(
  item: { code: string; facts: Readonly<Record<string, string>> },
  language: 'en' | 'ar',
): string {
  const sentence: Sentence | undefined = (checklistSentences as Record<string, Sentence>)[item.code];
  const fields = (item.facts.missing ?? '').split(' ').map(field => profileFields[field]?.[language] ?? field);
  const facts: Record<string, string> = { ...item.facts, missing: fields.join(language === 'ar' ? '، ' : ', ') };
  return (sentence?.[language] ?? item.code).replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
