export type Language = 'en' | 'ar';

const en = {
  usageHead: 'Micro-credentials from the command line.',
  usageExit: 'Exit codes: 0 yes, 1 no, 2 could not be found out, 64 wrong use, 65 unreadable, 69 not reachable.',
  wrongUse: 'This cannot be understood: {what}',
  missing: '{what} is missing.',
  noFile: 'There is no file {path}.',
  unreadableFile: '{path} cannot be read.',
  tooLarge: 'This is larger than {limit} bytes, which no credential is.',
  notCredential: 'This is not a credential we can read. {reason}',
  isAddress: 'This only points to a credential. Check it there: {address}',
  noSuchDay: '{day} is not a day. Write it as 2026-05-31.',
  addressRefused: 'Only https addresses are fetched; http only on this machine.',
  unreachable: '{url} could not be reached ({reason}).',
  serverSilent: '{server} did not give an answer of Cairn. Check --server.',
  bundleUnreadable: '{path} is neither a continuity bundle nor what was kept with --keep.',
  isBundle: 'This is a continuity bundle already. cairn verify reads it.',
  kept: 'Kept in {path}: all that was looked up. Check again any time with --offline --bundle {path}',
  issued: 'Issued to {name}',
  address: 'Address',
  claimUrl: 'Claim link',
  claimCode: 'Claim code',
  rowProblem: 'Row {row}, {column}: {sentence} {fix}',
  nothingIssued: '{count} problems. Nothing was issued.',
  progress: '{done} of {total} issued',
  batchDone: '{done} of {total} issued, {failed} failed.',
  batchKey: 'If this is interrupted, run it again with --idempotency-key {key}',
  sameAward: '{one} and {other} say the same.',
  otherAward: '{one} and {other} contradict each other in {count} places.',
  cannotCarry: 'Not said by the form “{form}”: {places}',
  nothingSaid: '(nothing)',
  bug: 'This is a fault of Cairn itself: {reason}',
};
type Texts = typeof en;

const ar: Texts = {
  usageHead: 'الشهادات المصغّرة من سطر الأوامر.',
  usageExit: 'رموز الخروج: 0 نعم، 1 لا، 2 تعذّرت معرفته، 64 استعمال خاطئ، 65 غير مقروء، 69 تعذّر الوصول.',
  wrongUse: 'تعذّر فهم هذا: {what}',
  missing: 'ينقص {what}.',
  noFile: 'لا يوجد ملف باسم {path}.',
  unreadableFile: 'تعذّرت قراءة {path}.',
  tooLarge: 'هذا أكبر من {limit} بايت، ولا توجد شهادة بهذا الحجم.',
  notCredential: 'هذه ليست شهادة نستطيع قراءتها. {reason}',
  isAddress: 'هذا يشير إلى شهادة فحسب. تحقّق منها هناك: {address}',
  noSuchDay: '{day} ليس يومًا. اكتبه هكذا: 2026-05-31.',
  addressRefused: 'لا تُجلب إلا عناوين https، وhttp من هذا الجهاز وحده.',
  unreachable: 'تعذّر الوصول إلى {url} ({reason}).',
  serverSilent: 'لم يأتِ من {server} جواب من كيرن. تحقّق من --server.',
  bundleUnreadable: 'ليس {path} حزمة استمرارية ولا ملفًا حُفظ بالخيار --keep.',
  isBundle: 'هذه حزمة استمرارية أصلًا، ويقرؤها الأمر cairn verify.',
  kept: 'حُفظ في {path} كل ما بُحث عنه. يمكن التحقق مجددًا في أي وقت: --offline --bundle {path}',
  issued: 'صدرت باسم {name}',
  address: 'العنوان',
  claimUrl: 'رابط الاستلام',
  claimCode: 'رمز الاستلام',
  rowProblem: 'الصف {row}، {column}: {sentence} {fix}',
  nothingIssued: 'عدد المشكلات: {count}. لم يُصدر شيء.',
  progress: 'صدر {done} من {total}',
  batchDone: 'صدر {done} من {total}، وتعذّر إصدار {failed}.',
  batchKey: 'إن انقطع هذا فأعد تشغيله مع ‎--idempotency-key {key}',
  sameAward: 'يقول {one} و{other} الشيء نفسه.',
  otherAward: 'يختلف {one} و{other} في مواضع عددها {count}.',
  cannotCarry: 'لا تذكره صيغة «{form}»: {places}',
  nothingSaid: '(لا شيء)',
  bug: 'هذا خلل في كيرن نفسه: {reason}',
};

const texts: Record<Language, Texts> = { en, ar };

/** The sentence in that language with its facts filled in. */
export function sayIn(
  language: Language,
  sentence: keyof Texts,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return texts[language][sentence].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
