import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import type { World } from '../../platform/world.ts';
import { type StatusPlace, takeStatusPlaces } from './status-index.ts';

const organisationId = 'o'.repeat(26);
const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 1_000_000);

let nodes: TestWorld[];
beforeEach(async () => {
  const first = await openTestWorld();
  nodes = [first, await openTestWorld({ beside: first })];
  await first.transact(world => takeStatusPlaces(world, organisationId, 1));
});
afterEach(async () => {
  for (const node of nodes.toReversed()) await node.close();
});

type Take = (world: World, count: number) => Promise<StatusPlace[]>;

/** Each node takes ranges of several sizes, all at once. */
async function takeAtOnce(take: Take): Promise<string[]> {
  console.info(`status places: seed ${seed}`);
  const counts = Array.from({ length: 12 }, (_, index) => 1 + ((seed * (index + 7)) % 40));
  const taken = await Promise.all(nodes.flatMap(node => counts.map(count => take(node, count))));
  const places = taken.flat().map(({ listId, listIndex }) => `${listId} ${listIndex}`);
  expect(places).toHaveLength(2 * counts.reduce((sum, count) => sum + count, 0));
  return places;
}

test('C-7 two nodes at once are never given one place', async () => {
  const places = await takeAtOnce((node, count) =>
    node.transact(world => takeStatusPlaces(world, organisationId, count)),
  );
  expect(new Set(places).size).toBe(places.length);
});

test('the control: who looks first and takes later gives places twice', async () => {
  const naive: Take = async ({ db }, count) => {
    const { rows } = await sql<{ list_id: string; used: number }>`select list_id, used
      from credentials.status_list`.execute(db);
    const [{ list_id: listId, used } = { list_id: '', used: 0 }] = rows;
    await turn();
    await sql`update credentials.status_list set used = ${used + count}`.execute(db);
    return Array.from({ length: count }, (_, index) => ({ listId, listIndex: used + index }));
  };
  const places = await takeAtOnce(naive);
  expect(new Set(places).size).toBeLessThan(places.length);
});
