import { fillSentence, type Language, type Sentence } from '../language.ts';
import type { FindingCode, WarningCode } from './codes.ts';
import { toTime } from './instant.ts';
import type { Answer, Finding, Part, Question, Report, Verdict } from './report.ts';
import { type Headline, type HeadlineCode, headlines, type Tone } from './words/headlines.ts';
import { answers, labels, questions, standIns, tallies } from './words/labels.ts';
import { notes } from './words/notes.ts';
import { sentences } from './words/sentences.ts';

/** One question with its answer in the reader's language. */
export interface ExplainedItem {
  key: Question;
  question: string;
  answer: Answer;
  /** The answer as a word: yes, no or not known. */
  word: string;
  sentence: string;
  /** The technical detail, one level down and complete. */
  evidence: { label: string; value: string }[];
}

/** A report as a short letter. */
export interface Explanation {
  tone: Tone;
  /** The verdict in a few words. */
  headline: string;
  /** The verdict in one or two sentences, to follow the headline. */
  text: string;
  /** What stands against it first, then the questions in their order. */
  items: ExplainedItem[];
  /** Worth knowing, decides nothing. */
  notes: string[];
  /** What it carries that is signed by itself, each as a letter of its own. */
  parts: ExplainedPart[];
}

/** A part of a credential with what it calls itself and its issuer. */
export interface ExplainedPart extends Pick<Part, 'kind' | 'at' | 'name' | 'issuer'> {
  explanation: Explanation;
}

/**
 * The report in plain words.
 * @param today the day of the reader; when the report was judged for another day, the headline names that day
 */
export function explain(report: Report, language: Language, today: Date = new Date(report.judgedFor)): Explanation {
  const facts = gatherFacts(report, language);
  const headline: Headline = headlines[findHeadline(report)];
  const isOfToday = report.judgedFor.slice(0, 10) === today.toISOString().slice(0, 10);
  const say = (sentence: Sentence) => capitalise(fillSentence(sentence, language, facts));
  const ordered = [...report.findings].sort(
    (one, other) => Number(other.answer === 'fail') - Number(one.answer === 'fail'),
  );
  return {
    tone: headline.tone,
    headline: say(isOfToday ? headline.short : (headline.later ?? headline.short)),
    text: say(headline.long),
    items: ordered.map(finding => explainFinding(finding, language)),
    notes: [...new Set(report.warnings.flatMap(warning => toNote(warning, language)))],
    parts: (report.parts ?? []).map(({ report: own, ...part }) => ({
      ...part,
      explanation: explain(own, language, today),
    })),
  };
}

function explainFinding(finding: Finding, language: Language): ExplainedItem {
  const evidence = { ...finding.facts, ...(finding.at ? { at: finding.at } : {}), code: finding.code };
  return {
    key: finding.question,
    question: questions[finding.question][language],
    answer: finding.answer,
    word: answers[finding.answer][language],
    sentence: toSentence(finding, language),
    evidence: Object.entries(evidence).map(([name, value]) => ({
      label: labels[name as keyof typeof labels]?.[language] ?? name,
      value: name.endsWith('At') ? formatInstant(value, language, 'minute') : value,
    })),
  };
}

function toNote({ code, facts }: Report['warnings'][number], language: Language): string[] {
  const note = notes[code as WarningCode];
  return note ? [fillSentence(note, language, toWords(facts, language))] : [];
}

/** A report may have been kept by a later edition with codes of its own; then the answer stands without a sentence. */
function toSentence(finding: Finding, language: Language): string {
  const sentence = sentences[finding.code as FindingCode];
  return sentence ? capitalise(fillSentence(sentence, language, toWords(finding.facts, language))) : '';
}

/** The facts of all findings together, for the headline. */
function gatherFacts(report: Report, language: Language): Record<string, string> {
  const decisive = ['structure', 'integrity', 'issuer-key', 'status', 'validity'];
  const open = report.findings.find(({ question, answer }) => answer === 'unknown' && decisive.includes(question));
  const told = report.findings.filter(({ question }) => question !== 'endorsements').map(({ facts }) => facts);
  return {
    ...toWords(Object.assign({}, ...told), language),
    judgedForAt: formatInstant(report.judgedFor, language, 'day'),
    open: open ? toSentence(open, language) : '',
  };
}

function toWords(facts: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  const defaults = Object.entries(standIns).map(([name, sentence]) => [name, sentence?.[language] ?? '']);
  const said = Object.entries(facts).map(([name, value]) => [
    name,
    name.endsWith('At') ? formatInstant(value, language, 'day') : name === 'tally' ? toTally(value, language) : value,
  ]);
  return Object.fromEntries([...defaults, ...said]);
}

/** `valid 2, revoked 1` in the reader's words. */
function toTally(tally: string, language: Language): string {
  const counts = tally.split(', ').map(count => {
    const [verdict = '', number = ''] = count.split(' ');
    const words = Object.hasOwn(tallies, verdict) ? tallies[verdict as Verdict] : undefined;
    return words ? words[language].replace('{count}', Number(number).toLocaleString(locales[language])) : count;
  });
  return counts.join(language === 'ar' ? '، ' : ', ');
}

/** Which of the headlines fits. What is said of the signature comes before what is said of the form. */
function findHeadline({ verdict, findings }: Report): HeadlineCode {
  const find = (question: Question) => findings.find(finding => finding.question === question);
  const [integrity, key, validity] = [find('integrity'), find('issuer-key'), find('validity')];
  switch (verdict) {
    case 'valid':
      return find('issuer-recognition')?.answer === 'pass' ? 'valid_recognised' : findHeadlineOfValid(key);
    case 'revoked':
      return find('status')?.code === 'suspended' ? 'suspended' : 'revoked';
    case 'expired':
      if (validity?.code === 'signature_expired') return 'signature_expired';
      return integrity?.answer === 'pass' && key?.answer === 'pass' ? 'expired' : 'expired_unproven';
    case 'not-yet-valid':
      return validity?.code === 'not_yet_signed' ? 'not_yet_signed' : 'not_yet_valid';
    case 'invalid':
      if (integrity?.answer === 'fail') return headlineOfIntegrity[integrity.code] ?? 'changed';
      if (key?.code === 'address_of_other') return 'other_address';
      return key?.answer === 'fail' ? 'other_signer' : 'incomplete';
    case 'undetermined':
      return 'undetermined';
  }
}

/** A name counts as far as somebody answers for it: the owner of a domain does for the domain. */
function findHeadlineOfValid(key: Finding | undefined): HeadlineCode {
  const isNamed = key?.facts.issuer !== undefined;
  const isCertified = key?.code === 'certificate_of_issuer' && key.facts.domain !== undefined;
  if (isCertified || key?.code === 'key_of_domain' || key?.code === 'address_of_issuer')
    return isNamed ? 'valid_domain' : 'valid_domain_only';
  return isNamed ? 'valid_unproven' : 'valid_unnamed';
}

const headlineOfIntegrity: Readonly<Record<string, HeadlineCode>> = {
  hosted_differs: 'hosted_changed',
  not_signed: 'not_signed',
  words_not_covered: 'not_covered',
};

const locales: Record<Language, string> = { en: 'en-GB', ar: 'ar-EG' };

function formatInstant(instant: string, language: Language, until: 'day' | 'minute'): string {
  const time = toTime(instant);
  if (time === undefined) return instant;
  const clock = until === 'minute' ? ({ timeStyle: 'short' } as const) : {};
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC', ...clock });
  return until === 'minute' ? `${format.format(time)} UTC` : format.format(time);
}

/** A sentence that begins with a stand-in begins with a capital all the same. */
function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
