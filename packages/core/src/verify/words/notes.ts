import type { Sentence } from '../../language.ts';
import type { WarningCode } from '../codes.ts';

/** What is worth knowing and decides nothing. */
export const notes: Record<WarningCode, Sentence> = {
  hosted: {
    en: 'It is not signed. It counts for what its own address says today.',
    ar: 'هي غير موقّعة، ويُعتدّ بما يقوله عنوانها اليوم.',
  },
  legacy_signature: { en: 'It is signed in an older way, which is still good.', ar: 'وُقّعت بطريقة أقدم ما زالت صالحة.' },
  logged_before: {
    en: 'It stands in the transparency log {log} since {loggedAt} at the latest.',
    ar: 'هي مقيّدة في سجل الشفافية {log} منذ {loggedAt} على أبعد تقدير.',
  },
  logged_witnessed: {
    en: 'It stands in the transparency log {log} since {loggedAt} at the latest, as {witnesses} witnessed.',
    ar: 'هي مقيّدة في سجل الشفافية {log} منذ {loggedAt} على أبعد تقدير، بشهادة {witnesses}.',
  },
  old_edition: {
    en: 'It is written in an older edition of the standard.',
    ar: 'كُتبت وفق إصدار أقدم من المعيار.',
  },
  newer_edition: { en: 'The issuer has a newer edition of it.', ar: 'لدى الجهة المُصدرة نسخة أحدث منها.' },
  issuer_message: { en: 'The issuer says of it: “{message}”', ar: 'تقول عنها الجهة المُصدرة: «{message}»' },
  issuer_mark: {
    en: 'The issuer has put a mark on it that is not explained.',
    ar: 'وضعت عليها الجهة المُصدرة علامة لم تشرح معناها.',
  },
  news_unread: {
    en: 'The issuer keeps a list of news about it, which could not be read.',
    ar: 'تحتفظ الجهة المُصدرة بقائمة أخبار عنها، وقد تعذّرت قراءتها.',
  },
  status_list_unsigned: {
    en: 'Its list of withdrawn awards is not signed. It says what its address says today.',
    ar: 'قائمة الشهادات المسحوبة غير موقّعة، فهي تقول ما يقوله عنوانها اليوم.',
  },
  other_learner: {
    en: 'It is about another person than the record it stands in, or about another identifier of the same person.',
    ar: 'تخص شخصًا غير صاحب السجل الذي يضمّها، أو معرّفًا آخر له.',
  },
  other_signature_fails: {
    en: 'It carries another signature, which does not hold.',
    ar: 'تحمل توقيعًا آخر غير صحيح.',
  },
  other_signature_unknown: {
    en: 'It carries another signature, which could not be checked.',
    ar: 'تحمل توقيعًا آخر تعذّر التحقق منه.',
  },
  other_signer: { en: 'Somebody else has signed it too.', ar: 'وقّعتها جهة أخرى أيضًا.' },
  token_incomplete: {
    en: 'Its wrapping lacks a part that others may insist on.',
    ar: 'ينقص غلافها جزء قد تشترطه جهات أخرى.',
  },
  type_unread: {
    en: 'What its kind of credential demands could not be looked up.',
    ar: 'تعذّر الاطلاع على ما يشترطه نوعها.',
  },
  signature_not_read: {
    en: 'It carries a signature of a kind that is not read here.',
    ar: 'تحمل توقيعًا من نوع لا يُقرأ هنا.',
  },
  unfamiliar_kind: {
    en: 'It is no badge, so only what all credentials share was checked.',
    ar: 'ليست شارة، ولذلك جرى التحقق مما تشترك فيه كل الشهادات فقط.',
  },
  other_order_of_characters: {
    en: 'Its characters were put in another order than the standard’s before it was signed. The words are the same.',
    ar: 'رُتّبت محارفها قبل التوقيع ترتيبًا غير ترتيب المعيار. أما الكلمات فهي نفسها.',
  },
};
