import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';

/** What the past of an issuer's keys says of the one that signed. */
export const historySentences = {
  key_listed_later: {
    en: 'The signing key is the issuer’s, but was listed only on {keyListedAt}, after the day that the signature names.',
    ar: 'مفتاح التوقيع يخص الجهة المُصدرة، ولكنه لم يُدرج إلا في {keyListedAt}، بعد اليوم المذكور في التوقيع.',
  },
  key_retired_before: {
    en: 'The issuer gave up the signing key on {keyRetiredAt}, before the day that the signature names.',
    ar: 'تخلّت الجهة المُصدرة عن مفتاح التوقيع في {keyRetiredAt}، قبل اليوم المذكور في التوقيع.',
  },
  key_retired_since: {
    en: 'The issuer gave up the signing key on {keyRetiredAt}, after the day that the signature names. Only the signature itself vouches for that day.',
    ar: 'تخلّت الجهة المُصدرة عن مفتاح التوقيع في {keyRetiredAt}، بعد اليوم المذكور في التوقيع. ولا يشهد على ذلك اليوم إلا التوقيع نفسه.',
  },
  key_of_kept_history: {
    en: 'The signing key stands in the issuer’s own history of keys, as this file holds it from {takenAt}. What came later is not in the file.',
    ar: 'مفتاح التوقيع مذكور في سجل مفاتيح الجهة المُصدرة كما يحفظه هذا الملف من {takenAt}. أما ما حدث بعد ذلك فليس في الملف.',
  },
  issuer_history_broken: {
    en: 'The history of the issuer’s keys does not hold: somebody has cut or changed it.',
    ar: 'سجل مفاتيح الجهة المُصدرة غير صحيح: فقد اقتطع منه أحد أو غيّر فيه.',
  },
} satisfies Partial<Record<FindingCode, Sentence>>;
