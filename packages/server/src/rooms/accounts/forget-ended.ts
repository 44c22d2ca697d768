import type { World } from '../../platform/world.ts';
import { deleteProofCodesBefore } from './code-store.ts';
import { deleteChallengesBefore } from './passkey-store.ts';
import { challengeLifeMs, linkLifeMs, sessionIdleMs, sessionLifeMs } from './rules.ts';
import { deleteEndedSessions } from './session-store.ts';
import { deleteLinksBefore } from './store.ts';

/** Forget links, codes, challenges and sessions that can no longer be used. */
export async function forgetEnded(world: World): Promise<void> {
  const before = (ms: number) => new Date(world.now().getTime() - ms);
  await deleteLinksBefore(world, before(linkLifeMs));
  await deleteProofCodesBefore(world, before(linkLifeMs));
  await deleteChallengesBefore(world, before(challengeLifeMs));
  await deleteEndedSessions(world, before(sessionIdleMs), before(sessionLifeMs));
}
