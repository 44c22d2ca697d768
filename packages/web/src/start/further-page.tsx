import { createRoute, redirect, useNavigate } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { faultsOf } from '../app/checks.ts';
import { Form, useForm } from '../app/form.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { mustBeSignedIn, plainRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { useSay } from '../app/toast.tsx';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { checkOrganisation, noOrganisation, OrganisationPart, toProfile } from './organisation-part.tsx';

/** A further organisation on this installation, for those who run it. */
export const furtherRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/start/further',
  beforeLoad: given => {
    mustBeSignedIn(given);
    if (!given.context.session.person?.operator) throw redirect({ to: '/start' });
  },
  component: FurtherPage,
});

function FurtherPage() {
  const t = useText(words.start);
  const app = useText(words.app);
  const navigate = useNavigate();
  const say = useSay();
  const form = useForm({
    initial: noOrganisation,
    check: values => faultsOf(checkOrganisation(t, app, '', values)),
    send: values => api.organisations.createOrganisation({ body: toProfile(values) }),
    done: async ({ slug, name }) => {
      forgetSession();
      await navigate({ to: '/console/$slug/ready', params: { slug } });
      say(t('setUpDone', { name }));
    },
  });
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('furtherPage')}
      </PageTitle>
      <p className="lead">{t('furtherLead')}</p>
      <Form form={form} label={t('furtherPage')}>
        <OrganisationPart at="" values={form.values} change={form.change} />
        <ActionButton type="submit" busy={form.busy}>
          {t('setUpButton')}
        </ActionButton>
      </Form>
    </>
  );
}
