import type { desk as en } from '../en/desk.ts';

export const desk: Record<keyof typeof en, string> = {
  menu: 'القائمة',
  sections: 'أقسام هذا المكتب',
  today: 'اليوم',
  achievements: 'الإنجازات',
  issue: 'الإصدار',
  credentials: 'الشهادات',
  ready: 'هل أنتم جاهزون للإصدار؟',
  keys: 'المفاتيح والعنوان',
  people: 'الأشخاص والأدوار',
  settings: 'الإعدادات',
  apiKeys: 'مفاتيح الواجهة البرمجية',
  record: 'السجل',
  desks: 'مكاتب أخرى',
  sample: 'مؤسسة نموذجية',
  todayLead: 'ما يحتاج إلى قرار، وما هو في الطريق.',
  nothingToday: 'لا شيء يحتاج إلى قرار. ما عرّفته يمكن إصداره، وما أصدرته وصل.',
  issueNext: 'أصدر شهادة',
  defineNext: 'عرّف إنجازًا',
  needsDecision: 'يحتاج إلى قرار',
  draftsTitle:
    '{count, plural, zero {لا مسودات} one {مسودة واحدة لم تُنشر} two {مسودتان لم تُنشرا} few {# مسودات لم تُنشر} many {# مسودة لم تُنشر} other {# مسودة لم تُنشر}}',
  draftsText: 'لا يراها القرّاء والمتعلّمون بعد.',
  draftsLink: 'افتح المسودات',
  changedTitle:
    '{count, plural, zero {لا تغييرات} one {إنجاز واحد فيه تغييرات لم تُنشر} two {إنجازان فيهما تغييرات لم تُنشر} few {# إنجازات فيها تغييرات لم تُنشر} many {# إنجازًا فيها تغييرات لم تُنشر} other {# إنجاز فيها تغييرات لم تُنشر}}',
  changedText: 'ما زالت الشهادات تصدر وفق آخر إصدار.',
  changedLink: 'افتح التغييرات',
  waitingTitle:
    '{count, plural, zero {لا شهادات تنتظر} one {شهادة واحدة تنتظر من يستلمها} two {شهادتان تنتظران من يستلمهما} few {# شهادات تنتظر من يستلمها} many {# شهادة تنتظر من يستلمها} other {# شهادة تنتظر من يستلمها}}',
  waitingText: 'لم يفتح المتعلّمون رسائلهم بعد. يمكنك إرسالها مجددًا أو إعطاؤهم الرمز على ورقة.',
  waitingLink: 'اعرف من ينتظر',
  lettersTitle:
    '{count, plural, zero {لا رسائل متعثرة} one {رسالة واحدة تعذّر إرسالها} two {رسالتان تعذّر إرسالهما} few {# رسائل تعذّر إرسالها} many {# رسالة تعذّر إرسالها} other {# رسالة تعذّر إرسالها}}',
  lettersText: 'من بين أحدث الشهادات. تحقّق من العنوان أو أعطِ الرمز على ورقة.',
  lettersLink: 'اعرضها',
  gapsTitle:
    '{count, plural, zero {كل الاختبارات تنجح} one {اختبار واحد قبل الإصدار لا ينجح} two {اختباران قبل الإصدار لا ينجحان} few {# اختبارات قبل الإصدار لا تنجح} many {# اختبارًا قبل الإصدار لا تنجح} other {# اختبار قبل الإصدار لا تنجح}}',
  gapsLink: 'افتح الاختبارات',
  batchTitle: 'وُقّعت {issued} من {total}: {title}',
  batchText: 'يستمر العمل من تلقاء نفسه.',
  batchLink: 'تابعه',
  batchFailedTitle:
    '{count, plural, zero {لا صفوف متعثرة} one {صف واحد تعذّر إصداره} two {صفّان تعذّر إصدارهما} few {# صفوف تعذّر إصدارها} many {# صفًا تعذّر إصدارها} other {# صف تعذّر إصدارها}}: {title}',
  readyTitle: 'هل أنتم جاهزون للإصدار؟',
  tested: 'أُجريت الاختبارات في {when}.',
  testAgain: 'اختبر مجددًا',
  testedAgain: 'أُعيد الاختبار: نجح {placed, number} من {of, number}.',
  eachStone: 'كل حجر اختبار أُجري، لا خانة أُشِّرت.',
};
