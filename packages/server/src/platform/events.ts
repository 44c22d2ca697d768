import { sql } from 'kysely';
import { type Actor, toActorRecord } from './actor.ts';
import type { World } from './world.ts';

/** What happened: ids and codes only, never a name or an address. */
export interface NewEvent {
  /** `room.past-participle`: `credential.issued`. */
  kind: string;
  organisationId?: string;
  /** What it happened to: `{ credentialId, achievementId }`. */
  subject: Readonly<Record<string, string>>;
  actor: Actor;
}

/** An event as the log keeps it. */
export interface RecordedEvent {
  /** Grows with the log; a decimal string. */
  id: string;
  kind: string;
  organisationId?: string;
  subject: Readonly<Record<string, string>>;
  actor: { kind: Actor['kind']; id?: string };
  at: Date;
}

/** Append one event, in the transaction of the change it tells of. Followers hear of it after the commit. */
export async function recordEvent(world: World, event: NewEvent): Promise<void> {
  const { kind, organisationId = null, subject, actor } = event;
  await sql`insert into platform.event (kind, organisation_id, subject, actor, at)
    values (${kind}, ${organisationId}, ${JSON.stringify(subject)}::jsonb,
      ${JSON.stringify(toActorRecord(actor))}::jsonb, ${world.now()})`.execute(world.db);
  world.announce('event');
}
