import { createHash } from 'node:crypto';

/** One entry of the record, before it is chained. */
export interface Entry {
  position: number;
  /** Id of the event it tells of; a decimal string. */
  eventId: string;
  organisationId: string | null;
  kind: string;
  actor: { kind: string; id?: string };
  subject: Readonly<Record<string, string>>;
  at: Date;
}

/** An entry with its place in the chain. */
export type ChainedEntry = Entry & { hash: string };

/** Which entries somebody looks for: those that fit every part that is given. */
export interface Wanted {
  kind?: string;
  actorId?: string;
  /** At this instant or later, and before that one. */
  since?: Date;
  before?: Date;
  /** Id of something it was about. */
  subjectId?: string;
}

/** AU-5: a search as instants; the last day counts as a whole. */
export function toWanted(query: {
  kind?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  subject?: string | undefined;
}): Wanted {
  const { kind, actor, from, until, subject } = query;
  return {
    ...(kind !== undefined && { kind }),
    ...(actor !== undefined && { actorId: actor }),
    ...(from !== undefined && { since: new Date(from) }),
    ...(until !== undefined && { before: new Date(new Date(until).getTime() + 86_400_000) }),
    ...(subject !== undefined && { subjectId: subject }),
  };
}

/** An actor as its kind and id: `person:…`. */
export function toActorText({ kind, id }: Entry['actor']): string {
  return id === undefined ? kind : `${kind}:${id}`;
}

/** What stands before the first entry. */
export const genesis = '0'.repeat(64);

/**
 * AU-2: SHA-256, hexadecimal, over the hash before, a line feed, and the entry as JSON: an array in this order, with the
 * members of `subject` sorted by name.
 */
export function chain(previous: string, entry: Entry): string {
  const { position, eventId, organisationId, kind, actor, subject, at } = entry;
  const sorted = Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([
    position,
    eventId,
    organisationId,
    kind,
    actor.kind,
    actor.id ?? null,
    sorted,
    at.toISOString(),
  ]);
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}
