import { type Permission, permissionsOf } from './permissions.ts';

/** Who may do what: the one table of roles. A person has what any of their roles has. */
export interface RoleEntry {
  /** Held in one organisation; without it, everybody or every person has it, or whoever runs the installation. */
  member?: true;
  permissions: readonly Permission[];
  name: { en: string; ar: string };
  /** One sentence for people who are about to give somebody this role. */
  sentence: { en: string; ar: string };
}

function roleTable<const T extends Record<string, RoleEntry>>(table: T): T {
  return table;
}

/** What every member of an organisation may read there. */
const reading = [
  'organisation.read',
  'member.read',
  'key.read',
  'achievement.read',
  'credential.read',
] as const satisfies Permission[];

const everythingHere = permissionsOf('organisation');

export const roleEntries = roleTable({
  owner: {
    member: true,
    permissions: everythingHere,
    name: { en: 'Owner', ar: 'مالك' },
    sentence: {
      en: 'Answers for the organisation: may do everything here, and is the only one who names other owners.',
      ar: 'يتحمّل مسؤولية المؤسسة: يجوز له كل شيء هنا، وهو وحده من يسمّي مالكين آخرين.',
    },
  },
  administrator: {
    member: true,
    permissions: everythingHere.filter(permission => permission !== 'owner.name'),
    name: { en: 'Administrator', ar: 'مسؤول' },
    sentence: {
      en: 'Runs the desk: people, keys and settings, and all the work of the others.',
      ar: 'يدير المكتب: الأشخاص والمفاتيح والإعدادات، وكل عمل الآخرين.',
    },
  },
  issuer: {
    member: true,
    permissions: [
      ...reading,
      'award.prepare',
      'credential.issue',
      'credential.issue-list',
      'credential.revoke',
      'letter.send',
      'list.read',
    ],
    name: { en: 'Issuer', ar: 'مُصدر' },
    sentence: {
      en: 'Issues credentials to learners, and withdraws them.',
      ar: 'يصدر الشهادات للمتعلمين ويسحبها.',
    },
  },
  author: {
    member: true,
    permissions: [...reading, 'achievement.write'],
    name: { en: 'Author', ar: 'مؤلّف' },
    sentence: {
      en: 'Writes what can be earned; somebody else publishes it.',
      ar: 'يكتب ما يمكن نيله، وينشره غيره.',
    },
  },
  assessor: {
    member: true,
    permissions: [...reading, 'award.prepare', 'list.read'],
    name: { en: 'Assessor', ar: 'مقيّم' },
    sentence: {
      en: 'Prepares who has earned what: checks lists of learners, and issues nothing.',
      ar: 'يحضّر من نال ماذا: يفحص قوائم المتعلمين ولا يصدر شيئًا.',
    },
  },
  reviewer: {
    member: true,
    permissions: [...reading, 'achievement.publish'],
    name: { en: 'Reviewer', ar: 'مراجع' },
    sentence: {
      en: 'Reads what authors wrote, and publishes it when it is good.',
      ar: 'يقرأ ما كتبه المؤلفون وينشره حين يكون جيدًا.',
    },
  },
  registrar: {
    member: true,
    permissions: [...reading, 'credential.revoke', 'letter.send', 'list.read', 'audit.read'],
    name: { en: 'Registrar', ar: 'أمين السجل' },
    sentence: {
      en: 'Keeps the register: withdraws credentials, sends letters again, and reads the record.',
      ar: 'يحفظ السجل: يسحب الشهادات ويعيد إرسال الرسائل ويقرأ سجل الأحداث.',
    },
  },
  analyst: {
    member: true,
    permissions: [...reading, 'list.read'],
    name: { en: 'Analyst', ar: 'محلّل' },
    sentence: { en: 'Reads everything, and changes nothing.', ar: 'يقرأ كل شيء ولا يغيّر شيئًا.' },
  },
  learner: {
    permissions: permissionsOf('own'),
    name: { en: 'Learner', ar: 'متعلّم' },
    sentence: {
      en: 'Everybody who is signed in: keeps their own awards, and decides who sees them.',
      ar: 'كل من سجّل دخوله: يحفظ شهاداته ويقرّر من يراها.',
    },
  },
  verifier: {
    permissions: permissionsOf('public'),
    name: { en: 'Verifier', ar: 'متحقّق' },
    sentence: {
      en: 'Everybody, signed in or not: reads what is public, and asks whether a credential is true.',
      ar: 'أي شخص، سجّل دخوله أو لم يسجّل: يقرأ ما هو عام ويسأل عن صحة الشهادات.',
    },
  },
  operator: {
    permissions: permissionsOf('installation'),
    name: { en: 'Operator', ar: 'مشغّل' },
    sentence: {
      en: 'Runs this installation; that alone opens no organisation.',
      ar: 'يشغّل هذا النظام؛ وذلك وحده لا يفتح له أي مؤسسة.',
    },
  },
});

/** One word for a set of permissions. */
export type Role = keyof typeof roleEntries;

type MemberRoles = { [R in Role]: (typeof roleEntries)[R] extends { member: true } ? R : never }[Role];
/** A role that somebody holds in an organisation. */
export type MemberRole = MemberRoles;

export const roles = Object.keys(roleEntries) as Role[];

function isMemberRole(role: Role): role is MemberRole {
  return 'member' in roleEntries[role];
}

/** The roles that a member can be given, the mightiest first. */
export const memberRoles: readonly MemberRole[] = roles.filter(isMemberRole);

/** What somebody with these roles may do. */
export function permissionsOfRoles(held: Iterable<Role>): ReadonlySet<Permission> {
  return new Set([...held].flatMap(role => roleEntries[role].permissions as readonly Permission[]));
}
