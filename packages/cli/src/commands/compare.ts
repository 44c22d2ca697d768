import { type Comparison, compareForms, type Difference, type FormName } from '@cairn/core/compare';
import type { Given } from '@cairn/core/report';
import { exitCodes } from '../exit-codes.ts';
import { readOptions } from '../options.ts';
import { readCredential, toUnreadable } from '../read-credential.ts';
import { type Command, languageFor, type Terminal, toPrintable, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const options = { json: { type: 'boolean' }, language: { type: 'string' } } as const;

const formNames: Record<FormName, Record<Language, string>> = {
  'open-badge': { en: 'Open Badge', ar: 'شارة مفتوحة' },
  'open-badge-token': { en: 'Open Badge as a token', ar: 'شارة مفتوحة في رمز موقّع' },
  'sd-jwt': { en: 'SD-JWT', ar: 'رمز SD-JWT' },
  'learner-record': { en: 'learner record', ar: 'سجل متعلم' },
  european: { en: 'European credential', ar: 'شهادة أوروبية' },
};

/**
 * `cairn compare`: do these files say the same of an award? The first is compared with each of the others, whatever form
 * each is in. The exit code is 0 when none contradicts it, 1 when one does.
 */
export const compare: Command = {
  usage: 'compare FILE FILE … [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [source, ...others] = positionals;
    if (source === undefined || others.length === 0) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE' }));
    const first = await readCredential(source, terminal, language);
    let isSame = true;
    for (const other of others) {
      const comparison = readAndCompare(first, await readCredential(other, terminal, language), language);
      isSame &&= comparison.differences.length === 0;
      if (values.json) terminal.say(JSON.stringify({ sources: [source, other], ...comparison }));
      else sayComparison(comparison, [source, other], terminal, language);
    }
    return isSame ? exitCodes.ok : exitCodes.no;
  },
};

function readAndCompare(one: Given, other: Given, language: Language): Comparison {
  try {
    return compareForms(one, other);
  } catch (trouble) {
    throw toUnreadable(trouble, language);
  }
}

function sayComparison(comparison: Comparison, sources: [string, string], terminal: Terminal, language: Language) {
  const { differences, losses } = comparison;
  const [one, other] = [comparison.one, comparison.other].map(form => formNames[form][language]);
  const facts = { one: `${sources[0]} (${one})`, other: `${sources[1]} (${other})`, count: differences.length };
  terminal.say(toPrintable(sayIn(language, differences.length === 0 ? 'sameAward' : 'otherAward', facts)));
  for (const difference of differences) terminal.say(toPrintable(`  ✗ ${sayDifference(difference, language)}`));
  for (const [form, lost] of [
    [one, losses.one],
    [other, losses.other],
  ] as const) {
    const places = lost.map(({ at }) => at).join(' ');
    if (lost.length > 0)
      terminal.say(toPrintable(`  – ${sayIn(language, 'cannotCarry', { form: form ?? '', places })}`));
  }
}

/** Values of strangers may be long. */
const longestValue = 120;

function sayDifference({ at, one, other }: Difference, language: Language): string {
  const show = (value: Difference['one']) =>
    value === undefined ? sayIn(language, 'nothingSaid') : JSON.stringify(value).slice(0, longestValue);
  return `${at}: ${show(one)} ≠ ${show(other)}`;
}
