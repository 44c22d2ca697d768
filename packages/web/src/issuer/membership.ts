import type { Session } from '@cairn/api/accounts';
import type { Role } from '@cairn/api/endpoint';
import { notFound } from '@tanstack/react-router';

/** One organisation as the person at its desk stands to it. */
export interface Membership {
  organisationId: string;
  organisationName: string;
  slug: string;
  role: Role;
}

/** The membership behind an address of the desk; somebody else's organisation looks like none. */
export function memberHere(session: Session, slug: string): Membership {
  const found = session.memberships.find(membership => membership.slug === slug);
  if (!found) throw notFound();
  return found;
}

export function mayIssue(role: Role): boolean {
  return role === 'issuer' || role === 'admin';
}

export function mayDesign(role: Role): boolean {
  return role === 'designer' || role === 'admin';
}

export function mayAdminister(role: Role): boolean {
  return role === 'admin';
}

/** Pages that a role may not open look like none. */
export function mustAdminister({ role }: Membership): void {
  if (!mayAdminister(role)) throw notFound();
}

export function mustIssue({ role }: Membership): void {
  if (!mayIssue(role)) throw notFound();
}
