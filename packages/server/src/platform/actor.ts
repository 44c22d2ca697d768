/** Languages the product speaks. */
export type Language = 'en' | 'ar';

/** What a member may do in one organisation. */
export type Role = 'admin' | 'designer' | 'issuer' | 'viewer';

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
  memberships: readonly { organisationId: string; role: Role }[];
  /** Runs the installation; belongs to no organisation by that alone. */
  operator: boolean;
}

/** A program that signed in with an API key of one organisation. */
export interface Machine {
  kind: 'machine';
  keyId: string;
  organisationId: string;
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
