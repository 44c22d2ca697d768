import type { Session } from '@cairn/api/accounts';
import type { Permission } from '@cairn/api/permissions';
import { notFound } from '@tanstack/react-router';

/** One organisation as the person at its desk stands to it. */
export type Membership = Session['memberships'][number];

/** The membership behind an address of the desk; somebody else's organisation looks like none. */
export function memberHere(session: Session, slug: string): Membership {
  const found = session.memberships.find(membership => membership.slug === slug);
  if (!found) throw notFound();
  return found;
}

/** Whether this person may do it at this desk. */
export function may(here: Membership, permission: Permission): boolean {
  return here.may.includes(permission);
}

/** For pages: those that somebody may not open look like none. */
export function mustMay(permission: Permission): (given: { context: { here: Membership } }) => void {
  return ({ context }) => {
    if (!may(context.here, permission)) throw notFound();
  };
}
