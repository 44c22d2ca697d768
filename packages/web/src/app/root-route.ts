import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { DeskFrame } from '../issuer/desk-frame.tsx';
import { memberHere } from '../issuer/membership.ts';
import { PlainFrame } from './plain-frame.tsx';
import { currentSession } from './session.ts';
import { AppFrame, BareFailedPage, BareNotFoundPage } from './whole-page.tsx';

/** Every page knows the session. */
export const rootRoute = createRootRoute({
  beforeLoad: async () => ({ session: await currentSession() }),
  component: AppFrame,
  errorComponent: BareFailedPage,
  notFoundComponent: BareNotFoundPage,
});

/** Pages in one column: first steps, signing in, claiming, the wallet. */
export const plainRoute = createRoute({ getParentRoute: () => rootRoute, id: 'plain', component: PlainFrame });

/** Sends those who are not signed in to the sign-in page, and back afterwards. */
export function mustBeSignedIn({
  context,
  location,
}: {
  context: { session: { person: unknown } };
  location: { href: string };
}) {
  if (!context.session.person) throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** The desk of one organisation. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/console/$slug',
  beforeLoad: given => {
    mustBeSignedIn(given);
    return { here: memberHere(given.context.session, given.params.slug) };
  },
  component: DeskFrame,
});
