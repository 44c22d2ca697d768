import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { recordLeaf } from './record-leaf.ts';
import { deleteSalts } from './store.ts';

/**
 * T-9: let the log forget what it tells of these: credentials, by their ids. Their leaves stay in the tree, and nobody can show
 * any more what they told; receipts that were handed out before hold their own salt. One leaf tells that something was
 * forgotten. How many leaves were.
 */
export async function eraseLeaves(
  world: World,
  actor: Actor,
  { organisationId, abouts }: { organisationId: string; abouts: readonly string[] },
): Promise<number> {
  return world.transact(async world => {
    const count = await deleteSalts(world, organisationId, abouts);
    if (count === 0) return 0;
    const erasureId = world.newId();
    await recordLeaf(world, organisationId, { kind: 'erasure', issuer: '', about: erasureId, content: { count } });
    const subject = { erasureId, count: String(count) };
    await recordEvent(world, { kind: 'transparency.leaves-erased', organisationId, subject, actor });
    return count;
  });
}
