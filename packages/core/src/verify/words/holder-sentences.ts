import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';

/** What is found of whoever shows a credential, and of how it is shown. */
export const holderSentences = {
  holder_not_asked: {
    en: 'Ask the person to show that it is theirs.',
    ar: 'اطلب من الشخص أن يُثبت أنها له.',
  },
  holder_proven: {
    en: 'Whoever showed it has proved that it is theirs.',
    ar: 'أثبت من قدّمها أنها له.',
  },
  holder_key_proven: {
    en: 'Whoever showed it holds the key that the issuer wrote into it.',
    ar: 'من قدّمها يملك المفتاح الذي كتبته الجهة المُصدرة فيها.',
  },
  holder_key_unnamed: {
    en: 'It names no key with which its learner could prove that it is theirs.',
    ar: 'لا تذكر مفتاحًا يُثبت به المتعلم أنها له.',
  },
  holder_is_other: {
    en: 'It is about somebody else than whoever showed it.',
    ar: 'تخصّ شخصًا غير من قدّمها.',
  },
  holder_key_wrong: {
    en: 'The key that answered does not belong to whoever says it is theirs.',
    ar: 'المفتاح الذي أجاب ليس مفتاح من يقول إنها له.',
  },
  holder_key_unknown: {
    en: 'Whose key it was that answered could not be found out.',
    ar: 'تعذّرت معرفة صاحب المفتاح الذي أجاب.',
  },
  recipient_matches: {
    en: 'It is made out to the address that you gave.',
    ar: 'هي صادرة للعنوان الذي ذكرته.',
  },
  recipient_differs: {
    en: 'It is made out to another address than the one that you gave.',
    ar: 'هي صادرة لعنوان غير الذي ذكرته.',
  },
  recipient_hash_unknown: {
    en: 'It hides its learner’s address in a way that cannot be compared here.',
    ar: 'تخفي عنوان متعلمها بطريقة لا تمكن مقارنتها هنا.',
  },
  subject_unnamed: {
    en: 'It does not name its learner in a way that can be proved.',
    ar: 'لا تذكر المتعلم بطريقة يمكن إثباتها.',
  },
  presentation_not_signed: {
    en: 'Whoever showed it has not signed what they showed.',
    ar: 'لم يوقّع من قدّمها على ما قدّمه.',
  },
  presentation_broken: {
    en: 'What was shown is not signed as an answer must be.',
    ar: 'ما قُدّم غير موقّع كما يجب أن يكون الجواب.',
  },
  presentation_unread: {
    en: 'The signature on what was shown could not be checked.',
    ar: 'تعذّر التحقق من التوقيع على ما قُدّم.',
  },
  presentation_out_of_date: {
    en: 'The signature on what was shown does not count at this time.',
    ar: 'التوقيع على ما قُدّم غير معتدّ به في هذا الوقت.',
  },
  challenge_differs: {
    en: 'The answer is to another question, perhaps an older one.',
    ar: 'الجواب عن سؤال آخر، وربما عن سؤال أقدم.',
  },
  domain_differs: {
    en: 'The answer was meant for somebody else.',
    ar: 'الجواب موجّه إلى جهة أخرى.',
  },
  shown_differs: {
    en: 'The answer is about something else than what was shown.',
    ar: 'الجواب يخص شيئًا غير الذي قُدّم.',
  },
} satisfies Partial<Record<FindingCode, Sentence>>;
