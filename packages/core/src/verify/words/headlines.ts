import type { Sentence } from '../../language.ts';

/** How a verdict may be shown. Never by colour alone; `good` is for issuers whose name somebody vouches for. */
export type Tone = 'good' | 'caution' | 'bad' | 'unknown';

/** The verdict in a few words and in one or two sentences. `later` is said when it was judged for another day. */
export interface Headline {
  tone: Tone;
  short: Sentence;
  later?: Sentence;
  long: Sentence;
}

const validToday = {
  short: { en: 'Valid today.', ar: 'سارية اليوم.' },
  later: { en: 'Valid on {judgedForAt}.', ar: 'سارية في {judgedForAt}.' },
} as const;

/** Every way in which a report can begin. */
export const headlines = {
  valid_recognised: {
    tone: 'good',
    ...validToday,
    long: { en: 'Issued by {issuer}, recognised by {by}.', ar: 'أصدرتها {issuer}، وهي جهة تعترف بها {by}.' },
  },
  valid_domain: {
    tone: 'good',
    ...validToday,
    long: { en: 'Issued by {issuer}, the owner of {domain}.', ar: 'أصدرتها {issuer}، مالكة النطاق {domain}.' },
  },
  valid_domain_only: {
    tone: 'good',
    ...validToday,
    long: { en: 'Issued by the owner of {domain}.', ar: 'أصدرها مالك النطاق {domain}.' },
  },
  valid_unproven: {
    tone: 'caution',
    short: { en: 'Unchanged and in force.', ar: 'لم تتغير، وهي نافذة.' },
    long: {
      en: 'Whoever signed it uses the name {issuer}. Nobody has confirmed that name here.',
      ar: 'من وقّعها يستخدم الاسم {issuer}، ولم يؤكد أحد هذا الاسم هنا.',
    },
  },
  valid_unnamed: {
    tone: 'caution',
    short: { en: 'Unchanged and in force.', ar: 'لم تتغير، وهي نافذة.' },
    long: { en: 'Whoever signed it gives no name.', ar: 'من وقّعها لم يذكر اسمًا.' },
  },
  revoked: {
    tone: 'bad',
    short: { en: 'Not valid.', ar: 'غير سارية.' },
    long: { en: '{issuer} has withdrawn it.', ar: 'سحبتها {issuer}.' },
  },
  suspended: {
    tone: 'caution',
    short: { en: 'Not valid for now.', ar: 'غير سارية مؤقتًا.' },
    long: { en: '{issuer} has suspended it.', ar: 'علّقتها {issuer}.' },
  },
  expired: {
    tone: 'caution',
    short: { en: 'Genuine, but out of date.', ar: 'صحيحة، ولكن مدتها انتهت.' },
    long: {
      en: '{issuer} issued it. It ran out on {validUntilAt}.',
      ar: 'أصدرتها {issuer}، وانتهت مدتها في {validUntilAt}.',
    },
  },
  expired_unproven: {
    tone: 'caution',
    short: { en: 'Out of date.', ar: 'انتهت مدتها.' },
    long: {
      en: 'It ran out on {validUntilAt}. Not everything else could be found out.',
      ar: 'انتهت مدتها في {validUntilAt}، وتعذّرت معرفة كل ما عدا ذلك.',
    },
  },
  signature_expired: {
    tone: 'caution',
    short: { en: 'Out of date.', ar: 'انتهت مدتها.' },
    long: {
      en: 'Its signature counted until {signatureEndedAt}.',
      ar: 'كان توقيعها معتدًّا به حتى {signatureEndedAt}.',
    },
  },
  not_yet_valid: {
    tone: 'caution',
    short: { en: 'Not valid yet.', ar: 'لم تسرِ بعد.' },
    long: { en: 'It is valid from {validFromAt}.', ar: 'تسري ابتداءً من {validFromAt}.' },
  },
  not_yet_signed: {
    tone: 'caution',
    short: { en: 'Not valid yet.', ar: 'لم تسرِ بعد.' },
    long: { en: 'It was signed on {signedAt}.', ar: 'وُقّعت في {signedAt}.' },
  },
  changed: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: { en: 'It is not what was signed.', ar: 'ليست هي ما جرى توقيعه.' },
  },
  hosted_changed: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: { en: 'Its own address says something else.', ar: 'عنوانها يقول شيئًا آخر.' },
  },
  other_address: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: {
      en: 'It names {issuer}, but it does not stand at an address of theirs.',
      ar: 'تذكر {issuer}، ولكنها لا توجد في عنوان من عناوينها.',
    },
  },
  not_signed: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: {
      en: 'Nobody has signed it, so anybody could have written it.',
      ar: 'لم يوقّعها أحد، فقد يكون كتبها أي شخص.',
    },
  },
  not_covered: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: {
      en: 'A part of it is not covered by the signature, so anybody could have written that part.',
      ar: 'جزء منها لا يشمله التوقيع، فقد يكون كتبه أي شخص.',
    },
  },
  other_signer: {
    tone: 'bad',
    short: { en: 'Do not rely on it.', ar: 'لا تعتمد عليها.' },
    long: {
      en: 'It names {issuer}, but its signature does not come from there.',
      ar: 'تذكر {issuer}، ولكن توقيعها ليس منها.',
    },
  },
  incomplete: {
    tone: 'bad',
    short: { en: 'Not a proper credential.', ar: 'ليست شهادة صحيحة.' },
    long: {
      en: 'A part of it is missing or wrong, so it cannot be relied on.',
      ar: 'جزء منها ناقص أو غير صحيح، فلا يمكن الاعتماد عليها.',
    },
  },
  undetermined: {
    tone: 'unknown',
    short: { en: 'Could not be checked in full.', ar: 'تعذّر التحقق منها بالكامل.' },
    long: {
      en: 'Nothing speaks against it, but this is still open: {open}',
      ar: 'لا شيء ينفي صحتها، ولكن بقي هذا دون جواب: {open}',
    },
  },
} as const satisfies Record<string, Headline>;

export type HeadlineCode = keyof typeof headlines;
