import type { MalformedCode } from '@cairn/core/malformed';
import type { Language } from '../../platform/actor.ts';

const sentences: Readonly<Record<MalformedCode, Record<Language, string>>> = {
  not_json: { en: 'The text is cut off or not well formed.', ar: 'النص مقطوع أو غير سليم البناء.' },
  too_large: { en: 'It is too large.', ar: 'حجمه أكبر مما ينبغي.' },
  too_deep: { en: 'It is nested too deeply.', ar: 'تداخله أعمق مما ينبغي.' },
  too_many_keys: { en: 'It has too many parts.', ar: 'أجزاؤه أكثر مما ينبغي.' },
  too_many_items: { en: 'One of its lists is too long.', ar: 'إحدى قوائمه أطول مما ينبغي.' },
  duplicate_key: {
    en: 'It says the same thing twice, so it can be read two ways.',
    ar: 'يذكر الشيء نفسه مرتين، فيمكن فهمه بطريقتين.',
  },
  forbidden_key: { en: 'It uses a name that is not allowed.', ar: 'يستخدم اسمًا غير مسموح به.' },
  broken_text: { en: 'Some of its letters are broken.', ar: 'بعض حروفه تالفة.' },
  number_out_of_range: { en: 'One of its numbers is too large.', ar: 'أحد أعداده أكبر مما ينبغي.' },
  not_an_object: { en: 'It is a list or a single value.', ar: 'إنه قائمة أو قيمة مفردة.' },
  missing: { en: 'A part of it is missing.', ar: 'ينقصه جزء.' },
  wrong_type: { en: 'A part of it has the wrong form.', ar: 'أحد أجزائه بصيغة خاطئة.' },
  not_an_identifier: { en: 'One of its addresses is broken.', ar: 'أحد عناوينه تالف.' },
  unknown_format: { en: 'Its format is not known here.', ar: 'صيغته غير معروفة هنا.' },
  not_a_credential: { en: 'No credential was found at this address.', ar: 'لم يُعثر على شهادة في هذا العنوان.' },
  not_a_token: {
    en: 'It looks like a signed token, but is damaged.',
    ar: 'يبدو رمزًا موقّعًا، لكنه تالف.',
  },
  broken_image: { en: 'The picture is damaged.', ar: 'الصورة تالفة.' },
  no_credential_in_image: { en: 'The picture carries no credential.', ar: 'لا تحمل الصورة شهادة.' },
  broken_pdf: { en: 'The PDF is damaged.', ar: 'ملف PDF تالف.' },
  encrypted_pdf: { en: 'The PDF is protected by a password.', ar: 'ملف PDF محمي بكلمة مرور.' },
  no_credential_in_pdf: { en: 'The PDF carries no credential.', ar: 'لا يحمل ملف PDF شهادة.' },
};

/** Why something could not be read, in the reader's language. */
export function sayMalformed(code: MalformedCode, language: Language): string {
  return sentences[code][language];
}
