import { type Permission, permissions } from '@cairn/api/permissions';
import { permissionsOfRoles, type Role } from '@cairn/api/roles';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';

/**
 * Let the actor through or refuse. Of another tenant's things nobody learns that they exist: `not_found`. Whoever is known
 * and lacks the permission gets `role_missing`.
 */
export function requirePermission(needed: Permission, actor: Actor, params: Readonly<Record<string, unknown>>): void {
  const { organisationId } = params;
  if (isHeld(needed, actor, organisationId)) return;
  if (actor.kind === 'nobody') throw new Refusal('not_signed_in');
  const isHidden = permissions[needed].of === 'organisation' && !isAtHome(actor, organisationId);
  throw new Refusal(isHidden ? 'not_found' : 'role_missing');
}

/** May the actor do this, in that organisation if it is of one? */
export function isHeld(permission: Permission, actor: Actor, organisationId?: unknown): boolean {
  if (permissions[permission].of !== 'organisation') return permissionsOfRoles(rolesAnywhere(actor)).has(permission);
  if (actor.kind === 'machine') return isAtHome(actor, organisationId) && actor.scopes.includes(permission);
  return membershipIn(actor, organisationId)?.may.has(permission) ?? false;
}

/** Roles that need no organisation. */
function rolesAnywhere(actor: Actor): Role[] {
  if (actor.kind !== 'person') return ['verifier'];
  return actor.operator ? ['verifier', 'learner', 'operator'] : ['verifier', 'learner'];
}

function isAtHome(actor: Actor, organisationId: unknown): boolean {
  if (actor.kind === 'machine') return actor.organisationId === organisationId;
  return membershipIn(actor, organisationId) !== undefined;
}

function membershipIn(actor: Actor, organisationId: unknown) {
  return actor.kind === 'person' ? actor.memberships.find(each => each.organisationId === organisationId) : undefined;
}

/** A permission that does not exist, or whose tenant the path does not name, is a mistake to find at the start. */
export function isSoundNeed(needed: Permission | undefined, path: string): needed is Permission {
  if (needed === undefined || !(needed in permissions)) return false;
  return permissions[needed].of !== 'organisation' || path.split('/').includes(':organisationId');
}
