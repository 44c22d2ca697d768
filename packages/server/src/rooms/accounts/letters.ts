import type { Language } from '../../platform/actor.ts';
import type { Letter } from '../../platform/mail.ts';

const words = {
  en: {
    subject: 'Your sign-in link',
    text: (
      link: string,
    ) => `Someone asked to sign in with this address. If it was you, open this link within ten minutes,
in the same browser:

${link}

If it was not you, there is nothing to do: without the link nobody gets in.
`,
  },
  ar: {
    subject: 'رابط الدخول الخاص بك',
    text: (link: string) => `طلب أحدهم تسجيل الدخول بهذا العنوان. إن كنت أنت، فافتح هذا الرابط خلال عشر دقائق،
في المتصفح نفسه:

${link}

وإن لم تكن أنت، فلا حاجة إلى فعل شيء: لا يدخل أحد من دون الرابط.
`,
  },
} satisfies Record<Language, { subject: string; text(link: string): string }>;

/** The letter that carries a sign-in link. */
export function toSignInLetter(to: string, language: Language, link: string): Letter {
  const { subject, text } = words[language];
  return { kind: 'sign-in', to, language, subject, text: text(link) };
}
