import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Actor, toMembership } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { reactions, routes, verifyAuditChain } from './index.ts';

const own = 'a'.repeat(26);
const other = 'b'.repeat(26);
const person: Actor = {
  kind: 'person',
  personId: 'p'.repeat(26),
  sessionId: 's'.repeat(26),
  language: 'en',
  memberships: [toMembership(own, ['owner'])],
  operator: false,
};

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
  world.followers.add('audit', reactions);
});
afterEach(() => world.close());

async function happen(count: number, organisationId = own, actor: Actor = person) {
  for (let index = 0; index < count; index++) {
    world.pass(1000);
    const subject = { zebra: String(index), achievementId: 'x' };
    await recordEvent(world, { kind: 'achievement.saved', organisationId, subject, actor });
  }
  await world.settle();
}

type Query = NonNullable<Parameters<typeof routes.listAudit>[2]['query']>;
const list = (query: Partial<Query> = {}, organisationId = own) =>
  routes.listAudit(world, person, { params: { organisationId }, query: { limit: 25, ...query }, body: undefined });

test('AU-1 every event becomes one entry, in order', async () => {
  await happen(3);
  await recordEvent(world, { kind: 'person.signed-in', subject: {}, actor: { kind: 'system', story: 'test' } });
  await world.settle();
  await world.settle();
  expect(await verifyAuditChain(world)).toMatchObject({ entries: 4 });
  const { items, total } = await list();
  expect(total).toBe(3);
  expect(items.map(({ position, subject }) => [position, subject['zebra']])).toEqual([
    [3, '2'],
    [2, '1'],
    [1, '0'],
  ]);
  expect(items[0]).toMatchObject({ actor: `person:${'p'.repeat(26)}`, at: '2026-11-24T09:00:03.000Z' });
});

test('AU-1 two nodes that follow at once write one chain', async () => {
  const second = await openTestWorld({ beside: world });
  second.followers.add('audit', reactions);
  for (let index = 0; index < 20; index++) {
    await recordEvent(world, { kind: 'x.happened', organisationId: own, subject: {}, actor: person });
  }
  await Promise.all([world.settle(), second.settle()]);
  expect(await verifyAuditChain(world)).toMatchObject({ entries: 20 });
  await second.close();
});

test('AU-2 the hash can be computed by anybody from the entry before and this one', async () => {
  await happen(2);
  const { items } = await list();
  const [second, first] = items;
  const text = JSON.stringify([
    2,
    '2',
    own,
    'achievement.saved',
    'person',
    'p'.repeat(26),
    [
      ['achievementId', 'x'],
      ['zebra', '1'],
    ],
    '2026-11-24T09:00:02.000Z',
  ]);
  expect(second?.hash).toBe(createHash('sha256').update(`${first?.hash}\n${text}`).digest('hex'));
  expect((await verifyAuditChain(world)).head).toBe(second?.hash);
});

test.each([
  ['a changed subject', `update audit.entry set subject = '{"zebra":"9"}' where position = 3`],
  ['a changed instant', `update audit.entry set at = at + interval '1 second' where position = 3`],
  ['another actor', `update audit.entry set actor = '{"kind":"nobody"}' where position = 3`],
  ['another organisation', `update audit.entry set organisation_id = '${other}' where position = 3`],
  ['a missing entry', 'delete from audit.entry where position = 3'],
  [
    'two that changed places',
    `update audit.entry set position = case position when 3 then -4 else -3 end where position in (3, 4);
     update audit.entry set position = -position where position < 0`,
  ],
])('AU-3 %s breaks the chain where it happened', async (_, tampering) => {
  await happen(5);
  expect(await verifyAuditChain(world)).toMatchObject({ entries: 5 });
  await world.database.pool.query(tampering);
  expect(await verifyAuditChain(world)).toMatchObject({ entries: 2, brokenAt: 3 });
});

test('AU-4 an organisation sees its own entries only, in pages', async () => {
  await happen(5);
  await happen(2, other);
  const first = await list({ limit: 3 });
  const second = await list({ limit: 3, ...(first.next === undefined ? {} : { cursor: first.next }) });
  expect([...first.items, ...second.items].map(({ position }) => position)).toEqual([5, 4, 3, 2, 1]);
  expect([first.total, second.next]).toEqual([5, undefined]);
  expect((await list({}, other)).total).toBe(2);
  await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'request_malformed' });
});

test('AU-5 entries are found by kind, by who, by day and by what they are about', async () => {
  const [maren, layla, credentialId] = ['m'.repeat(26), 'l'.repeat(26), 'c'.repeat(26)];
  const by = (personId: string): Actor => ({ ...person, personId });
  await happen(1, own, by(maren));
  const subject = { credentialId, achievementId: 'x' };
  world.moveTo('2026-11-25T23:59:59.999Z');
  await recordEvent(world, { kind: 'credential.issued', organisationId: own, subject, actor: by(layla) });
  await recordEvent(world, { kind: 'credential.issued', organisationId: other, subject, actor: by(layla) });
  world.moveTo('2026-11-26T00:00:00Z');
  await recordEvent(world, { kind: 'credential.revoked', organisationId: own, subject, actor: by(maren) });
  await world.settle();
  const kinds = async (query: Partial<Query>) => {
    const { items, total } = await list(query);
    expect(total).toBe(items.length);
    return items.map(({ kind }) => kind);
  };
  expect(await kinds({ kind: 'credential.issued' })).toEqual(['credential.issued']);
  expect(await kinds({ actor: maren })).toEqual(['credential.revoked', 'achievement.saved']);
  expect(await kinds({ from: '2026-11-25', until: '2026-11-25' })).toEqual(['credential.issued']);
  expect(await kinds({ from: '2026-11-26' })).toEqual(['credential.revoked']);
  expect(await kinds({ until: '2026-11-24' })).toEqual(['achievement.saved']);
  expect(await kinds({ subject: credentialId })).toEqual(['credential.revoked', 'credential.issued']);
  expect(await kinds({ subject: credentialId, actor: layla, kind: 'credential.revoked' })).toEqual([]);
});

test('AU-6 what was found is exported as CSV that no spreadsheet takes for formulas', async () => {
  await happen(2);
  await happen(1, other);
  const subject = { note: '=HYPERLINK("https://evil.example")' };
  await recordEvent(world, { kind: 'x.happened', organisationId: own, subject, actor: { kind: 'nobody' } as Actor });
  await world.settle();
  const params = { organisationId: own };
  const { content, entries, rest, fileName } = await routes.exportAudit(world, person, {
    params,
    query: {},
    body: undefined,
  });
  expect([fileName, entries, rest]).toEqual(['record-2026-11-24.csv', 3, 0]);
  const lines = content.trimEnd().split('\r\n');
  expect(lines[0]).toBe('\uFEFF"position","at","kind","actor","subject","hash"');
  expect(lines[1]).toContain('"note==HYPERLINK(""https://evil.example"")"');
  expect(lines).toHaveLength(4);
  expect(content).not.toMatch(/(^|,|\n)"?[=+@-]/);
});
