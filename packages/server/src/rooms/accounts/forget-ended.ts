import type { World } from '../../platform/world.ts';
import { linkLifeMs, sessionIdleMs, sessionLifeMs } from './rules.ts';
import { deleteEnded } from './store.ts';

/** Forget links and sessions that can no longer be used. */
export async function forgetEnded(world: World): Promise<void> {
  const now = world.now().getTime();
  await deleteEnded(world, new Date(now - linkLifeMs), new Date(now - sessionIdleMs), new Date(now - sessionLifeMs));
}
