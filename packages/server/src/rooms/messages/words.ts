import type { Language } from '../../platform/actor.ts';

/** What a claim letter and a notice of withdrawal say. `title`, `issuer` and `name` are written exactly as they are. */
interface Words {
  claim: {
    subject(issuer: string, title: string): string;
    to(name: string): string;
    /** The title stands between the two halves. */
    heading: [before: string, after: string];
    body: string;
    take: string;
    orOpen: string;
    andType: string;
    afterwards: string;
    steps: string[];
    why(title: string): string;
    notYou: string;
    questions: string;
  };
  revoked: {
    subject(issuer: string, title: string): string;
    heading(issuer: string): string;
    body(title: string): string;
    reasons: Record<string, string>;
    explanation: string;
    consequence: string;
    look: string;
    disagree: string;
  };
}

export const words: Record<Language, Words> = {
  en: {
    claim: {
      subject: (issuer, title) => `${issuer} awarded you ${title}`,
      to: name => `to ${name}`,
      heading: ['Well done. ', ' is yours to take.'],
      body: 'The credential is signed and waiting. Taking it needs no account and no app.',
      take: 'Take it',
      orOpen: 'Or open',
      andType: 'on any device and type',
      afterwards: 'What happens then',
      steps: [
        'You check that your name is written as you write it.',
        'It goes into your wallet here; you can take it away as a file at any time.',
        'Nobody sees it until you publish it.',
      ],
      why: title => `You get this letter because you completed ${title}.`,
      notYou: 'Not you? Do nothing: nobody sees the award unless it is taken.',
      questions: 'Questions:',
    },
    revoked: {
      subject: (issuer, title) => `${issuer} has withdrawn ${title}`,
      heading: issuer => `${issuer} has withdrawn a credential of yours.`,
      body: title => `It is “${title}”. From now on everybody who checks it is told that it was withdrawn.`,
      reasons: {
        'issued-in-error': 'The reason given: it was issued by mistake.',
        'wrong-person': 'The reason given: it was issued to the wrong person.',
        'wrong-content': 'The reason given: something in it is wrong.',
        misconduct: 'The reason given: misconduct.',
        'requested-by-learner': 'The reason given: you asked for it.',
        'key-compromised': 'The reason given: the key that signed it is no longer safe. It says nothing about you.',
        other: 'No particular reason was chosen.',
      },
      explanation: 'They write:',
      consequence: 'It stays in your wallet, and it cannot come into force again.',
      look: 'Look at it',
      disagree: 'If you think this is wrong, write to them:',
    },
  },
  ar: {
    claim: {
      subject: (issuer, title) => `منحتك ${issuer} شهادة ${title}`,
      to: name => `إلى ${name}`,
      heading: ['أحسنت. شهادة ', ' بانتظارك.'],
      body: 'الشهادة موقّعة وجاهزة. لا تحتاج إلى حساب ولا إلى تطبيق لاستلامها.',
      take: 'استلمها',
      orOpen: 'أو افتح',
      andType: 'على أي جهاز واكتب',
      afterwards: 'ماذا يحدث بعد ذلك',
      steps: [
        'تتأكد من أن اسمك مكتوب كما تكتبه أنت.',
        'تُحفظ في محفظتك هنا، ويمكنك أخذها معك ملفًا في أي وقت.',
        'لا يراها أحد حتى تنشرها.',
      ],
      why: title => `وصلتك هذه الرسالة لأنك أتممت ${title}.`,
      notYou: 'لست المقصود؟ لا تفعل شيئًا: لا يرى أحد الشهادة ما لم تُستلم.',
      questions: 'للأسئلة:',
    },
    revoked: {
      subject: (issuer, title) => `سحبت ${issuer} شهادة ${title}`,
      heading: issuer => `سحبت ${issuer} إحدى شهاداتك.`,
      body: title => `إنها «${title}». من الآن فصاعدًا يُخبَر كل من يتحقق منها بأنها سُحبت.`,
      reasons: {
        'issued-in-error': 'السبب المذكور: صدرت خطأً.',
        'wrong-person': 'السبب المذكور: صدرت لشخص آخر.',
        'wrong-content': 'السبب المذكور: فيها معلومة خاطئة.',
        misconduct: 'السبب المذكور: مخالفة.',
        'requested-by-learner': 'السبب المذكور: طلبك أنت.',
        'key-compromised': 'السبب المذكور: لم يعد المفتاح الذي وقّعها آمنًا. لا يقول هذا شيئًا عنك.',
        other: 'لم يُختر سبب محدد.',
      },
      explanation: 'كتبوا:',
      consequence: 'تبقى في محفظتك، ولا يمكن أن تعود سارية.',
      look: 'انظر إليها',
      disagree: 'إن كنت ترى أن هذا خطأ، فاكتب إليهم:',
    },
  },
};
