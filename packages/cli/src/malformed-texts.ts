import type { MalformedCode } from '@cairn/core/malformed';
import type { Language } from './texts.ts';

/** Why something could not be read, for people. */
const reasons: Record<MalformedCode, Record<Language, string>> = {
  not_json: {
    en: 'It is neither JSON, an image, a PDF nor a signed token.',
    ar: 'ليست JSON ولا صورة ولا ملف PDF ولا رمزًا موقّعًا.',
  },
  too_large: { en: 'It is larger than any credential.', ar: 'هي أكبر من أي شهادة.' },
  too_deep: { en: 'It is nested too deeply.', ar: 'تداخلها أعمق من المسموح.' },
  too_many_keys: { en: 'It has too many keys.', ar: 'فيها مفاتيح أكثر من المسموح.' },
  too_many_items: { en: 'It has a list that is too long.', ar: 'فيها قائمة أطول من المسموح.' },
  duplicate_key: { en: 'It names the same thing twice.', ar: 'تسمّي الشيء نفسه مرتين.' },
  forbidden_key: { en: 'It uses a key that is not allowed.', ar: 'تستعمل مفتاحًا غير مسموح.' },
  broken_text: { en: 'Its text is damaged.', ar: 'نصّها تالف.' },
  number_out_of_range: { en: 'It holds a number that cannot be kept exactly.', ar: 'فيها عدد لا يمكن حفظه بدقة.' },
  not_an_object: { en: 'It is JSON, but not an object.', ar: 'هي JSON ولكنها ليست كائنًا.' },
  missing: { en: 'Something that must be there is missing.', ar: 'ينقصها ما لا بد منه.' },
  wrong_type: { en: 'Something in it is of the wrong kind.', ar: 'فيها ما هو من نوع خاطئ.' },
  not_an_identifier: { en: 'An identifier in it is none.', ar: 'فيها معرّف غير صحيح.' },
  unknown_format: { en: 'Its form is not one we know.', ar: 'صيغتها غير معروفة لدينا.' },
  not_a_credential: { en: 'It is readable, but no credential.', ar: 'هي مقروءة ولكنها ليست شهادة.' },
  not_a_token: { en: 'It is not a whole signed token.', ar: 'ليست رمزًا موقّعًا كاملًا.' },
  broken_image: { en: 'The image is damaged.', ar: 'الصورة تالفة.' },
  no_credential_in_image: { en: 'The image carries no credential.', ar: 'لا تحمل الصورة شهادة.' },
  broken_pdf: { en: 'The PDF is damaged.', ar: 'ملف PDF تالف.' },
  encrypted_pdf: {
    en: 'The PDF is encrypted. Save a copy without a password.',
    ar: 'ملف PDF مشفّر. احفظ نسخة منه دون كلمة مرور.',
  },
  no_credential_in_pdf: { en: 'No credential is attached to the PDF.', ar: 'لا توجد شهادة مرفقة بملف PDF.' },
};

/** The reason in that language, with the place when there is one. */
export function sayMalformed(language: Language, { code, at }: { code: MalformedCode; at: string }): string {
  return at === '' ? reasons[code][language] : `${reasons[code][language]} (${at})`;
}
