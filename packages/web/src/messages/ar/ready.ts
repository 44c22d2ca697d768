import type { ready as en } from '../en/ready.ts';

export const ready: Record<keyof typeof en, string> = {
  profile_pass: 'الملف مكتمل',
  profile_open: 'في الملف نواقص',
  profileFix: 'افتح الملف',
  address_pass: 'عنوانكم الإلكتروني يجيب',
  address_open: 'لم يثبت العنوان الإلكتروني بعد',
  key_pass: 'مفتاح التوقيع موجود ويوقّع',
  key_open: 'لا يوجد مفتاح توقيع يعمل',
  'key-backup_pass': 'للمفتاح نسخة احتياطية',
  'key-backup_open': 'ليس للمفتاح نسخة احتياطية',
  keyBackupFix: 'انسخه احتياطيًا',
  mail_pass: 'البريد يخرج',
  mail_open: 'تُحفظ الرسائل هنا بدلًا من إرسالها',
  mailFix: 'افتح الرسائل المحفوظة',
  'self-check_pass': 'شهادة تجريبية تجتاز التحقق',
  'self-check_open': 'شهادة تجريبية لا تجتاز التحقق',
  achievement_pass: 'نُشر إنجاز',
  achievement_open: 'لم يُنشر أي إنجاز بعد',
  achievementFix: 'افتح الإنجازات',
};
