import { useState } from 'react';
import { checkRequired, checkWebAddress, given } from '../app/checks.ts';
import { listCountries } from '../app/countries.ts';
import { ChoiceField, TextField } from '../app/fields.tsx';
import { pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { type Text, useText } from '../messages/text.ts';
import { isSlug, toSlug } from './slug.ts';

/** What is asked of an organisation at first. */
export const noOrganisation = { name: '', url: '', slug: '', countryCode: '' };
export type OrganisationAnswers = typeof noOrganisation;

/** What is wrong with it, by where it stands in what is sent. */
export function checkOrganisation(
  t: Text<keyof typeof words.start.en>,
  app: Text<keyof typeof words.app.en>,
  at: string,
  { name, slug, url, countryCode }: OrganisationAnswers,
) {
  return {
    [`${at}/name`]: checkRequired(app, name),
    [`${at}/slug`]: !isSlug(slug) && t('slugWrong'),
    [`${at}/url`]: checkWebAddress(app, url, true),
    [`${at}/countryCode`]: !countryCode && app('chooseOne'),
  };
}

/** The answers as the profile that is sent. */
export function toProfile({ name, slug, countryCode, url }: OrganisationAnswers) {
  return { name: name.trim(), slug, countryCode, language: pageLanguage, ...given('url', url) };
}

/** Who issues. `at` is where the profile stands in what is sent. */
export function OrganisationPart({
  at,
  values,
  change,
}: {
  at: string;
  values: OrganisationAnswers;
  change: (part: Partial<OrganisationAnswers>) => void;
}) {
  const t = useText(words.start);
  const [countries] = useState(() => listCountries(pageLanguage));
  const rename = (name: string) => {
    const follows = values.slug === toSlug(values.name);
    change(follows ? { name, slug: toSlug(name) } : { name });
  };
  return (
    <fieldset>
      <legend>{t('organisationPart')}</legend>
      <TextField
        at={`${at}/name`}
        label={t('name')}
        help={t('nameHelp')}
        value={values.name}
        onChange={rename}
        autoComplete="organization"
      />
      <TextField
        at={`${at}/slug`}
        label={t('slug')}
        help={t('slugHelp')}
        value={values.slug}
        onChange={slug => change({ slug })}
        ltr
      />
      <TextField
        at={`${at}/url`}
        type="url"
        label={t('url')}
        help={t('urlHelp')}
        optional
        value={values.url}
        onChange={url => change({ url })}
        autoComplete="url"
      />
      <ChoiceField
        at={`${at}/countryCode`}
        label={t('country')}
        empty={t('countryChoose')}
        choices={countries}
        value={values.countryCode}
        onChange={countryCode => change({ countryCode })}
      />
    </fieldset>
  );
}
