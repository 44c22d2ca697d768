import type { Language } from '../messages/text.ts';
import type { Choice } from './fields.tsx';

/** Codes that name something other than a country of today. */
const notCountries = new Set(
  'AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ'.split(
    ' ',
  ),
);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every country by its two letters, named and ordered as the language does. */
export function listCountries(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = [...letters].flatMap(first => [...letters].map(second => first + second));
  return codes
    .filter(code => !notCountries.has(code))
    .flatMap(code => {
      const label = names.of(code);
      return label ? [{ value: code, label }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, language));
}
