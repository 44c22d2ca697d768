import { smallestList } from '@cairn/core/status';
import type { World } from '../../platform/world.ts';
import { insertList, newestListNumber, takePosition } from './list-store.ts';

/** C-7: a place of its own in a status list, for ever. */
export interface StatusPlace {
  listId: string;
  listIndex: number;
}

/** Takes a place that nobody had. Call it in the transaction that keeps what the place is for. */
export async function takeStatusPlace(world: World, organisationId: string): Promise<StatusPlace> {
  const position = (await takePosition(world, organisationId)) ?? (await beginList(world, organisationId));
  const { list_id: listId, length, multiplier, shift, used } = position;
  return { listId, listIndex: (multiplier * (used - 1) + shift) % length };
}

/** Lists are as short as privacy allows; their entries are given out in an order of their own. */
async function beginList(world: World, organisationId: string) {
  const draw = () => new DataView(world.random(4).buffer).getUint32(0) % smallestList;
  await insertList(world, {
    organisation_id: organisationId,
    list_id: world.newId(),
    number: (await newestListNumber(world, organisationId)) + 1,
    length: smallestList,
    // Odd, so that it shares no factor with the length and every entry comes up once.
    multiplier: draw() | 1,
    shift: draw(),
    used: 0,
    revision: 0,
    created_at: world.now(),
  });
  const position = await takePosition(world, organisationId);
  if (!position) throw new Error('a status list that was just begun has no free position');
  return position;
}
