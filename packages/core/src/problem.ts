import { fillSentence, type Language, type Sentence } from './language.ts';

/** What can be wrong with an award or with a credential, said so that the reader knows what to do. */
const sentences = {
  missing: { en: '“{property}” is missing.', ar: 'العنصر «{property}» غير موجود.' },
  wrong_type: { en: '“{property}” should be {expected}.', ar: 'يجب أن يكون «{property}» من النوع: {expected}.' },
  value_not_allowed: {
    en: '“{property}” has a value that Open Badges does not know.',
    ar: 'قيمة «{property}» غير معروفة في معيار Open Badges.',
  },
  property_not_allowed: { en: '“{property}” is not allowed here.', ar: 'لا يُسمح بالعنصر «{property}» هنا.' },
  only_one: { en: '“{property}” may stand only once here.', ar: 'لا يجوز تكرار «{property}» هنا.' },
  not_of_list: {
    en: '“{property}” should be taken from the list {list}.',
    ar: 'يجب اختيار «{property}» من القائمة {list}.',
  },
  type_missing: { en: 'The type “{type}” is missing.', ar: 'النوع «{type}» غير موجود.' },
  context_wrong: {
    en: 'The contexts should begin with Verifiable Credentials and Open Badges 3.0.',
    ar: 'يجب أن تبدأ السياقات بسياق Verifiable Credentials ثم Open Badges 3.0.',
  },
  context_missing: { en: 'The context {context} is missing.', ar: 'السياق {context} غير موجود.' },
  old_property: {
    en: '“{property}” belongs to an older edition of the standard.',
    ar: 'العنصر «{property}» من إصدار أقدم من المعيار.',
  },
  too_many_problems: {
    en: 'There are more problems than are listed here.',
    ar: 'توجد مشكلات أخرى غير المذكورة هنا.',
  },
  not_an_address: {
    en: 'Write a complete address here, beginning with https:// or urn:.',
    ar: 'اكتب هنا عنوانًا كاملًا يبدأ بـ https:// أو urn:.',
  },
  not_an_instant: {
    en: 'Write a date and time with its zone and without fractions of a second, like 2026-06-12T00:00:00Z.',
    ar: 'اكتب التاريخ والوقت مع المنطقة الزمنية ودون أجزاء الثانية، مثل 2026-06-12T00:00:00Z.',
  },
  not_a_language: {
    en: 'Write a language tag such as en, ar or zh-Hant.',
    ar: 'اكتب رمز لغة مثل en أو ar أو zh-Hant.',
  },
  not_a_number: { en: 'Write a number that is zero or more.', ar: 'اكتب عددًا لا يقل عن الصفر.' },
  text_missing: { en: 'This text is still empty.', ar: 'هذا النص ما زال فارغًا.' },
  text_broken: {
    en: 'This text holds an invisible control character or half of a character. Type it again.',
    ar: 'يحتوي هذا النص على رمز تحكم غير مرئي أو على جزء من حرف. أعد كتابته.',
  },
  image_not_supported: { en: 'A badge picture is a PNG or an SVG.', ar: 'تكون صورة الشارة بصيغة PNG أو SVG.' },
  learner_unidentified: {
    en: 'Nobody is named: give the learner’s name, identifier or address.',
    ar: 'لم يُذكر صاحب الشهادة: أدخل اسم المتعلم أو معرّفه.',
  },
  criteria_missing: {
    en: 'Say what has to be done to earn this.',
    ar: 'اذكر ما يجب إنجازه للحصول على هذه الشهادة.',
  },
  id_repeated: { en: 'The id “{id}” is used twice.', ar: 'استُخدم المعرّف «{id}» مرتين.' },
  result_unknown: {
    en: 'This result belongs to no result that the achievement describes.',
    ar: 'لا تصف الشهادة أي نتيجة تطابق هذه النتيجة.',
  },
  result_level_unknown: {
    en: 'The level reached is none of the levels of “{name}”.',
    ar: 'المستوى المذكور ليس من مستويات «{name}».',
  },
  result_status_missing: { en: 'Say whether “{name}” is completed.', ar: 'بيّن هل اكتمل «{name}».' },
  result_value_not_allowed: {
    en: '“{value}” is no possible result of “{name}”.',
    ar: 'القيمة «{value}» ليست نتيجة ممكنة في «{name}».',
  },
  requirement_not_met: {
    en: 'The result of “{name}” is below what is required.',
    ar: 'نتيجة «{name}» أقل من المطلوب.',
  },
  not_passed: {
    en: '“{name}” is not completed, so this cannot be awarded yet.',
    ar: 'لم يكتمل «{name}»، فلا يمكن منح الشهادة بعد.',
  },
  credits_exceed: {
    en: 'More credits are earned ({earned}) than there are to earn ({available}).',
    ar: 'عدد الساعات المعتمدة المكتسبة ({earned}) أكبر من المتاح ({available}).',
  },
  dates_out_of_order: {
    en: '{later} should not be before {earlier}.',
    ar: 'يجب ألا يسبق {later} {earlier}.',
  },
  personal_words: {
    en: 'The description of the achievement names the learner. It is the same for everybody, so leave the name out.',
    ar: 'وصف الشهادة يذكر اسم المتعلم. الوصف واحد للجميع، فاحذف الاسم منه.',
  },
  associations_circular: {
    en: 'The associations “{name}” lead in a circle.',
    ar: 'تدور الروابط «{name}» في حلقة.',
  },
  index_broken: {
    en: 'The place in the status list should be a whole number.',
    ar: 'يجب أن يكون الموضع في قائمة الحالة عددًا صحيحًا.',
  },
  too_large: { en: 'The credential would be too large.', ar: 'ستكون الشهادة أكبر من الحد المسموح.' },
} as const satisfies Record<string, Sentence>;

/** Stable codes; the union is closed, so that every one has its sentence in every language. */
export type ProblemCode = keyof typeof sentences;

/** One thing wrong. `at` is a JSON Pointer into what was checked; `sentence` is English. */
export interface Problem {
  at: string;
  code: ProblemCode;
  facts: Readonly<Record<string, string>>;
  sentence: string;
}

/** Makes a problem with its English sentence. */
export function toProblem(at: string, code: ProblemCode, facts: Readonly<Record<string, string>> = {}): Problem {
  return { at, code, facts, sentence: fillSentence(sentences[code], 'en', facts) };
}

/** The problem in the reader's language. */
export function describeProblem(problem: Pick<Problem, 'code' | 'facts'>, language: Language): string {
  return fillSentence(sentences[problem.code], language, problem.facts);
}
