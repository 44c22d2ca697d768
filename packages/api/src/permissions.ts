/**
 * Everything that can be done here, by name. Each endpoint, and each address outside the API, asks for exactly one of these;
 * `roles.ts` says who has them. What is not listed cannot be done by anybody.
 */

/** Of what a permission is: of what is public, of a person's own things, of the installation, or of one organisation. */
export type Realm = 'public' | 'own' | 'installation' | 'organisation';

export interface PermissionEntry {
  of: Realm;
  /** An API key may have it. */
  keys?: true;
  en: string;
  ar: string;
}

function permissionTable<const T extends Record<string, PermissionEntry>>(table: T): T {
  return table;
}

export const permissions = permissionTable({
  'page.read': { of: 'public', en: 'Read public pages', ar: 'قراءة الصفحات العامة' },
  'document.read': {
    of: 'public',
    en: 'Read public documents: keys, status lists, contexts and the transparency log',
    ar: 'قراءة الوثائق العامة: المفاتيح وقوائم الحالة والسياقات وسجل الشفافية',
  },
  'credential.verify': { of: 'public', en: 'Ask whether a credential is true', ar: 'السؤال عن صحة شهادة' },
  'credential.claim': {
    of: 'public',
    en: 'Take an award with its link or its code',
    ar: 'استلام شهادة برابطها أو برمزها',
  },
  'session.use': {
    of: 'public',
    en: 'Sign in, see who is signed in, sign out',
    ar: 'تسجيل الدخول ومعرفة من سجّل دخوله وتسجيل الخروج',
  },
  'installation.begin': {
    of: 'public',
    en: 'Set up an empty installation, or load the samples',
    ar: 'إعداد نظام فارغ أو تحميل المؤسسات النموذجية',
  },
  'outbox.read': {
    of: 'public',
    en: 'Read letters kept here: on the machine itself only, else as operator',
    ar: 'قراءة الرسائل المحفوظة هنا: على الجهاز نفسه فقط، وإلا فللمشغّل',
  },
  'probe.read': {
    of: 'public',
    en: 'Ask whether the server is well; metrics on the machine itself or with their token',
    ar: 'السؤال عن حال الخادم؛ والقياسات على الجهاز نفسه أو برمزها',
  },
  'conformance.call': {
    of: 'public',
    en: 'Call what test suites call, where that is switched on: from the machine itself, or with a key that may issue',
    ar: 'استدعاء ما تستدعيه حزم الاختبار حيث فُعّل ذلك: من الجهاز نفسه أو بمفتاح يجوز له الإصدار',
  },
  'wallet.keep': {
    of: 'own',
    en: 'Keep, show, hide and take along your own awards',
    ar: 'حفظ شهاداتك وإظهارها وإخفاؤها وأخذها معك',
  },
  'profile.change': { of: 'own', en: 'Change your own name and language', ar: 'تغيير اسمك ولغتك' },
  'sign-in.manage': {
    of: 'own',
    en: 'Manage your own passkeys, recovery codes and sessions',
    ar: 'إدارة مفاتيح المرور ورموز الاستعادة والجلسات الخاصة بك',
  },
  'organisation.found': { of: 'installation', en: 'Set up a further organisation', ar: 'إعداد مؤسسة أخرى' },
  'organisation.read': {
    of: 'organisation',
    en: 'Read the profile and whether all is ready',
    ar: 'قراءة الملف التعريفي ومعرفة الجاهزية',
  },
  'organisation.change': { of: 'organisation', en: 'Change the profile', ar: 'تغيير الملف التعريفي' },
  'member.read': { of: 'organisation', en: 'See who is here and with which roles', ar: 'رؤية الأعضاء وأدوارهم' },
  'member.manage': {
    of: 'organisation',
    en: 'Invite and remove people, and give them roles',
    ar: 'دعوة الأشخاص وإزالتهم ومنحهم الأدوار',
  },
  'owner.name': { of: 'organisation', en: 'Name other owners', ar: 'تسمية مالكين آخرين' },
  'api-key.manage': {
    of: 'organisation',
    en: 'Make and end API keys',
    ar: 'إنشاء مفاتيح الواجهة البرمجية وإنهاؤها',
  },
  'audit.read': { of: 'organisation', keys: true, en: 'Read the record of what happened', ar: 'قراءة سجل ما حدث' },
  'key.read': { of: 'organisation', en: 'See the signing keys', ar: 'رؤية مفاتيح التوقيع' },
  'key.rotate': { of: 'organisation', en: 'Replace the signing key', ar: 'استبدال مفتاح التوقيع' },
  'key.back-up': { of: 'organisation', en: 'Back up the signing keys', ar: 'نسخ مفاتيح التوقيع احتياطيًا' },
  'achievement.read': {
    of: 'organisation',
    keys: true,
    en: 'Read achievements and their drafts',
    ar: 'قراءة الإنجازات ومسوداتها',
  },
  'achievement.write': {
    of: 'organisation',
    keys: true,
    en: 'Write drafts of achievements',
    ar: 'كتابة مسودات الإنجازات',
  },
  'achievement.publish': { of: 'organisation', keys: true, en: 'Publish achievements', ar: 'نشر الإنجازات' },
  'award.prepare': {
    of: 'organisation',
    keys: true,
    en: 'Prepare awards: check lists of learners and see credentials beforehand',
    ar: 'تحضير الشهادات: فحص قوائم المتعلمين ورؤية الشهادات قبل إصدارها',
  },
  'credential.issue': {
    of: 'organisation',
    keys: true,
    en: 'Issue credentials one by one',
    ar: 'إصدار الشهادات واحدة واحدة',
  },
  'credential.issue-list': {
    of: 'organisation',
    keys: true,
    en: 'Issue credentials to a whole list',
    ar: 'إصدار الشهادات لقائمة كاملة',
  },
  'credential.read': { of: 'organisation', keys: true, en: 'Read issued credentials', ar: 'قراءة الشهادات الصادرة' },
  'credential.revoke': { of: 'organisation', keys: true, en: 'Withdraw credentials', ar: 'سحب الشهادات' },
  'letter.send': { of: 'organisation', keys: true, en: 'Send claim letters again', ar: 'إعادة إرسال رسائل الاستلام' },
  'list.read': {
    of: 'organisation',
    keys: true,
    en: 'See how far the issuing of lists has come',
    ar: 'متابعة إصدار القوائم',
  },
});

/** The name of something that can be done: `credential.issue`. */
export type Permission = keyof typeof permissions;

/** Of what a permission is, by its name. */
export type RealmOf<P extends Permission> = (typeof permissions)[P]['of'];

type WithKeys = { [P in Permission]: (typeof permissions)[P] extends { keys: true } ? P : never }[Permission];

const names = Object.keys(permissions) as Permission[];

/** Permissions of one realm, in the order of the table. */
export function permissionsOf(realm: Realm): Permission[] {
  return names.filter(name => permissions[name].of === realm);
}

function isForKeys(name: Permission): name is WithKeys {
  return 'keys' in permissions[name];
}

/** What an API key can be made for; its scopes are these. */
export const scopes: readonly WithKeys[] = names.filter(isForKeys);
/** One thing that an API key may do. */
export type ApiScope = WithKeys;
