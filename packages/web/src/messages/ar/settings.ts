import type { settings as en } from '../en/settings.ts';

export const settings: Record<keyof typeof en, string> = {
  lead: 'يرى قرّاء شهاداتكم هذا. تحمله الشهادات الجديدة كما هو حينها، ولا تتغيّر الشهادات السابقة.',
  name: 'الاسم',
  url: 'العنوان الإلكتروني',
  email: 'بريد إلكتروني للقرّاء',
  emailHelp: 'يكتب إليه من لديه سؤال.',
  description: 'ما هي المؤسسة، في جملة',
  country: 'البلد',
  locality: 'المكان',
  quality: 'من يضمن الجودة',
  qualityHelp: 'يُستخدم بدايةً للتعريفات الجديدة.',
  language: 'اللغة التي تكتبون بها غالبًا',
  slug: 'الاسم القصير في العناوين',
  slugFixed: 'هو جزء من عناوين دائمة ولا يمكن تغييره.',
  save: 'احفظ الملف',
  saved: 'حُفظ الملف.',
  publicPage: 'اعرض الصفحة العامة',
};
