/** What a problem says and how it is mended, in one language; `{fact}` is filled in. */
interface Said {
  sentence: string;
  fix: string;
}

function catalogue<const T extends Record<string, { en: Said; ar: Said }>>(texts: T): T {
  return texts;
}

/** Every problem a list of learners can have. */
export const problemTexts = catalogue({
  file_empty: {
    en: { sentence: 'The file is empty.', fix: 'Save the list again and choose the new file.' },
    ar: { sentence: 'الملف فارغ.', fix: 'احفظ القائمة من جديد واختر الملف الجديد.' },
  },
  file_is_workbook: {
    en: {
      sentence: 'This is a spreadsheet workbook, not a CSV file.',
      fix: 'Save it as “CSV UTF-8” and choose that file.',
    },
    ar: { sentence: 'هذا مصنّف جداول بيانات وليس ملف CSV.', fix: 'احفظه بصيغة «CSV UTF-8» واختر ذلك الملف.' },
  },
  file_is_binary: {
    en: { sentence: 'This file holds no text.', fix: 'Save the list as “CSV UTF-8” and choose that file.' },
    ar: { sentence: 'لا يحتوي هذا الملف على نص.', fix: 'احفظ القائمة بصيغة «CSV UTF-8» واختر ذلك الملف.' },
  },
  encoding_unknown: {
    en: {
      sentence: 'We could not tell for certain how this file stores its letters, so names might come out wrong.',
      fix: 'Save the list as “CSV UTF-8” and choose that file.',
    },
    ar: {
      sentence: 'لم نستطع أن نعرف يقينًا كيف يخزّن هذا الملف حروفه، وقد تظهر الأسماء خاطئة.',
      fix: 'احفظ القائمة بصيغة «CSV UTF-8» واختر ذلك الملف.',
    },
  },
  quotes_broken: {
    en: {
      sentence: 'A quotation mark is not closed in or before this row.',
      fix: 'Close the quotation mark or remove it.',
    },
    ar: { sentence: 'توجد علامة اقتباس غير مغلقة في هذا الصف أو قبله.', fix: 'أغلق علامة الاقتباس أو احذفها.' },
  },
  line_too_long: {
    en: { sentence: 'This row is far too long.', fix: 'Look for a quotation mark that is not closed.' },
    ar: { sentence: 'هذا الصف أطول مما ينبغي بكثير.', fix: 'ابحث عن علامة اقتباس غير مغلقة.' },
  },
  heading_missing: {
    en: {
      sentence: 'No column is headed “Name”.',
      fix: 'Put headings in the first row: Name, E-mail, Date, Result, in any order.',
    },
    ar: {
      sentence: 'لا يوجد عمود بعنوان «الاسم».',
      fix: 'ضع العناوين في الصف الأول: الاسم، البريد الإلكتروني، التاريخ، النتيجة، بأي ترتيب.',
    },
  },
  heading_twice: {
    en: { sentence: 'Two columns are headed “{value}”.', fix: 'Remove one of them or give it another heading.' },
    ar: { sentence: 'يحمل عمودان العنوان «{value}».', fix: 'احذف أحدهما أو أعطه عنوانًا آخر.' },
  },
  no_rows: {
    en: { sentence: 'There are headings but no learners below them.', fix: 'Add one row for each learner.' },
    ar: { sentence: 'توجد عناوين ولا يوجد تحتها متعلمون.', fix: 'أضف صفًا لكل متعلم.' },
  },
  too_many_rows: {
    en: { sentence: 'A list has at most {limit} learners.', fix: 'Split it into several lists.' },
    ar: { sentence: 'تضم القائمة {limit} متعلم على الأكثر.', fix: 'قسّمها إلى عدة قوائم.' },
  },
  name_missing: {
    en: { sentence: 'The name is missing.', fix: 'Write the name as the person writes it, or remove the row.' },
    ar: { sentence: 'الاسم ناقص.', fix: 'اكتب الاسم كما يكتبه صاحبه، أو احذف الصف.' },
  },
  name_too_long: {
    en: { sentence: 'A name has at most 200 characters.', fix: 'Check whether other text slipped into this cell.' },
    ar: { sentence: 'يتكوّن الاسم من 200 حرف على الأكثر.', fix: 'تحقّق من أن نصًا آخر لم يدخل هذه الخانة.' },
  },
  name_is_address: {
    en: {
      sentence: 'This is an e-mail address, not a name.',
      fix: 'Write the name here; check that the columns are not swapped.',
    },
    ar: { sentence: 'هذا عنوان بريد إلكتروني وليس اسمًا.', fix: 'اكتب الاسم هنا، وتحقّق من أن الأعمدة ليست معكوسة.' },
  },
  name_without_letters: {
    en: { sentence: 'A name has letters.', fix: 'Write the name here; check that the columns are not swapped.' },
    ar: { sentence: 'يتكوّن الاسم من حروف.', fix: 'اكتب الاسم هنا، وتحقّق من أن الأعمدة ليست معكوسة.' },
  },
  letters_lost: {
    en: {
      sentence: 'Letters were lost when this file was saved.',
      fix: 'Write it again, or save the original list as “CSV UTF-8”.',
    },
    ar: {
      sentence: 'فُقدت حروف عند حفظ هذا الملف.',
      fix: 'اكتبه من جديد، أو احفظ القائمة الأصلية بصيغة «CSV UTF-8».',
    },
  },
  hidden_characters: {
    en: { sentence: 'There are invisible characters here.', fix: 'Type it again without them.' },
    ar: { sentence: 'توجد هنا محارف غير مرئية.', fix: 'اكتبه من جديد من دونها.' },
  },
  like_formula: {
    en: { sentence: 'This begins like a formula of a spreadsheet.', fix: 'Remove the sign at its beginning.' },
    ar: { sentence: 'يبدأ هذا كصيغة في جدول بيانات.', fix: 'احذف العلامة التي في أوله.' },
  },
  email_malformed: {
    en: {
      sentence: '“{value}” is not an e-mail address.',
      fix: 'Write it like name@place.example, or leave it empty and hand over the code on paper.',
    },
    ar: {
      sentence: '«{value}» ليس عنوان بريد إلكتروني.',
      fix: 'اكتبه هكذا name@place.example، أو اتركه فارغًا وسلّم الرمز على ورق.',
    },
  },
  email_misspelt: {
    en: { sentence: '“{value}” looks misspelt.', fix: 'Use {suggestion}.' },
    ar: { sentence: 'يبدو أن في «{value}» خطأً إملائيًا.', fix: 'استخدم {suggestion}.' },
  },
  email_twice: {
    en: {
      sentence: 'The same address stands in row {other}.',
      fix: 'Keep one of the two rows, or correct the address.',
    },
    ar: { sentence: 'العنوان نفسه موجود في الصف {other}.', fix: 'أبقِ أحد الصفين، أو صحّح العنوان.' },
  },
  person_twice: {
    en: {
      sentence: 'The same person stands in row {other}.',
      fix: 'Keep one of the two rows, or add an e-mail address to tell them apart.',
    },
    ar: {
      sentence: 'الشخص نفسه موجود في الصف {other}.',
      fix: 'أبقِ أحد الصفين، أو أضف بريدًا إلكترونيًا للتمييز بينهما.',
    },
  },
  date_unreadable: {
    en: { sentence: '“{value}” is not a date we can read.', fix: 'Write it as year-month-day: {today}.' },
    ar: { sentence: '«{value}» ليس تاريخًا نستطيع قراءته.', fix: 'اكتبه سنة-شهر-يوم: {today}.' },
  },
  date_ambiguous: {
    en: { sentence: '“{value}” can be read two ways.', fix: 'Write {first} or {second}.' },
    ar: { sentence: 'يمكن قراءة «{value}» بطريقتين.', fix: 'اكتب {first} أو {second}.' },
  },
  date_in_future: {
    en: { sentence: '{value} is still to come.', fix: 'Write the day on which it was earned.' },
    ar: { sentence: 'لم يحلّ {value} بعد.', fix: 'اكتب اليوم الذي استُحقّت فيه الشهادة.' },
  },
  date_too_old: {
    en: { sentence: '{value} is more than fifty years ago.', fix: 'Check the year.' },
    ar: { sentence: 'مضى على {value} أكثر من خمسين عامًا.', fix: 'تحقّق من السنة.' },
  },
  result_not_on_scale: {
    en: { sentence: '“{value}” is not a result of this achievement.', fix: 'Use one of: {allowed}.' },
    ar: { sentence: '«{value}» ليست من نتائج هذا الإنجاز.', fix: 'استخدم إحدى هذه: {allowed}.' },
  },
  result_too_long: {
    en: { sentence: 'A result has at most 200 characters.', fix: 'Shorten it.' },
    ar: { sentence: 'تتكوّن النتيجة من 200 حرف على الأكثر.', fix: 'اختصرها.' },
  },
});

export type ProblemCode = keyof typeof problemTexts;

/** Sentence and fix of a problem in the reader's language. */
export function sayProblem(code: ProblemCode, language: 'en' | 'ar', facts: Readonly<Record<string, string>>): Said {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  const { sentence, fix } = problemTexts[code][language];
  return { sentence: fill(sentence), fix: fill(fix) };
}
