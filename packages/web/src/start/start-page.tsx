import { createRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { TextField } from '../app/fields.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';

/** First run: two ways to begin. Afterwards: where to go from here. */
export const startRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/start',
  loader: () => api.installation.readInstallation({}),
  component: StartPage,
});

function StartPage() {
  const installation = startRoute.useLoaderData();
  return installation.state === 'empty' ? <FirstSteps /> : <AlreadySetUp />;
}

/** Loads the sample institutions and opens the desk of the first. */
function LoadSamples({ look }: { look: 'filled' | 'plain' }) {
  const t = useText(words.start);
  const installation = startRoute.useLoaderData();
  const navigate = useNavigate();
  const [setupCode, setSetupCode] = useState('');
  const load = useAction(async () => {
    const { organisations } = await api.installation.loadSamples({ body: setupCode ? { setupCode } : {} });
    forgetSession();
    const first = organisations[0];
    await navigate(first ? { to: '/console/$slug', params: { slug: first.slug } } : { to: '/console' });
  });
  const askCode = installation.setupCodeNeeded && installation.state === 'empty';
  return (
    <>
      <TroubleNote trouble={load.trouble} />
      {askCode && (
        <TextField
          at="/samples/setupCode"
          label={t('setupCode')}
          help={t('setupCodeHelp')}
          value={setupCode}
          onChange={setSetupCode}
          ltr
        />
      )}
      <ActionButton look={look} busy={load.busy} onClick={() => load.run()}>
        {t('lookButton')}
      </ActionButton>
      <p className="help" role="status">
        {load.busy && t('lookBusy')}
      </p>
    </>
  );
}

function FirstSteps() {
  const t = useText(words.start);
  const { local, publicUrl } = startRoute.useLoaderData();
  return (
    <>
      <PageTitle className="title spaced" page={t('page')} place="Cairn">
        {local ? t('titleLocal') : t('titleOpen')}
      </PageTitle>
      <p className="lead">{local ? t('leadLocal') : t('leadOpen', { address: publicUrl })}</p>
      <div className="begin">
        <section aria-labelledby="look-around">
          <h2 id="look-around">{t('lookTitle')}</h2>
          <p>{t('lookText')}</p>
          <ul className="pebble-list">
            <li>{t('lookOne')}</li>
            <li>{t('lookTwo')}</li>
            <li>{t('lookThree')}</li>
          </ul>
          <LoadSamples look="filled" />
        </section>
        <p className="either" aria-hidden="true">
          {t('or')}
        </p>
        <section aria-labelledby="my-own">
          <h2 id="my-own">{t('ownTitle')}</h2>
          <p>{t('ownText')}</p>
          <ul className="pebble-list">
            <li>{t('ownOne')}</li>
            <li>{t('ownTwo')}</li>
            <li>{t('ownThree')}</li>
          </ul>
          <Link className="button button-plain" to="/start/organisation">
            {t('ownButton')}
          </Link>
        </section>
      </div>
    </>
  );
}

function AlreadySetUp() {
  const t = useText(words.start);
  const app = useText(words.app);
  const { samples } = startRoute.useLoaderData();
  const { session } = startRoute.useRouteContext();
  const maySample = samples === 'none' && session.person?.operator;
  return (
    <>
      <PageTitle className="title spaced" page={t('page')} place="Cairn">
        {t('readyTitle')}
      </PageTitle>
      {!session.person && (
        <>
          <p className="lead">{t('readyText')}</p>
          <Link className="button" to="/sign-in">
            {app('signIn')}
          </Link>
        </>
      )}
      {session.person && (
        <p className="lead links">
          {session.memberships.length > 0 && <Link to="/console">{app('desk')}</Link>}
          <Link to="/wallet">{app('wallet')}</Link>
          {session.person.operator && <Link to="/start/further">{app('furtherOrganisation')}</Link>}
        </p>
      )}
      {maySample && (
        <section className="part-alone" aria-labelledby="samples">
          <h2 id="samples">{t('readySamples')}</h2>
          <p>{t('readySamplesText')}</p>
          <LoadSamples look="plain" />
        </section>
      )}
    </>
  );
}
