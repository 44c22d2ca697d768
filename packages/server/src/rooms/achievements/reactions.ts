import type { RecordedEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { countOneIssued } from './store.ts';

async function countIssued(world: World, { organisationId, subject }: RecordedEvent): Promise<void> {
  const achievementId = subject['achievementId'];
  if (organisationId !== undefined && achievementId !== undefined) {
    await countOneIssued(world, { organisationId, achievementId });
  }
}

/** How often an achievement was issued is known upstairs. */
export const reactions = { 'credential.issued': countIssued };
