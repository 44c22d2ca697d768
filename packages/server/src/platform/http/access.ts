import type { Access } from '@cairn/api/endpoint';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';

/**
 * Let the actor through or refuse. Of another tenant's things nobody learns that they exist: `not_found`. Within one's own
 * organisation a missing role or scope is `role_missing`.
 */
export function requireAccess(access: Access, actor: Actor, params: Readonly<Record<string, unknown>>): void {
  if (access.who === 'anyone') return;
  if (actor.kind === 'nobody') throw new Refusal('not_signed_in');
  if (access.who === 'organisation') requireMembership(access, actor, params.organisationId);
  else if (actor.kind !== 'person') throw new Refusal('role_missing');
  else if (access.who === 'operator' && !actor.operator) throw new Refusal('role_missing');
}

function requireMembership(access: Access & { who: 'organisation' }, actor: Actor, organisationId: unknown): void {
  if (actor.kind === 'machine') {
    if (actor.organisationId !== organisationId) throw new Refusal('not_found');
    if (access.scope === undefined || !actor.scopes.includes(access.scope)) throw new Refusal('role_missing');
    return;
  }
  const memberships = actor.kind === 'person' ? actor.memberships : [];
  const membership = memberships.find(each => each.organisationId === organisationId);
  if (!membership) throw new Refusal('not_found');
  if (!access.roles.includes(membership.role)) throw new Refusal('role_missing');
}

/** A policy that could never be met, or would not know the tenant, is a mistake to find at the start. */
export function isSoundAccess(access: Access | undefined, path: string): access is Access {
  if (!access) return false;
  if (access.who !== 'organisation') return true;
  return access.roles.length > 0 && path.split('/').includes(':organisationId');
}
