/**
 * Every way the API says no, as past facts. One table: HTTP status and the sentence in each language.
 * `{name}` is filled from the facts of the refusal.
 */
export interface RefusalEntry {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  en: string;
  ar: string;
}

function refusalTable<const T extends Record<string, RefusalEntry>>(table: T): T {
  return table;
}

export const refusals = refusalTable({
  request_malformed: {
    status: 400,
    en: 'The request could not be read. Each problem below names its place.',
    ar: 'تعذّرت قراءة الطلب. كل مشكلة أدناه تذكر موضعها.',
  },
  body_too_large: {
    status: 413,
    en: 'This is larger than {limit} bytes. Send a smaller one.',
    ar: 'حجم هذا أكبر من {limit} بايت. أرسل شيئًا أصغر.',
  },
  not_signed_in: { status: 401, en: 'Sign in first.', ar: 'سجّل الدخول أولًا.' },
  role_missing: {
    status: 403,
    en: 'Your role here does not allow this. Ask an administrator of the organisation.',
    ar: 'دورك هنا لا يسمح بهذا. اطلب ذلك من مسؤول المؤسسة.',
  },
  origin_foreign: {
    status: 403,
    en: 'This request came from another site and was not carried out.',
    ar: 'جاء هذا الطلب من موقع آخر ولم يُنفَّذ.',
  },
  not_found: { status: 404, en: 'There is nothing here.', ar: 'لا يوجد شيء هنا.' },
  too_many_requests: {
    status: 429,
    en: 'Too many tries. Wait {seconds} seconds and try again.',
    ar: 'محاولات كثيرة. انتظر {seconds} ثانية ثم حاول مجددًا.',
  },
  unavailable: {
    status: 503,
    en: 'The database does not answer just now. Nothing was changed; try again in a moment.',
    ar: 'قاعدة البيانات لا تجيب الآن. لم يتغيّر شيء؛ حاول بعد لحظات.',
  },
  signer_away: {
    status: 503,
    en: 'The process that signs does not answer just now. Nothing was signed; try again in {seconds} seconds.',
    ar: 'العملية التي تتولى التوقيع لا تجيب الآن. لم يُوقَّع شيء؛ حاول بعد {seconds} ثانية.',
  },
  signing_capped: {
    status: 429,
    en: 'This organisation has reached the number of signatures it may make for now. Try again in {seconds} seconds.',
    ar: 'بلغت هذه المؤسسة عدد التوقيعات المسموح به حاليًا. حاول بعد {seconds} ثانية.',
  },
  issuer_frozen: {
    status: 409,
    en: 'Signing is stopped for this organisation. Credentials go on being verified and can still be withdrawn.',
    ar: 'التوقيع موقوف لهذه المؤسسة. ما زالت شهاداتها تُتحقَّق ويمكن سحبها.',
  },
  key_not_exportable: {
    status: 409,
    en: 'The key of this organisation is kept in hardware and cannot be copied. Back it up with the tools of that hardware.',
    ar: 'مفتاح هذه المؤسسة محفوظ في جهاز ولا يمكن نسخه. انسخه احتياطيًا بأدوات ذلك الجهاز.',
  },
  idempotency_key_reused: {
    status: 409,
    en: 'This Idempotency-Key was already used for a different request. Use a new key.',
    ar: 'استُخدم مفتاح Idempotency-Key هذا لطلب مختلف. استخدم مفتاحًا جديدًا.',
  },
  external_id_used: {
    status: 409,
    en: 'This external id belongs to credential {credentialId}, which says something else. Use another external id.',
    ar: 'هذا المعرّف الخارجي يخص الشهادة {credentialId} التي تقول شيئًا آخر. استخدم معرّفًا خارجيًا آخر.',
  },
  request_in_progress: {
    status: 409,
    en: 'The same request is still being carried out. Ask again in a moment.',
    ar: 'الطلب نفسه ما زال قيد التنفيذ. اسأل بعد لحظات.',
  },
  sign_in_link_expired: {
    status: 410,
    en: 'This sign-in link has been used or is older than ten minutes. Ask for a new one.',
    ar: 'استُخدم رابط الدخول هذا أو مضى عليه أكثر من عشر دقائق. اطلب رابطًا جديدًا.',
  },
  sign_in_link_other_browser: {
    status: 403,
    en: 'Open the link in the browser in which you asked for it, or ask for a new one here.',
    ar: 'افتح الرابط في المتصفح الذي طلبته منه، أو اطلب رابطًا جديدًا هنا.',
  },
  step_up_required: {
    status: 403,
    en: 'This step needs a fresh proof that it is you. Prove it, and the step goes on.',
    ar: 'تحتاج هذه الخطوة إلى إثبات جديد لهويتك. أثبتها لتكتمل الخطوة.',
  },
  passkey_refused: {
    status: 403,
    en: 'This passkey was not accepted. Try once more, or sign in with a link.',
    ar: 'لم يُقبل مفتاح المرور هذا. حاول مرة أخرى، أو سجّل الدخول برابط.',
  },
  passkey_blocked: {
    status: 403,
    en: 'This passkey answered as only a copy of it would, so it is no longer accepted. Sign in with a link and remove it.',
    ar: 'أجاب مفتاح المرور هذا كما لا تجيب إلا نسخة منه، لذلك لم يعد مقبولًا. سجّل الدخول برابط ثم احذفه.',
  },
  too_many_passkeys: {
    status: 409,
    en: 'You have twenty passkeys already. Remove one first.',
    ar: 'لديك عشرون مفتاح مرور بالفعل. احذف واحدًا أولًا.',
  },
  recovery_code_wrong: {
    status: 403,
    en: 'This is not one of the unused recovery codes of this address.',
    ar: 'ليس هذا من رموز الاسترداد غير المستعملة لهذا العنوان.',
  },
  proof_code_wrong: {
    status: 403,
    en: 'This is not the code of the newest letter, or it is older than ten minutes. After five wrong tries ask for a new one.',
    ar: 'ليس هذا رمز أحدث رسالة، أو مضى عليه أكثر من عشر دقائق. بعد خمس محاولات خاطئة اطلب رمزًا جديدًا.',
  },
  address_missing: {
    status: 409,
    en: 'You have neither a passkey nor an e-mail address here. Add an address first.',
    ar: 'ليس لديك هنا مفتاح مرور ولا بريد إلكتروني. أضف بريدًا أولًا.',
  },
  setup_finished: {
    status: 409,
    en: 'This Cairn is already set up. Sign in instead.',
    ar: 'هذا النظام مُعدّ مسبقًا. سجّل الدخول بدلًا من ذلك.',
  },
  setup_code_wrong: {
    status: 403,
    en: 'The set-up code is not the one printed where Cairn was started.',
    ar: 'رمز الإعداد ليس الرمز المطبوع حيث شُغّل كيرن.',
  },
  name_taken: {
    status: 409,
    en: 'Another organisation here uses the address name “{slug}”. Choose another.',
    ar: 'تستخدم مؤسسة أخرى هنا اسم العنوان «{slug}». اختر غيره.',
  },
  already_member: { status: 409, en: 'This person is already a member.', ar: 'هذا الشخص عضو بالفعل.' },
  last_owner: {
    status: 409,
    en: 'An organisation keeps at least one owner. Name another one first.',
    ar: 'تحتفظ المؤسسة بمالك واحد على الأقل. سمِّ مالكًا آخر أولًا.',
  },
  permission_not_held: {
    status: 403,
    en: 'You can only give or take what you may do yourself. Ask an owner of the organisation.',
    ar: 'لا يمكنك أن تمنح أو تسحب إلا ما يجوز لك أنت. اطلب ذلك من أحد مالكي المؤسسة.',
  },
  draft_changed: {
    status: 409,
    en: 'Somebody else saved this draft since you opened it. Reload to see their change; your text is still here.',
    ar: 'حفظ شخص آخر هذه المسودة منذ أن فتحتها. أعد التحميل لترى تغييره؛ نصك ما زال هنا.',
  },
  achievement_not_ready: {
    status: 422,
    en: 'It cannot be published yet: {gaps}.',
    ar: 'لا يمكن نشره بعد: {gaps}.',
  },
  achievement_not_published: {
    status: 409,
    en: 'Only a published achievement can be issued. Publish it first.',
    ar: 'لا يمكن إصدار إلا إنجاز منشور. انشره أولًا.',
  },
  nothing_to_publish: {
    status: 409,
    en: 'Nothing has changed since the last version.',
    ar: 'لم يتغيّر شيء منذ الإصدار الأخير.',
  },
  award_faulty: {
    status: 422,
    en: 'The award breaks a rule. Each problem below names its place.',
    ar: 'تخالف الشهادة قاعدة. كل مشكلة أدناه تذكر موضعها.',
  },
  own_output_rejected: {
    status: 422,
    en: 'The signed credential did not pass our own verification, so it was not released.',
    ar: 'لم تجتز الشهادة الموقّعة تحقّقنا نفسه، لذلك لم تُصدر.',
  },
  rows_faulty: {
    status: 422,
    en: '{count} problems were found. Nothing was issued.',
    ar: 'وُجدت {count} مشكلات. لم يُصدر شيء.',
  },
  already_revoked: {
    status: 409,
    en: 'This credential has already been withdrawn.',
    ar: 'سُحبت هذه الشهادة من قبل.',
  },
  log_goes_on: {
    status: 409,
    en: 'The transparency log can go on, so no other one takes its place.',
    ar: 'يمكن لسجل الشفافية أن يستمر، فلا يحلّ محله سجل آخر.',
  },
  not_logged_yet: {
    status: 404,
    en: 'This credential is not in the transparency log yet. Ask again in a few seconds.',
    ar: 'لم تُقيَّد هذه الشهادة في سجل الشفافية بعد. اسأل مجددًا بعد ثوانٍ.',
  },
  claim_code_unknown: {
    status: 404,
    en: 'No award waits under this code. Check the letters and try again.',
    ar: 'لا توجد شهادة بانتظار هذا الرمز. تحقّق من الأحرف وحاول مجددًا.',
  },
  already_claimed: {
    status: 409,
    en: 'This award has already been taken. Sign in with the e-mail address it was sent to.',
    ar: 'أُخذت هذه الشهادة من قبل. سجّل الدخول بعنوان البريد الذي أُرسلت إليه.',
  },
  credential_revoked: {
    status: 409,
    en: 'The issuer has withdrawn this credential, so it cannot be published.',
    ar: 'سحب المُصدر هذه الشهادة، لذلك لا يمكن نشرها.',
  },
  key_missing: {
    status: 409,
    en: 'This organisation has no signing key yet.',
    ar: 'ليس لهذه المؤسسة مفتاح توقيع بعد.',
  },
  key_is_identifier: {
    status: 409,
    en: 'This organisation is named by its key (did:key), so the key cannot be changed. Only organisations set up under an https address can rotate keys.',
    ar: 'هذه المؤسسة معرَّفة بمفتاحها نفسه (did:key)، لذلك لا يمكن تغييره. تدوير المفاتيح متاح فقط للمؤسسات التي أُعدّت تحت عنوان https.',
  },
  passphrase_too_short: {
    status: 422,
    en: 'A backup needs a passphrase of at least twelve characters.',
    ar: 'تحتاج النسخة الاحتياطية إلى عبارة مرور من اثني عشر حرفًا على الأقل.',
  },
  letter_delivered: {
    status: 409,
    en: 'This letter has already led to a claim; there is nothing to send again.',
    ar: 'أدّت هذه الرسالة إلى استلام الشهادة؛ لا حاجة إلى إعادة الإرسال.',
  },
  credential_unreadable: {
    status: 400,
    en: 'This is not a credential we can read. {reason}',
    ar: 'هذه ليست شهادة نستطيع قراءتها. {reason}',
  },
  samples_loaded: {
    status: 409,
    en: 'The sample institutions are already here.',
    ar: 'المؤسسات النموذجية موجودة هنا بالفعل.',
  },
});

/** Stable code of a refusal. */
export type RefusalCode = keyof typeof refusals;

/** The sentence of a refusal with its facts filled in. Unknown placeholders stay visible rather than vanish. */
export function refusalSentence(
  code: RefusalCode,
  language: 'en' | 'ar',
  facts: Readonly<Record<string, string>> = {},
): string {
  return refusals[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
