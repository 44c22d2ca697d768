import type { RecordedEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { chain, genesis } from './rules.ts';
import { findLast, hasEntryOf, insertEntry } from './store.ts';

/** AU-1: every event becomes the next entry of the record, once. */
async function chainEvent(world: World, event: RecordedEvent): Promise<void> {
  if (await hasEntryOf(world, event.id)) return;
  const last = await findLast(world);
  const entry = {
    position: (last?.position ?? 0) + 1,
    eventId: event.id,
    organisationId: event.organisationId ?? null,
    kind: event.kind,
    actor: event.actor,
    subject: event.subject,
    at: event.at,
  };
  await insertEntry(world, { ...entry, hash: chain(last?.hash ?? genesis, entry) });
}

/** The record hears of everything. */
export const reactions = { '*': chainEvent };
