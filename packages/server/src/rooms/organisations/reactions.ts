import type { RecordedEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { markFirstPublished } from './store.ts';

async function rememberFirstPublished(world: World, event: RecordedEvent): Promise<void> {
  if (event.organisationId !== undefined) await markFirstPublished(world, event.organisationId, event.at);
}

/** The checklist tells whether an achievement was published, which is known upstairs. */
export const reactions = { 'achievement.published': rememberFirstPublished };
