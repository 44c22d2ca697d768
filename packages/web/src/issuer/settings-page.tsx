import type { Organisation } from '@cairn/api/organisations';
import { createRoute, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, checkRequired, checkWebAddress, faultsOf, given } from '../app/checks.ts';
import { listCountries } from '../app/countries.ts';
import { ChoiceField, LongTextField, TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { deskRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { useSay } from '../app/toast.tsx';
import { api, pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { DeskHead } from './desk-head.tsx';
import { mustMay } from './membership.ts';

/** The profile that readers of credentials see. */
export const settingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'settings',
  beforeLoad: mustMay('organisation.change'),
  loader: ({ context }) =>
    api.organisations.getOrganisation({ params: { organisationId: context.here.organisationId } }),
  component: SettingsPage,
});

const toValues = (organisation: Organisation) => ({
  name: organisation.name,
  url: organisation.url ?? '',
  email: organisation.email ?? '',
  description: organisation.description ?? '',
  countryCode: organisation.countryCode,
  locality: organisation.locality ?? '',
  qualityStatement: organisation.qualityStatement ?? '',
});

function SettingsPage() {
  const t = useText(words.settings);
  const app = useText(words.app);
  const desk = useText(words.desk);
  const organisation = settingsRoute.useLoaderData();
  const router = useRouter();
  const say = useSay();
  const [countries] = useState(() => listCountries(pageLanguage));
  const form = useForm({
    initial: () => toValues(organisation),
    check: values =>
      faultsOf({
        '/name': checkRequired(app, values.name),
        '/url': checkWebAddress(app, values.url, true),
        '/email': checkEmail(app, values.email, true),
        '/countryCode': !values.countryCode && app('chooseOne'),
      }),
    send: ({ name, countryCode, ...optional }) =>
      api.organisations.changeOrganisation({
        params: { organisationId: organisation.id },
        body: {
          name: name.trim(),
          countryCode,
          language: organisation.language,
          ...given('url', optional.url),
          ...given('email', optional.email),
          ...given('description', optional.description),
          ...given('locality', optional.locality),
          ...given('qualityStatement', optional.qualityStatement),
        },
      }),
    done: async () => {
      forgetSession();
      await router.invalidate();
      say(t('saved'));
    },
  });
  const part = (name: keyof typeof form.values) => ({
    at: `/${name}`,
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }),
  });
  return (
    <>
      <DeskHead title={desk('settings')} page={desk('settings')} lead={t('lead')} />
      <Form form={form} label={desk('settings')}>
        <TextField label={t('name')} {...part('name')} />
        <p className="field">
          <b>{t('slug')}</b>
          <code dir="ltr">{organisation.slug}</code>
          <span className="help">{t('slugFixed')}</span>
        </p>
        <TextField type="url" label={t('url')} optional {...part('url')} />
        <TextField type="email" label={t('email')} help={t('emailHelp')} optional {...part('email')} />
        <LongTextField label={t('description')} optional rows={2} {...part('description')} />
        <ChoiceField label={t('country')} choices={countries} {...part('countryCode')} />
        <TextField label={t('locality')} optional {...part('locality')} />
        <LongTextField label={t('quality')} help={t('qualityHelp')} optional rows={2} {...part('qualityStatement')} />
        <div className="actions">
          <ActionButton type="submit" busy={form.busy}>
            {t('save')}
          </ActionButton>
          <a href={new URL(organisation.publicUrl, location.href).pathname}>{t('publicPage')}</a>
        </div>
      </Form>
    </>
  );
}
