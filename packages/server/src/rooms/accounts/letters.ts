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

const proofWords = {
  en: {
    subject: 'Your code: {code}',
    text: (
      code: string,
    ) => `Someone signed in as you wants to take a step that needs a fresh proof. If it is you, type this code
where you were asked for it, within ten minutes:

${code}

If it is not you, give the code to nobody, sign in and end all other sessions on the page about your account.
`,
  },
  ar: {
    subject: 'رمزك: {code}',
    text: (code: string) => `يريد من دخل باسمك القيام بخطوة تحتاج إلى إثبات جديد. إن كنت أنت، فاكتب هذا الرمز
حيث طُلب منك، خلال عشر دقائق:

${code}

وإن لم تكن أنت، فلا تعطِ الرمز لأحد، وسجّل الدخول وأنهِ كل الجلسات الأخرى من صفحة حسابك.
`,
  },
} satisfies Record<Language, { subject: string; text(code: string): string }>;

/** The letter that carries a code for a fresh proof. */
export function toProofLetter(to: string, language: Language, code: string): Letter {
  const { subject, text } = proofWords[language];
  return { kind: 'proof-code', to, language, subject: subject.replace('{code}', code), text: text(code) };
}

const changeWords = {
  en: {
    subject: 'How your account is entered has changed',
    passkeyAdded: 'A passkey was added to your account.',
    passkeyRemoved: 'A passkey was removed from your account.',
    passkeyBlocked: 'A passkey of yours answered as only a copy of it would. It is blocked and opens nothing any more.',
    recoveryCodesMade: 'New recovery codes were made for your account. The ones before are void.',
    recoveryCodeUsed: 'Somebody signed in to your account with a recovery code. That code is used up.',
    after: (
      link: string,
    ) => `If it was you, there is nothing to do. If it was not, sign in, remove what is not yours and end all other
sessions here:

${link}
`,
  },
  ar: {
    subject: 'تغيّرت طريقة الدخول إلى حسابك',
    passkeyAdded: 'أُضيف مفتاح مرور إلى حسابك.',
    passkeyRemoved: 'حُذف مفتاح مرور من حسابك.',
    passkeyBlocked: 'أجاب أحد مفاتيح مرورك كما لا تجيب إلا نسخة منه. أُوقف ولم يعد يفتح شيئًا.',
    recoveryCodesMade: 'أُنشئت رموز استرداد جديدة لحسابك. ما قبلها لم يعد صالحًا.',
    recoveryCodeUsed: 'دخل أحدهم إلى حسابك برمز استرداد. استُهلك ذلك الرمز.',
    after: (link: string) => `إن كنت أنت فلا حاجة إلى فعل شيء. وإن لم تكن، فسجّل الدخول واحذف ما ليس لك وأنهِ كل الجلسات
الأخرى من هنا:

${link}
`,
  },
} satisfies Record<Language, Record<SignInChange | 'subject', string> & { after(link: string): string }>;

/** What changed in the ways into an account. */
export type SignInChange =
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'passkeyBlocked'
  | 'recoveryCodesMade'
  | 'recoveryCodeUsed';

/** The letter that tells somebody of a change in the ways into their account. */
export function toChangeLetter(to: string, language: Language, change: SignInChange, link: string): Letter {
  const words = changeWords[language];
  return {
    kind: 'sign-in-changed',
    to,
    language,
    subject: words.subject,
    text: `${words[change]}\n\n${words.after(link)}`,
  };
}
