import { smallestList } from '@cairn/core/status';
import type { World } from '../../platform/world.ts';
import { insertList, newestListNumber, type TakenRange, takeRange } from './list-store.ts';

/** C-7: a place of its own in a status list, for ever. */
export interface StatusPlace {
  listId: string;
  listIndex: number;
}

/** Takes places that nobody had, as many as asked. Call it in the transaction that keeps what the places are for. */
export async function takeStatusPlaces(world: World, organisationId: string, count: number): Promise<StatusPlace[]> {
  const places: StatusPlace[] = [];
  while (places.length < count) {
    const range = await takeRange(world, organisationId, count - places.length);
    if (range) places.push(...toPlaces(range));
    else await beginList(world, organisationId);
  }
  return places;
}

function toPlaces({ list_id: listId, length, multiplier, shift, used, taken }: TakenRange): StatusPlace[] {
  return Array.from({ length: taken }, (_, index) => ({
    listId,
    listIndex: (multiplier * (used - taken + index) + shift) % length,
  }));
}

/** Lists are as short as privacy allows; their entries are given out in an order of their own. */
async function beginList(world: World, organisationId: string): Promise<void> {
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
}
