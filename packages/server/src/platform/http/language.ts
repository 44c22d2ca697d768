import type { Language } from '../actor.ts';

const languages: readonly Language[] = ['en', 'ar'];

/** The language asked for by cookie, else the best of Accept-Language (RFC 9110 §12.5.4), else English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  const wished = languages.find(language => language === cookie);
  if (wished) return wished;
  const ranges = (acceptLanguage ?? '').slice(0, 500).split(',').map(toRange);
  const best = ranges.filter(({ language }) => language).sort((a, b) => b.weight - a.weight)[0];
  return best?.language ?? 'en';
}

function toRange(text: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const primary = tag.split('-')[0];
  const weight = parameters.map(each => /^\s*q=([0-9.]+)/.exec(each)?.[1]).find(each => each !== undefined);
  return {
    language: weight === '0' ? undefined : languages.find(each => each === primary),
    weight: Number(weight ?? 1) || 0,
  };
}
