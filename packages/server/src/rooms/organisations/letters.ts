import type { Language, Role } from '../../platform/actor.ts';
import type { Letter } from '../../platform/mail.ts';

interface Facts {
  organisationName: string;
  role: Role;
  address: string;
}

const roleNames: Record<Language, Record<Role, string>> = {
  en: { admin: 'administrator', designer: 'designer', issuer: 'issuer', viewer: 'reader' },
  ar: { admin: 'مسؤول', designer: 'مصمّم', issuer: 'مُصدر', viewer: 'قارئ' },
};

const words = {
  en: {
    subject: ({ organisationName }: Facts) => `You are now part of ${organisationName}`,
    text: ({
      organisationName,
      role,
      address,
    }: Facts) => `${organisationName} has added you on Cairn as ${roleNames.en[role]}.

To come in, sign in with this e-mail address:

${address}

If you do not know ${organisationName}, you can ignore this letter.
`,
  },
  ar: {
    subject: ({ organisationName }: Facts) => `أنت الآن ضمن ${organisationName}`,
    text: ({
      organisationName,
      role,
      address,
    }: Facts) => `أضافتك ${organisationName} على كيرن بصفة: ${roleNames.ar[role]}.

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
