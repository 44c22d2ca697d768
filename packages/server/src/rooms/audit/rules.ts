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
