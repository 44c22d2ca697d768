import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, createElement, Fragment, isValidElement, type ReactNode, useContext } from 'react';

export const languages = ['en', 'ar'] as const;
/** A language the interface speaks. */
export type Language = (typeof languages)[number];

/** One page's messages in every language; a key missing in one of them does not compile. */
export type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

type Value = string | number | Date | boolean | ReactNode | ((parts: ReactNode[]) => ReactNode);
export type Values = Readonly<Record<string, Value>>;

/** The messages of one page in one language. */
export interface Text<Key extends string> {
  /** The message as plain text. Values are ICU arguments; dates and numbers follow the language. */
  (key: Key, values?: Values): string;
  /** The message with elements in it: an argument may be an element, a tag `<link>…</link>` a function of its parts. */
  rich(key: Key, values: Values): ReactNode;
  language: Language;
}

const locales: Record<Language, string> = { en: 'en-GB', ar: 'ar-u-nu-arab' };
const formats = new Map<string, IntlMessageFormat>();

function formatOf(message: string, language: Language): IntlMessageFormat {
  const key = `${language}\n${message}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(message, locales[language]);
  formats.set(key, made);
  return made;
}

function plain(message: string, language: Language, values: Values | undefined): string {
  if (!/[{<']/.test(message)) return message;
  return String(formatOf(message, language).format(values as Record<string, string>));
}

function toNode(parts: unknown): ReactNode {
  const list = Array.isArray(parts) ? parts : [parts];
  return createElement(
    Fragment,
    null,
    ...list.map((part, place) => (isValidElement(part) ? createElement(Fragment, { key: place }, part) : String(part))),
  );
}

/** The messages of a page in a language. */
export function text<Key extends string>(language: Language, words: Words<Key>): Text<Key> {
  const messages = words[language];
  const read = (key: Key, values?: Values) => plain(messages[key], language, values);
  const rich = (key: Key, values: Values) =>
    toNode(formatOf(messages[key], language).format<ReactNode>(values as Record<string, ReactNode>));
  return Object.assign(read, { rich, language });
}

const LanguageContext = createContext<Language>('en');
/** Says in which language everything below it speaks. */
export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The messages of a page in the language of the reader. */
export function useText<Key extends string>(words: Words<Key>): Text<Key> {
  return text(useLanguage(), words);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** A number as the language writes it. */
export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
}

/** A value in the digits of the language when it is a whole number, and as it stands otherwise: a level may be `6` or `B2`. */
export function inDigits(language: Language, value: string): string {
  return /^\d{1,4}$/.test(value) ? formatNumber(language, Number(value)) : value;
}

export type DateDetail = 'day' | 'minute';
const details: Record<DateDetail, Intl.DateTimeFormatOptions> = {
  day: { dateStyle: 'long', timeZone: 'UTC' },
  minute: { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' },
};

/** An ISO instant or day, in UTC, as the language writes it: `12 June 2026`, or with the time and its zone. */
export function formatDate(language: Language, iso: string, detail: DateDetail = 'day'): string {
  const instant = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const shown = new Intl.DateTimeFormat(locales[language], details[detail]).format(instant);
  return detail === 'minute' ? `${shown} UTC` : shown;
}

/** A country by its ISO 3166-1 code, named in the language of the reader. */
export function nameOfCountry(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A language by its own code, named in the language of the reader: `es` is Spanish. */
export function nameOfLanguage(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
