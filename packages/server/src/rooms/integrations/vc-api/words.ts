import type { Language } from '../../../platform/actor.ts';

type Texts = Readonly<Record<Language, string>>;

/** What the kinds of problem are called. */
export const titles = {
  malformed: { en: 'A value is not as it must be', ar: 'قيمة ليست كما يجب' },
  parsing: { en: 'It cannot be read', ar: 'تتعذر قراءتها' },
  range: { en: 'It is out of date', ar: 'خارج مدة الصلاحية' },
  cryptographic: { en: 'It is not protected', ar: 'غير محمية بتوقيع' },
  proof: { en: 'The signature', ar: 'التوقيع' },
  transformation: { en: 'Its words cannot be covered by a signature', ar: 'لا يمكن أن يشمل التوقيع كلماتها' },
  challenge: { en: 'It answers another question', ar: 'تجيب عن سؤال آخر' },
  domain: { en: 'It is meant for somebody else', ar: 'موجهة إلى جهة أخرى' },
  method: { en: 'The key', ar: 'المفتاح' },
  statusRetrieval: { en: 'The status list was not reached', ar: 'تعذر الوصول إلى قائمة الحالة' },
  status: { en: 'The status', ar: 'الحالة' },
  note: { en: 'Worth knowing', ar: 'للعلم' },
  statusLength: { en: 'The status list is too short', ar: 'قائمة الحالة أقصر من اللازم' },
} as const satisfies Record<string, Texts>;

/** The kinds of problem. */
export type ProblemKind = keyof typeof titles;

/** What this room itself has against a request. */
export const words = {
  type_not_a_list: {
    kind: 'malformed',
    en: 'Write the types of the credential as a list.',
    ar: 'اكتب أنواع الشهادة في قائمة.',
  },
  edition_not_issued: {
    kind: 'malformed',
    en: 'Only the Verifiable Credentials Data Model 2.0 is issued here: begin the contexts with it.',
    ar: 'لا يُصدر هنا إلا الإصدار 2.0 من نموذج Verifiable Credentials: ابدأ السياقات به.',
  },
  issuer_is_other: {
    kind: 'method',
    en: 'The key of this address speaks for another issuer: name that one, as the manifest gives it.',
    ar: 'مفتاح هذا العنوان يخص جهة إصدار أخرى: اذكر تلك الجهة كما وردت في البيان.',
  },
  status_given_twice: {
    kind: 'malformed',
    en: 'This address gives the credential its status: send it without one.',
    ar: 'هذا العنوان يعطي الشهادة حالتها: أرسلها دون حالة.',
  },
  created_not_an_instant: {
    kind: 'malformed',
    en: 'Write the moment of signing with its zone, like 2026-06-12T00:00:00Z.',
    ar: 'اكتب وقت التوقيع مع المنطقة الزمنية، مثل 2026-06-12T00:00:00Z.',
  },
  pointer_leads_nowhere: {
    kind: 'malformed',
    en: 'One of the pointers leads to nothing in the credential.',
    ar: 'أحد المؤشرات لا يؤدي إلى شيء في الشهادة.',
  },
  resource_differs: {
    kind: 'malformed',
    en: 'A related resource is not what its digest says.',
    ar: 'أحد الموارد المرتبطة لا يطابق بصمته.',
  },
  proof_undated: {
    kind: 'proof',
    en: 'A signature of this kind says when it was made, and this one does not.',
    ar: 'يذكر التوقيع من هذا النوع وقت إنشائه، وهذا لا يذكره.',
  },
  challenge_differs: {
    kind: 'challenge',
    en: 'The signature answers another challenge than the one that was asked.',
    ar: 'يجيب التوقيع عن تحدٍّ غير الذي طُرح.',
  },
  domain_differs: {
    kind: 'domain',
    en: 'The signature is meant for another domain than the one that was asked.',
    ar: 'التوقيع موجّه إلى نطاق غير المطلوب.',
  },
  not_a_document: {
    kind: 'parsing',
    en: 'There is no signed document in it that can be read here.',
    ar: 'ليس فيها وثيقة موقّعة يمكن قراءتها هنا.',
  },
  envelope_broken: {
    kind: 'parsing',
    en: 'An enveloped credential has the context of the data model and, as its id, a token in a data: address.',
    ar: 'للشهادة المغلّفة سياق نموذج البيانات، ومعرّفها رمز في عنوان يبدأ بـ data:.',
  },
  proof_beside_another: {
    kind: 'malformed',
    en: 'This way of signing stands alone: send the credential without a proof.',
    ar: 'هذه الطريقة في التوقيع لا تجاور غيرها: أرسل الشهادة دون توقيع.',
  },
  no_base_proof: {
    kind: 'proof',
    en: 'It carries no signature from which a part can be shown.',
    ar: 'لا تحمل توقيعًا يمكن أن يُعرض منه جزء.',
  },
  nothing_selected: { kind: 'malformed', en: 'Say what is to be shown.', ar: 'اذكر ما يُراد عرضه.' },
  pointer_cuts_list: {
    kind: 'malformed',
    en: 'One of the pointers cuts a list in the middle.',
    ar: 'أحد المؤشرات يقطع قائمة من وسطها.',
  },
  words_not_covered: {
    kind: 'transformation',
    en: 'Some of its words cannot be covered by a signature.',
    ar: 'بعض كلماتها لا يمكن أن يشملها توقيع.',
  },
  proof_not_made: {
    kind: 'proof',
    en: 'No proof could be made of its signature.',
    ar: 'تعذّر إنشاء إثبات من توقيعها.',
  },
  credential_unread: {
    kind: 'parsing',
    en: 'One of the credentials in the presentation cannot be read here.',
    ar: 'إحدى الشهادات في العرض لا يمكن قراءتها هنا.',
  },
} as const satisfies Record<string, Texts & { kind: ProblemKind }>;

/** Codes of what this room itself has against a request. */
export type ApiFault = keyof typeof words;

/** What is wrong with the request itself. */
export const requestWords = {
  not_an_object: { en: 'Send “{name}” as an object.', ar: 'أرسل «{name}» على شكل كائن JSON.' },
  not_a_text: { en: 'Send “{name}” as text.', ar: 'أرسل «{name}» على شكل نص.' },
  not_a_list_of_texts: { en: 'Send “{name}” as a list of texts.', ar: 'أرسل «{name}» على شكل قائمة نصوص.' },
  not_yes_or_no: { en: 'Send “{name}” as true or false.', ar: 'أرسل «{name}» بالقيمة true أو false.' },
} as const satisfies Record<string, Texts>;

/** Why an identifier gives no document. */
export const resolutionWords = {
  INVALID_DID: {
    title: { en: 'Not a DID', ar: 'ليس معرّف DID' },
    detail: {
      en: 'This is no identifier of a kind that can be resolved.',
      ar: 'هذا ليس معرّفًا من نوع يمكن حلّه.',
    },
  },
  METHOD_NOT_SUPPORTED: {
    title: { en: 'Method not supported', ar: 'طريقة غير مدعومة' },
    detail: {
      en: 'Identifiers of this method are not resolved here.',
      ar: 'لا تُحلّ هنا المعرّفات بهذه الطريقة.',
    },
  },
  NOT_FOUND: {
    title: { en: 'Not found', ar: 'غير موجود' },
    detail: {
      en: 'There is no document at the address that the identifier stands for.',
      ar: 'لا توجد وثيقة في العنوان الذي يدل عليه المعرّف.',
    },
  },
  INVALID_DID_DOCUMENT: {
    title: { en: 'Broken document', ar: 'وثيقة معطوبة' },
    detail: {
      en: 'What lies at the address of the identifier is not its document.',
      ar: 'ما يوجد في عنوان المعرّف ليس وثيقته.',
    },
  },
  REPRESENTATION_NOT_SUPPORTED: {
    title: { en: 'Representation not supported', ar: 'صيغة غير مدعومة' },
    detail: {
      en: 'The document is not given in any of the forms that were asked for.',
      ar: 'لا تتوفر الوثيقة بأي من الصيغ المطلوبة.',
    },
  },
} as const satisfies Record<string, { title: Texts; detail: Texts }>;
