import { type MemberRole, roleEntries } from '@cairn/api/roles';
import type { Language } from '../../platform/actor.ts';
import type { Letter } from '../../platform/mail.ts';

interface Facts {
  organisationName: string;
  roles: readonly MemberRole[];
  address: string;
}

/** One line for each role: its name, and what it is. */
function describe(language: Language, roles: readonly MemberRole[]): string {
  return roles.map(role => `${roleEntries[role].name[language]}: ${roleEntries[role].sentence[language]}`).join('\n');
}

const words = {
  en: {
    subject: ({ organisationName }: Facts) => `You are now part of ${organisationName}`,
    text: ({
      organisationName,
      roles,
      address,
    }: Facts) => `${organisationName} has added you on Cairn. What you are there:

${describe('en', roles)}

To come in, sign in with this e-mail address:

${address}

If you do not know ${organisationName}, you can ignore this letter.
`,
  },
  ar: {
    subject: ({ organisationName }: Facts) => `أنت الآن ضمن ${organisationName}`,
    text: ({ organisationName, roles, address }: Facts) => `أضافتك ${organisationName} على كيرن. صفتك فيها:

${describe('ar', roles)}

للدخول، سجّل الدخول بعنوان البريد هذا:

${address}

إن كنت لا تعرف ${organisationName}، فيمكنك تجاهل هذه الرسالة.
`,
  },
} satisfies Record<Language, { subject(facts: Facts): string; text(facts: Facts): string }>;

/** The letter to a new member. */
export function toInvitation(language: Language, facts: Facts): Omit<Letter, 'to'> {
  const { subject, text } = words[language];
  return { kind: 'invitation', language, subject: subject(facts), text: text(facts) };
}
