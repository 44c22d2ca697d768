import type { Permission } from '@cairn/api/permissions';
import { type MemberRole, permissionsOfRoles } from '@cairn/api/roles';

/** Languages the product speaks. */
export type Language = 'en' | 'ar';

/** How a person stands to one organisation. */
export interface Membership {
  organisationId: string;
  roles: readonly MemberRole[];
  /** What they may do there. */
  may: ReadonlySet<Permission>;
}

/** A membership with these roles and nothing besides. */
export function toMembership(organisationId: string, roles: readonly MemberRole[]): Membership {
  return { organisationId, roles, may: permissionsOfRoles(roles) };
}

/** Somebody who has not signed in. */
export interface Nobody {
  kind: 'nobody';
  language: Language;
}

/** A person with a live session. */
export interface Person {
  kind: 'person';
  personId: string;
  sessionId: string;
  /** When they last proved who they are; absent counts as never. */
  provenAt?: Date;
  email?: string;
  language: Language;
  memberships: readonly Membership[];
  /** Runs the installation; belongs to no organisation by that alone. */
  operator: boolean;
}

/** A program that signed in with an API key of one organisation. */
export interface Machine {
  kind: 'machine';
  keyId: string;
  organisationId: string;
  /** Names of permissions. */
  scopes: readonly string[];
}

/** The house itself, in a job or a reaction. `story` names which, for example `finish-intents`. */
export interface System {
  kind: 'system';
  story: string;
}

/** Who asks: the second argument of every story. */
export type Actor = Nobody | Person | Machine | System;

/** The language to answer this actor in. */
export function languageOf(actor: Actor): Language {
  return actor.kind === 'nobody' || actor.kind === 'person' ? actor.language : 'en';
}

/** The actor as the event log keeps it: kind and id, no personal data. */
export function toActorRecord(actor: Actor): { kind: Actor['kind']; id?: string } {
  switch (actor.kind) {
    case 'nobody':
      return { kind: actor.kind };
    case 'person':
      return { kind: actor.kind, id: actor.personId };
    case 'machine':
      return { kind: actor.kind, id: actor.keyId };
    case 'system':
      return { kind: actor.kind, id: actor.story };
  }
}
