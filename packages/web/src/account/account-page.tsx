import { createRoute, Link } from '@tanstack/react-router';
import { PageTitle } from '../app/page-title.tsx';
import { mustBeSignedIn, plainRoute } from '../app/root-route.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { OwnSessions } from './own-sessions.tsx';
import { Passkeys } from './passkeys.tsx';

/** How a person signs in, and where they are signed in. */
export const accountRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/account',
  beforeLoad: mustBeSignedIn,
  loader: async () => {
    const [entry, sessions] = await Promise.all([api.signIn.listPasskeys({}), api.signIn.listSessions({})]);
    return { passkeys: entry.items, recoveryCodesLeft: entry.recoveryCodesLeft, sessions: sessions.items };
  },
  component: AccountPage,
});

function AccountPage() {
  const t = useText(words.account);
  const { passkeys, recoveryCodesLeft, sessions } = accountRoute.useLoaderData();
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('page')}
      </PageTitle>
      <p className="lead links">
        <span>{t('lead')}</span>
        <Link to="/wallet" hash="details">
          {t('details')}
        </Link>
      </p>
      <Passkeys passkeys={passkeys} codesLeft={recoveryCodesLeft} />
      <OwnSessions sessions={sessions} />
    </>
  );
}
