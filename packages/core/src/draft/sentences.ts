import type { Sentence } from '../language.ts';
import type { ReadinessItemId } from './readiness.ts';

/** What an item is called, what is lost while it is missing, and what to do about it. */
export interface ItemSentences {
  name: Sentence;
  gap: Sentence;
  fix: Sentence;
}

/** The words for every item of every pack. */
export const readinessSentences: Readonly<Record<ReadinessItemId, ItemSentences>> = {
  'ob-issuer-name': {
    name: { en: 'Name of the issuer', ar: 'اسم الجهة المانحة' },
    gap: { en: 'Nobody can see who stands behind this.', ar: 'لا يظهر للقارئ من يمنح هذه الشهادة.' },
    fix: { en: 'Write the name of your organisation.', ar: 'اكتب اسم مؤسستك.' },
  },
  'ob-title': {
    name: { en: 'Title', ar: 'العنوان' },
    gap: { en: 'It has no title yet.', ar: 'لا عنوان لها بعد.' },
    fix: { en: 'Give it a short title that says what was learnt.', ar: 'اختر عنوانًا قصيرًا يبيّن ما تعلّمه المتعلم.' },
  },
  'ob-description': {
    name: { en: 'Description', ar: 'الوصف' },
    gap: { en: 'Somebody who has never heard of it learns nothing.', ar: 'لن يفهمها من لم يسمع بها من قبل.' },
    fix: {
      en: 'Say in one sentence what somebody who has it can do.',
      ar: 'اذكر في جملة واحدة ما يستطيع حاملها فعله.',
    },
  },
  'ob-criteria': {
    name: { en: 'How it is earned', ar: 'شروط الحصول عليها' },
    gap: { en: 'Nobody can tell what had to be done for it.', ar: 'لا يُعرف ما الذي يجب إنجازه للحصول عليها.' },
    fix: { en: 'List what has to be done to earn it.', ar: 'اذكر ما يجب إنجازه للحصول عليها.' },
  },
  'ob-issuer-address': {
    name: { en: 'Website of the issuer', ar: 'موقع الجهة المانحة' },
    gap: { en: 'Readers cannot look up who issued this.', ar: 'لا يستطيع القارئ البحث عن الجهة المانحة.' },
    fix: { en: 'Add the address of your website.', ar: 'أضف عنوان موقعك على الإنترنت.' },
  },
  'ob-issuer-contact': {
    name: { en: 'Contact of the issuer', ar: 'التواصل مع الجهة المانحة' },
    gap: { en: 'Readers with a question cannot reach you.', ar: 'لا يجد من لديه سؤال طريقة للتواصل معك.' },
    fix: { en: 'Add an e-mail address or a telephone number.', ar: 'أضف بريدًا إلكترونيًا أو رقم هاتف.' },
  },
  'ob-language': {
    name: { en: 'Language', ar: 'اللغة' },
    gap: { en: 'Wallets and screen readers have to guess the language.', ar: 'ستخمّن المحافظ وقارئات الشاشة لغة النص.' },
    fix: { en: 'Choose the language it is written in.', ar: 'اختر اللغة المكتوبة بها.' },
  },
  'ob-skills': {
    name: { en: 'Skills', ar: 'المهارات' },
    gap: {
      en: 'Employers cannot find it by the skills they look for.',
      ar: 'لن يجدها أصحاب العمل حين يبحثون عن المهارات.',
    },
    fix: { en: 'Link an outcome to a published skill.', ar: 'اربط أحد المخرجات بمهارة منشورة.' },
  },
  'ob-tags': {
    name: { en: 'Keywords', ar: 'الكلمات المفتاحية' },
    gap: { en: 'It is harder to find in a catalogue.', ar: 'يصعب العثور عليها في الفهرس.' },
    fix: { en: 'Add two or three words that people search for.', ar: 'أضف كلمتين أو ثلاثًا مما يبحث عنه الناس.' },
  },
  'eu-learner': {
    name: { en: 'The learner', ar: 'المتعلم' },
    gap: { en: 'It does not say whose it is.', ar: 'لا تذكر صاحبها.' },
    fix: { en: 'Nothing to do: every award names its learner.', ar: 'لا حاجة إلى إجراء: كل شهادة تُمنح تذكر صاحبها.' },
  },
  'eu-title': {
    name: { en: 'Title of the micro-credential', ar: 'عنوان الشهادة المصغرة' },
    gap: { en: 'It has no title yet.', ar: 'لا عنوان لها بعد.' },
    fix: { en: 'Give it a short title that says what was learnt.', ar: 'اختر عنوانًا قصيرًا يبيّن ما تعلّمه المتعلم.' },
  },
  'eu-country': {
    name: { en: 'Country or region of the issuer', ar: 'بلد الجهة المانحة أو منطقتها' },
    gap: {
      en: 'Readers abroad cannot tell which education system it belongs to.',
      ar: 'لا يعرف القارئ في بلد آخر إلى أي نظام تعليمي تنتمي.',
    },
    fix: { en: 'Choose the country of your organisation.', ar: 'اختر بلد مؤسستك.' },
  },
  'eu-awarding-body': {
    name: { en: 'Awarding body', ar: 'الجهة المانحة' },
    gap: { en: 'Nobody can see who awards it.', ar: 'لا يظهر للقارئ من يمنحها.' },
    fix: { en: 'Write the name of your organisation.', ar: 'اكتب اسم مؤسستك.' },
  },
  'eu-date': {
    name: { en: 'Date of issue', ar: 'تاريخ المنح' },
    gap: { en: 'It does not say when it was awarded.', ar: 'لا تذكر متى مُنحت.' },
    fix: { en: 'Nothing to do: every award carries its date.', ar: 'لا حاجة إلى إجراء: كل شهادة تُمنح تحمل تاريخها.' },
  },
  'eu-outcomes': {
    name: { en: 'Learning outcomes', ar: 'مخرجات التعلّم' },
    gap: {
      en: 'Readers cannot tell what the learner is able to do.',
      ar: 'لا يعرف القارئ ما الذي يستطيع المتعلم فعله.',
    },
    fix: {
      en: 'Write at least one outcome, beginning with a verb: “Calibrate a sensor …”.',
      ar: 'اكتب مخرجًا واحدًا على الأقل يبدأ بفعل، مثل: «يعاير مستشعرًا…».',
    },
  },
  'eu-workload': {
    name: { en: 'Workload', ar: 'حجم العمل' },
    gap: { en: 'Nobody can compare how much learning it stands for.', ar: 'لا يمكن مقارنة مقدار التعلّم الذي تمثله.' },
    fix: {
      en: 'Give the usual hours of work, or the credits (ECTS where you can).',
      ar: 'اذكر ساعات العمل المعتادة أو عدد الساعات المعتمدة (ECTS إن أمكن).',
    },
  },
  'eu-level': {
    name: { en: 'Level', ar: 'المستوى' },
    gap: { en: 'Other institutions cannot tell how advanced it is.', ar: 'لا تعرف المؤسسات الأخرى مدى تقدّم مستواها.' },
    fix: {
      en: 'Choose the level in the European or in your national framework.',
      ar: 'اختر المستوى في الإطار الأوروبي أو الإطار الوطني.',
    },
  },
  'eu-assessment': {
    name: { en: 'Type of assessment', ar: 'نوع التقييم' },
    gap: { en: 'Readers cannot tell how the learning was shown.', ar: 'لا يعرف القارئ كيف أُثبت التعلّم.' },
    fix: { en: 'Choose how learners show what they can do.', ar: 'اختر كيف يُثبت المتعلمون ما يستطيعون فعله.' },
  },
  'eu-participation': {
    name: { en: 'Form of participation', ar: 'شكل المشاركة' },
    gap: {
      en: 'It does not say whether people learn online, on site or at work.',
      ar: 'لا تذكر هل يجري التعلّم عن بُعد أم حضوريًا أم في مكان العمل.',
    },
    fix: { en: 'Choose how learners take part.', ar: 'اختر كيف يشارك المتعلمون.' },
  },
  'eu-quality': {
    name: { en: 'Quality assurance', ar: 'ضمان الجودة' },
    gap: { en: 'Nobody can see who answers for its quality.', ar: 'لا يُعرف من يضمن جودتها.' },
    fix: {
      en: 'Name the body that checks the quality, inside or outside your organisation.',
      ar: 'اذكر الجهة التي تراجع الجودة، داخل مؤسستك أو خارجها.',
    },
  },
  'eu-prerequisites': {
    name: { en: 'Prerequisites', ar: 'المتطلبات السابقة' },
    gap: { en: 'Learners cannot tell whether they may begin.', ar: 'لا يعرف المتعلم هل يمكنه أن يبدأ.' },
    fix: { en: 'Say what is needed to begin, or that nothing is.', ar: 'اذكر ما يلزم للبدء، أو أنه لا يلزم شيء.' },
  },
  'eu-supervision': {
    name: { en: 'Supervision and identity check', ar: 'الإشراف والتحقق من الهوية' },
    gap: {
      en: 'Employers cannot tell whether it was the learner who was assessed.',
      ar: 'لا يعرف صاحب العمل هل المتعلم نفسه هو من خضع للتقييم.',
    },
    fix: {
      en: 'Choose whether the assessment is supervised and the identity checked.',
      ar: 'بيّن هل يجري التقييم بإشراف وهل يُتحقق من الهوية.',
    },
  },
  'eu-grade': {
    name: { en: 'Grade', ar: 'الدرجة' },
    gap: { en: 'Awards will not say how well somebody did.', ar: 'لن تذكر الشهادات مستوى الأداء.' },
    fix: { en: 'Describe the results that are possible.', ar: 'صِف النتائج الممكنة.' },
  },
  'eu-stackability': {
    name: { en: 'Part of something larger', ar: 'جزء من برنامج أكبر' },
    gap: { en: 'Learners cannot see where it leads.', ar: 'لا يعرف المتعلم إلى أين تقوده.' },
    fix: {
      en: 'Say whether it stands alone or counts towards something larger.',
      ar: 'بيّن هل هي مستقلة أم تُحتسب ضمن برنامج أكبر.',
    },
  },
  'eu-further-information': {
    name: { en: 'Further information', ar: 'معلومات إضافية' },
    gap: { en: 'There is no page to read more.', ar: 'لا توجد صفحة لمن يريد المزيد.' },
    fix: { en: 'Add the address of a page about it.', ar: 'أضف عنوان صفحة تتحدث عنها.' },
  },
};

/** The names of the packs. */
export const packSentences: Readonly<Record<'open-badges' | 'eu-annex-1', { name: Sentence; complete: Sentence }>> = {
  'open-badges': {
    name: { en: 'Open Badges 3.0', ar: 'معيار Open Badges 3.0' },
    complete: { en: 'Ready for every Open Badges wallet', ar: 'جاهزة لكل محفظة تدعم Open Badges' },
  },
  'eu-annex-1': {
    name: { en: 'EU standard elements (Annex I)', ar: 'العناصر الأوروبية القياسية (الملحق الأول)' },
    complete: { en: 'EU Annex I complete', ar: 'عناصر الملحق الأول الأوروبي مكتملة' },
  },
};
