import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';
import { certificateSentences } from './certificate-sentences.ts';
import { historySentences } from './history-sentences.ts';
import { holderSentences } from './holder-sentences.ts';
import { resourceSentences } from './resource-sentences.ts';
import { statusSentences } from './status-sentences.ts';

/** What each finding says to somebody who has never heard of signatures. It follows the word yes, no or not known. */
export const sentences: Record<FindingCode, Sentence> = {
  ...statusSentences,
  ...certificateSentences,
  ...historySentences,
  ...resourceSentences,
  ...holderSentences,
  well_formed: {
    en: 'It has everything that a credential of its kind needs.',
    ar: 'فيها كل ما تحتاج إليه شهادة من نوعها.',
  },
  not_a_credential: {
    en: 'Something that every credential needs is missing or wrong.',
    ar: 'شيء تحتاج إليه كل شهادة ناقص أو غير صحيح.',
  },
  badge_incomplete: {
    en: 'Something that every credential of its kind needs is missing or wrong.',
    ar: 'شيء تحتاج إليه كل شهادة من نوعها ناقص أو غير صحيح.',
  },
  context_wrong: {
    en: 'It does not say in the agreed way what its words mean.',
    ar: 'لا تبيّن معاني كلماتها بالطريقة المتفق عليها.',
  },
  term_undefined: {
    en: 'The word “{term}” in it has no agreed meaning.',
    ar: 'الكلمة «{term}» فيها ليس لها معنى متفق عليه.',
  },
  type_undefined: {
    en: 'It calls something “{term}”, which has no agreed meaning.',
    ar: 'فيها ما يُسمّى «{term}»، وليس لهذا الاسم معنى متفق عليه.',
  },
  word_unsignable: {
    en: 'A part of it, “{term}”, cannot be covered by any signature.',
    ar: 'جزء منها، «{term}»، لا يمكن أن يشمله أي توقيع.',
  },
  too_complex: { en: 'It is too tangled to be read safely.', ar: 'بنيتها معقدة إلى حد لا يسمح بقراءتها بأمان.' },
  claims_conflict: {
    en: 'What stands beside it in its wrapping, “{term}”, says otherwise than it does itself.',
    ar: 'ما يرافقها في غلافها، «{term}»، يخالف ما تقوله هي.',
  },
  claims_against_type: {
    en: 'One of its claims is not as its kind of credential demands.',
    ar: 'أحد بياناتها ليس كما يشترطه نوعها.',
  },
  type_differs: {
    en: 'What its kind of credential means was changed after it was issued.',
    ar: 'تغيّر تعريف نوعها بعد إصدارها.',
  },
  edition_not_read: {
    en: 'It is a badge of the first edition of the standard, which is not read here.',
    ar: 'هي شارة من أول إصدارات المعيار، وهو إصدار لا يُقرأ هنا.',
  },
  form_unknown: { en: 'It is in a form that cannot be read here.', ar: 'هي في صورة لا يمكن قراءتها هنا.' },
  context_unknown: { en: 'It uses a vocabulary that is not known here.', ar: 'تستخدم مفردات غير معروفة هنا.' },

  signature_matches: { en: 'Every word is as it was signed.', ar: 'كل كلمة فيها كما وُقّعت.' },
  hosted_same: { en: 'It says what its own address says today.', ar: 'تقول ما يقوله عنوانها اليوم.' },
  hosted_differs: {
    en: 'Its own address says something else today.',
    ar: 'عنوانها يقول اليوم شيئًا آخر.',
  },
  hosted_unreachable: {
    en: 'It counts only for what its own address says, which could not be read.',
    ar: 'لا يُعتدّ إلا بما يقوله عنوانها، وقد تعذّرت قراءته.',
  },
  signature_differs: {
    en: 'It is not as it was signed. Somebody changed it, or the signature belongs to something else.',
    ar: 'ليست كما وُقّعت: إما أن أحدًا غيّرها، وإما أن التوقيع يخص شيئًا آخر.',
  },
  signature_incomplete: {
    en: 'An earlier signature that this one builds on is missing.',
    ar: 'ينقصها توقيع سابق يقوم عليه هذا التوقيع.',
  },
  signature_for_other_purpose: {
    en: 'It is signed, but not as an award.',
    ar: 'هي موقّعة، ولكن ليس على أنها شهادة ممنوحة.',
  },
  signature_malformed: {
    en: 'What stands in place of the signature is no signature.',
    ar: 'ما يشغل موضع التوقيع فيها ليس توقيعًا.',
  },
  earlier_signature_differs: {
    en: 'An earlier signature that this one builds on does not hold.',
    ar: 'التوقيع السابق الذي يقوم عليه هذا التوقيع غير صحيح.',
  },
  earlier_signature_unknown: {
    en: 'An earlier signature that this one builds on could not be checked.',
    ar: 'تعذّر التحقق من توقيع سابق يقوم عليه هذا التوقيع.',
  },
  key_broken: {
    en: 'The key it names is no key, so nobody can have signed with it.',
    ar: 'المفتاح الذي تذكره ليس مفتاحًا صحيحًا، فلا يمكن أن يكون أحد قد وقّع به.',
  },
  key_kind_wrong: {
    en: 'It names a key that does not go with the way it is signed.',
    ar: 'تذكر مفتاحًا لا يناسب الطريقة التي وُقّعت بها.',
  },
  signature_proves_nothing: {
    en: 'Everybody who can check this signature could also have made it.',
    ar: 'كل من يستطيع التحقق من هذا التوقيع كان يستطيع إنشاءه أيضًا.',
  },
  not_signed: { en: 'Nobody has signed it.', ar: 'لم يوقّعها أحد.' },
  words_not_covered: {
    en: 'The signature does not cover “{term}”. It may have been added later.',
    ar: 'التوقيع لا يشمل «{term}»، وربما أُضيف لاحقًا.',
  },
  disclosure_not_covered: {
    en: 'Something is shown with it that the signature does not cover.',
    ar: 'يُعرض معها شيء لا يشمله التوقيع.',
  },
  words_unreadable: { en: 'Not all of its words could be read here.', ar: 'تعذّرت قراءة كل كلماتها هنا.' },
  signature_of_learner: {
    en: 'It carries the signature that the learner keeps. Ask for a copy that is made to be shown.',
    ar: 'تحمل التوقيع الذي يحتفظ به المتعلم. اطلب نسخة معدّة للعرض.',
  },
  signature_kind_unknown: {
    en: 'It is signed in a way that cannot be checked here.',
    ar: 'وُقّعت بطريقة لا يمكن التحقق منها هنا.',
  },
  seal_not_checked: {
    en: 'It is a European credential without a signature that is read here. Such credentials bear an electronic seal, and seals are not checked here.',
    ar: 'هذه شهادة أوروبية ليس فيها توقيع يُقرأ هنا. تحمل هذه الشهادات ختمًا إلكترونيًا، والأختام لا يجري التحقق منها هنا.',
  },
  signature_feature_unknown: {
    en: 'Its signature is tied to a secret of the learner in a way that cannot be checked here.',
    ar: 'توقيعها مرتبط بسرّ لدى المتعلم بطريقة لا يمكن التحقق منها هنا.',
  },
  signature_not_checked: {
    en: 'A signature of this kind needs a part of the program that is missing here or gave no answer.',
    ar: 'يتطلب التحقق من توقيع من هذا النوع جزءًا من البرنامج غير متوفر هنا أو لم يُجب.',
  },
  key_kind_unknown: {
    en: 'It is signed with a kind of key that cannot be checked here.',
    ar: 'وُقّعت بنوع من المفاتيح لا يمكن التحقق منه هنا.',
  },
  key_not_found: {
    en: 'The key to check the signature with was not found.',
    ar: 'لم يُعثر على المفتاح اللازم للتحقق من التوقيع.',
  },

  key_of_issuer: { en: 'The signing key belongs to the issuer.', ar: 'مفتاح التوقيع يخص الجهة المُصدرة.' },
  key_of_domain: { en: 'The signing key belongs to {domain}.', ar: 'مفتاح التوقيع يخص {domain}.' },
  address_of_issuer: {
    en: 'It stands at an address that the issuer on {domain} has for its awards.',
    ar: 'توجد في عنوان تخصصه الجهة المُصدرة في {domain} لشهاداتها.',
  },
  address_of_other: {
    en: 'It stands at an address that the issuer does not have for its awards.',
    ar: 'توجد في عنوان لا تخصصه الجهة المُصدرة لشهاداتها.',
  },
  key_of_other: {
    en: 'It was signed with a key of somebody else.',
    ar: 'وُقّعت بمفتاح يخص جهة أخرى.',
  },
  key_not_listed: {
    en: 'The issuer does not list the key that signed it.',
    ar: 'الجهة المُصدرة لا تذكر المفتاح الذي وُقّعت به.',
  },
  key_not_for_signing: {
    en: 'The issuer does not let this key sign awards.',
    ar: 'الجهة المُصدرة لا تسمح لهذا المفتاح بتوقيع الشهادات.',
  },
  key_revoked: {
    en: 'The issuer withdrew the signing key on {keyRevokedAt}.',
    ar: 'سحبت الجهة المُصدرة مفتاح التوقيع في {keyRevokedAt}.',
  },
  key_expired: {
    en: 'The signing key ran out on {keyExpiredAt}.',
    ar: 'انتهت مدة مفتاح التوقيع في {keyExpiredAt}.',
  },
  key_owner_unproven: {
    en: 'Nothing shows that the signing key belongs to the issuer it names.',
    ar: 'لا شيء يثبت أن مفتاح التوقيع يخص الجهة المذكورة فيها.',
  },
  key_handed_over: {
    en: 'Only this file says that the signing key belongs to {domain}; it was taken on {takenAt}. Whoever made the file could have put the key there.',
    ar: 'هذا الملف وحده يقول إن مفتاح التوقيع يخص {domain}، وقد أُخذ ذلك في {takenAt}. وكان يمكن لمن أعدّ الملف أن يضع المفتاح فيه.',
  },
  issuer_unreachable: {
    en: 'The issuer’s own list of keys could not be reached.',
    ar: 'تعذّر الوصول إلى قائمة مفاتيح الجهة المُصدرة.',
  },
  issuer_unreadable: {
    en: 'The issuer’s own list of keys could not be read.',
    ar: 'تعذّرت قراءة قائمة مفاتيح الجهة المُصدرة.',
  },
  issuer_kind_unknown: {
    en: 'The issuer is named in a way that cannot be looked up here.',
    ar: 'الجهة المُصدرة معرّفة بطريقة لا يمكن البحث عنها هنا.',
  },
  no_key_named: {
    en: 'No signature that can be read here says who signed it.',
    ar: 'لا يوجد توقيع يمكن قراءته هنا ليبيّن من وقّعها.',
  },

  in_date: { en: 'It is valid until {validUntilAt}.', ar: 'هي سارية حتى {validUntilAt}.' },
  no_end: { en: 'It does not expire.', ar: 'لا تنتهي صلاحيتها.' },
  expired: { en: 'It was valid until {validUntilAt}.', ar: 'كانت سارية حتى {validUntilAt}.' },
  signature_expired: {
    en: 'Its signature counted until {signatureEndedAt}.',
    ar: 'كان توقيعها معتدًّا به حتى {signatureEndedAt}.',
  },
  not_yet_valid: { en: 'It is valid from {validFromAt}.', ar: 'تسري ابتداءً من {validFromAt}.' },
  not_yet_signed: { en: 'It was signed on {signedAt}, not before.', ar: 'لم تُوقَّع إلا في {signedAt}.' },
  dates_unreadable: { en: 'One of its dates cannot be read.', ar: 'أحد تواريخها لا يمكن قراءته.' },

  recognised: { en: 'Recognised by {by}.', ar: 'معترف بها من {by}.' },
  recognised_for_a_time: {
    en: 'Recognised by {by} from {fromAt} to {untilAt}.',
    ar: 'معترف بها من {by} من {fromAt} إلى {untilAt}.',
  },
  not_recognised: { en: '{by} does not recognise {issuer} for this.', ar: 'لا تعترف {by} بحق {issuer} في منحها.' },
  recognition_unknown: { en: '{by} could not say.', ar: 'لم تستطع {by} أن تجيب.' },
  recognition_not_asked: {
    en: 'Nobody who keeps a register was asked.',
    ar: 'لم تُسأل أي جهة تحتفظ بسجل للجهات المعترف بها.',
  },

  parts_hold: { en: 'Every award inside holds: {tally}.', ar: 'كل شهادة بداخلها صحيحة: {tally}.' },
  parts_differ: { en: 'Not every award inside holds: {tally}.', ar: 'ليست كل شهادة بداخلها صحيحة: {tally}.' },
  parts_unknown: {
    en: 'Not every award inside could be checked in full: {tally}.',
    ar: 'تعذّر التحقق الكامل من بعض الشهادات التي بداخلها: {tally}.',
  },

  endorsements_hold: { en: 'Endorsed by {endorser}.', ar: 'أيّدتها {endorser}.' },
  endorsement_broken: { en: 'The endorsement by {endorser} does not hold.', ar: 'تأييد {endorser} غير صحيح.' },
  endorsement_unknown: {
    en: 'The endorsement by {endorser} could not be checked in full.',
    ar: 'تعذّر التحقق من تأييد {endorser} بالكامل.',
  },
};
