/** The languages in which core speaks to people. */
export type Language = 'en' | 'ar';

/** One sentence in every language; `{name}` stands for a fact. */
export type Sentence = Readonly<Record<Language, string>>;

const isolateStart = '\u2068';
const isolateEnd = '\u2069';

/** The sentence with its facts. In Arabic each fact is isolated, so that Latin text inside keeps its own direction. */
export function fillSentence(sentence: Sentence, language: Language, facts: Readonly<Record<string, string>>): string {
  return sentence[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return language === 'ar' ? isolateStart + fact + isolateEnd : fact;
  });
}
