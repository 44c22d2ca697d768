import { createRoute, redirect, useNavigate } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, checkRequired, faultsOf, given } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, type FormState, useForm } from '../app/form.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { useSay } from '../app/toast.tsx';
import { api, pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { checkOrganisation, noOrganisation, OrganisationPart, toProfile } from './organisation-part.tsx';

/** The first organisation of an installation and its administrator, in one form. */
export const setUpRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/start/organisation',
  loader: async () => {
    const installation = await api.installation.readInstallation({});
    if (installation.state === 'ready') throw redirect({ to: '/start' });
    return installation;
  },
  component: SetUpPage,
});

const nothing = { ...noOrganisation, yourName: '', email: '', setupCode: '' };
type Answers = typeof nothing;

function SetUpPage() {
  const t = useText(words.start);
  const app = useText(words.app);
  const navigate = useNavigate();
  const say = useSay();
  const { setupCodeNeeded } = setUpRoute.useLoaderData();
  const form = useForm({
    initial: nothing,
    check: values =>
      faultsOf({
        ...checkOrganisation(t, app, '/organisation', values),
        '/person/name': checkRequired(app, values.yourName),
        '/person/email': checkEmail(app, values.email),
        '/setupCode': setupCodeNeeded && checkRequired(app, values.setupCode),
      }),
    send: values =>
      api.installation.setUp({
        body: {
          organisation: toProfile(values),
          person: { name: values.yourName.trim(), email: values.email.trim(), language: pageLanguage },
          ...given('setupCode', values.setupCode),
        },
      }),
    done: async organisation => {
      forgetSession();
      await navigate({ to: '/console/$slug/ready', params: { slug: organisation.slug } });
      say(t('setUpDone', { name: organisation.name }));
    },
  });
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('setUpPage')}
      </PageTitle>
      <p className="lead">{t('setUpLead')}</p>
      <Form form={form} label={t('setUpPage')}>
        <OrganisationPart at="/organisation" values={form.values} change={form.change} />
        <PersonPart form={form} />
        <ActionButton type="submit" busy={form.busy}>
          {t('setUpButton')}
        </ActionButton>
      </Form>
    </>
  );
}

function PersonPart({ form: { values, change } }: { form: FormState<Answers> }) {
  const t = useText(words.start);
  const { setupCodeNeeded } = setUpRoute.useLoaderData();
  return (
    <fieldset>
      <legend>{t('youPart')}</legend>
      <TextField
        at="/person/name"
        label={t('yourName')}
        help={t('yourNameHelp')}
        value={values.yourName}
        onChange={yourName => change({ yourName })}
        autoComplete="name"
      />
      <TextField
        at="/person/email"
        type="email"
        label={t('yourEmail')}
        help={t('yourEmailHelp')}
        value={values.email}
        onChange={email => change({ email })}
        autoComplete="email"
      />
      {setupCodeNeeded && (
        <TextField
          at="/setupCode"
          label={t('setupCode')}
          help={t('setupCodeHelp')}
          value={values.setupCode}
          onChange={setupCode => change({ setupCode })}
          ltr
        />
      )}
    </fieldset>
  );
}
