import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { recordEvent } from './events.ts';
import { openTestWorld } from './test-world.ts';

const subject = { credentialId: 'a' };
const actor = { kind: 'system', story: 'test' } as const;

describe('the event log', () => {
  test('keeps an event with its transaction, and forgets it with its rollback', async () => {
    const world = await openTestWorld();
    const told: object[] = [];
    world.followers.add('upstairs', {
      'credential.issued': async (_, { kind, subject, actor, at, organisationId }) => {
        told.push({ kind, subject, actor, at, organisationId });
      },
    });
    await world.transact(inner =>
      recordEvent(inner, { kind: 'credential.issued', organisationId: 'o', subject, actor }),
    );
    const undone = world.transact(async inner => {
      await recordEvent(inner, { kind: 'credential.issued', subject, actor });
      throw new RangeError('changed my mind');
    });
    await expect(undone).rejects.toThrow(RangeError);
    await world.settle();
    const at = new Date('2026-11-24T09:00:00Z');
    const by = { kind: 'system', id: 'test' };
    expect(told).toEqual([{ kind: 'credential.issued', subject, actor: by, at, organisationId: 'o' }]);
    await world.close();
  });

  test('refuses a query beside an open transaction', async () => {
    const world = await openTestWorld();
    await expect(world.transact(() => sql`select 1`.execute(world.db))).rejects.toThrow(TypeError);
    expect((await sql`select 1 as one`.execute(world.db)).rows).toEqual([{ one: 1 }]);
    await world.close();
  });
});

test('a second test world is empty', async () => {
  const first = await openTestWorld();
  await recordEvent(first, { kind: 'x', subject, actor });
  await first.close();
  const second = await openTestWorld();
  expect((await sql`select * from platform.event`.execute(second.db)).rows).toEqual([]);
  await second.close();
});
