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
  await recordEvents(world, [event]);
}

/** Append events in their order, as `recordEvent` does. */
export async function recordEvents(world: World, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ kind, organisationId = null, subject, actor }) => [
    kind,
    organisationId,
    subject,
    toActorRecord(actor),
  ]);
  await sql`insert into platform.event (kind, organisation_id, subject, actor, at)
    select event->>0, event->>1, event->2, event->3, ${world.now()}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as told (event, place)
    order by place`.execute(world.db);
  world.announce('event');
}
