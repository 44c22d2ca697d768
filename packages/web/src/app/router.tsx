import { createRoute, createRouter, Link, redirect } from '@tanstack/react-router';
import { accountRoute } from '../account/account-page.tsx';
import { deskRoutes } from '../issuer/desk-routes.ts';
import { RoleNames } from '../issuer/role-names.tsx';
import { claimCodeRoute } from '../learner/claim-code-page.tsx';
import { claimRoute } from '../learner/claim-page.tsx';
import { heldRoute } from '../learner/held-page.tsx';
import { walletRoute } from '../learner/wallet-page.tsx';
import { useText } from '../messages/text.ts';
import { confirmRoute, linkRoute } from '../start/confirm-page.tsx';
import { furtherRoute } from '../start/further-page.tsx';
import { outboxRoute } from '../start/outbox-page.tsx';
import { recoveryRoute } from '../start/recovery-page.tsx';
import { setUpRoute } from '../start/set-up-page.tsx';
import { signInRoute } from '../start/sign-in-page.tsx';
import { startRoute } from '../start/start-page.tsx';
import { Name } from '../ui/name.tsx';
import { PageTitle } from './page-title.tsx';
import { deskRoute, mustBeSignedIn, plainRoute, rootRoute } from './root-route.ts';
import { FailedPage, NotFoundPage, PendingPage } from './whole-page.tsx';
import { words } from './words.ts';

/** Which desk: those with one membership go straight to it. */
const chooseDeskRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/console',
  beforeLoad: given => {
    mustBeSignedIn(given);
    const [only, another] = given.context.session.memberships;
    if (!only) throw redirect({ to: '/wallet' });
    if (!another) throw redirect({ to: '/console/$slug', params: { slug: only.slug } });
  },
  component: ChooseDesk,
});

function ChooseDesk() {
  const t = useText(words.app);
  const { session } = chooseDeskRoute.useRouteContext();
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('chooseDesk')}
      </PageTitle>
      <ul className="rows">
        {session.memberships.map(({ slug, organisationName, roles }) => (
          <li key={slug} className="row-pair">
            <Link to="/console/$slug" params={{ slug }}>
              <Name>{organisationName}</Name>
            </Link>
            <span className="soft">
              <RoleNames roles={roles} />
            </span>
          </li>
        ))}
      </ul>
      {session.person?.operator && (
        <p>
          <Link to="/start/further">{t('furtherOrganisation')}</Link>
        </p>
      )}
    </>
  );
}

const routeTree = rootRoute.addChildren([
  plainRoute.addChildren([
    startRoute,
    setUpRoute,
    furtherRoute,
    signInRoute,
    confirmRoute,
    recoveryRoute,
    linkRoute,
    outboxRoute,
    claimCodeRoute,
    claimRoute,
    walletRoute,
    accountRoute,
    heldRoute,
    chooseDeskRoute,
  ]),
  deskRoute.addChildren(deskRoutes),
]);

/** Addresses as people write them: no quotes around what looks like a number. */
function toQuery(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query && `?${query}`;
}

export const router = createRouter({
  routeTree,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 400,
  defaultPreload: false,
  scrollRestoration: true,
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: toQuery,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
