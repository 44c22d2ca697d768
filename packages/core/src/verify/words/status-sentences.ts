import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';

/** Is it still in force? */
export const statusSentences = {
  in_force: {
    en: 'It is not on the issuer’s list of withdrawn awards.',
    ar: 'ليست في قائمة الشهادات المسحوبة.',
  },
  hosted_in_force: {
    en: 'Its own address does not say that it was withdrawn.',
    ar: 'لا يقول عنوانها إنها سُحبت.',
  },
  hosted_status_unknown: {
    en: 'Its own address, which would say whether it was withdrawn, could not be read.',
    ar: 'تعذّرت قراءة عنوانها الذي كان سيبيّن هل سُحبت.',
  },
  no_status_list: {
    en: 'The issuer keeps no list on which it could be withdrawn.',
    ar: 'لا تحتفظ الجهة المُصدرة بقائمة يمكن أن تُسحب بها.',
  },
  in_force_by_kept_list: {
    en: 'It is not on the issuer’s list of withdrawn awards of {listSignedAt}, the one that this file holds.',
    ar: 'ليست في قائمة الشهادات المسحوبة المؤرخة في {listSignedAt}، وهي القائمة التي يحملها هذا الملف.',
  },
  in_force_by_list_of_day: {
    en: 'It was not on the list of withdrawn awards that the issuer gives for that day, made on {listSignedAt}.',
    ar: 'لم تكن في قائمة الشهادات المسحوبة التي تقدّمها الجهة المُصدرة لذلك اليوم، والمؤرخة في {listSignedAt}.',
  },
  revoked: { en: 'The issuer has withdrawn it.', ar: 'سحبتها الجهة المُصدرة.' },
  suspended: { en: 'The issuer has suspended it for now.', ar: 'علّقتها الجهة المُصدرة مؤقتًا.' },
  withdrawn_since: {
    en: 'The issuer has withdrawn it since. The day of the withdrawal is not known here.',
    ar: 'سحبتها الجهة المُصدرة بعد ذلك، ويوم السحب غير معروف هنا.',
  },
  in_force_then: {
    en: 'It was not on the issuer’s list of withdrawn awards on {listSignedAt}. This file holds no later list.',
    ar: 'لم تكن في قائمة الشهادات المسحوبة في {listSignedAt}، ولا يحمل هذا الملف قائمة أحدث.',
  },
  status_list_unreachable: {
    en: 'The issuer’s list of withdrawn awards could not be reached.',
    ar: 'تعذّر الوصول إلى قائمة الشهادات المسحوبة.',
  },
  status_list_unreadable: {
    en: 'The issuer’s list of withdrawn awards could not be read.',
    ar: 'تعذّرت قراءة قائمة الشهادات المسحوبة.',
  },
  status_list_untrusted: {
    en: 'The list of withdrawn awards could not be shown to be the issuer’s.',
    ar: 'لم يثبت أن قائمة الشهادات المسحوبة تخص الجهة المُصدرة.',
  },
  status_list_of_day_missing: {
    en: 'The issuer gives no list of suspended awards for that day, and a later one does not tell of it.',
    ar: 'لا تقدّم الجهة المُصدرة قائمة بالشهادات المعلّقة لذلك اليوم، والقائمة الأحدث لا تخبر عنه.',
  },
  status_list_out_of_date: {
    en: 'The list of withdrawn awards is not the one for this day.',
    ar: 'قائمة الشهادات المسحوبة ليست قائمة هذا اليوم.',
  },
  status_kind_unknown: {
    en: 'The issuer reports withdrawals in a way that cannot be read here.',
    ar: 'تعلن الجهة المُصدرة عن السحب بطريقة لا يمكن قراءتها هنا.',
  },
  status_entries_unread: {
    en: 'It names more lists on which it could be withdrawn than are read here.',
    ar: 'تذكر قوائم سحب أكثر مما يُقرأ هنا.',
  },
} satisfies Partial<Record<FindingCode, Sentence>>;
