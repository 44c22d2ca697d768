import type { Sentence } from '../../language.ts';

/** What certificates say of the issuer. */
export const certificateSentences = {
  certificate_of_issuer: {
    en: 'The key belongs to {issuer}, as a certificate says that is trusted here.',
    ar: 'المفتاح عائد إلى {issuer} بموجب شهادة رقمية موثوق بها هنا.',
  },
  certificate_untrusted: {
    en: 'A certificate says whose key it is, and nobody who is trusted here has issued it.',
    ar: 'شهادة رقمية تذكر صاحب المفتاح، ولم تُصدرها جهة موثوق بها هنا.',
  },
  certificate_of_other: {
    en: 'The certificate of the key is about somebody else than {issuerId}.',
    ar: 'الشهادة الرقمية للمفتاح تخص جهة غير {issuerId}.',
  },
  certificate_out_of_date: {
    en: 'The certificate of the key does not count at this time.',
    ar: 'الشهادة الرقمية للمفتاح غير سارية في هذا الوقت.',
  },
  certificate_broken: {
    en: 'The certificate of the key was not issued as it must be.',
    ar: 'الشهادة الرقمية للمفتاح لم تصدر كما يجب.',
  },
} as const satisfies Record<string, Sentence>;
