/** R6: whatever takes an Idempotency-Key is carried out once: in parallel, over broken connections, with restarts between. */
import type { Endpoint } from '@cairn/api';
import { apiRoot } from '@cairn/api';
import { accountsContract } from '@cairn/api/accounts';
import { achievementsContract } from '@cairn/api/achievements';
import { auditContract } from '@cairn/api/audit';
import { credentialsContract } from '@cairn/api/credentials';
import { installationContract } from '@cairn/api/installation';
import { issuanceContract } from '@cairn/api/issuance';
import { keysContract } from '@cairn/api/keys';
import { messagesContract } from '@cairn/api/messages';
import { organisationsContract } from '@cairn/api/organisations';
import { verificationContract } from '@cairn/api/verification';
import { walletContract } from '@cairn/api/wallet';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../../test/random.ts';
import { rooms } from './house.ts';
import { breakAt, type Call } from './platform/database/test-breaking.ts';
import { type House, openHouse } from './platform/house.ts';
import { openTestWorld, type TestWorld } from './platform/test-world.ts';
import { createWorld } from './platform/world.ts';
import { foundTestIssuer, type TestIssuer, testDefinition } from './rooms/test-issuer.ts';

const contracts: Record<string, Endpoint>[] = [
  ...[accountsContract, achievementsContract, auditContract, credentialsContract, installationContract],
  ...[issuanceContract, keysContract, messagesContract, organisationsContract, verificationContract, walletContract],
];
const idempotent = contracts.flatMap(contract => Object.entries(contract)).filter(([, { idempotent }]) => idempotent);

/** What is sent to each route, different for each number, and which table tells how often it was done. */
const samples: Record<string, { body: (number: number) => object; table: string }> = {
  createAchievement: {
    body: number => ({ definition: { ...testDefinition, title: `Title ${number}` } }),
    table: 'achievements.achievement',
  },
  issueCredential: {
    body: number => ({ achievementId: issuer.achievementId, learner: { name: `Learner ${number}` } }),
    table: 'credentials.credential',
  },
  startBatch: {
    body: number => ({
      achievementId: issuer.achievementId,
      rows: [{ row: 2, name: `Learner ${number}`, email: '', awardedOn: '', result: '' }],
    }),
    table: 'issuance.batch',
  },
};

const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 1_000_000);
/** Broken calls tried of each route; all of them with CAIRN_ALL_CALLS=1. */
const callsTried = process.env.CAIRN_ALL_CALLS === '1' ? Number.POSITIVE_INFINITY : 4;
const together = 20;

let world: TestWorld;
let issuer: TestIssuer;
const houses: House[] = [];
beforeAll(async () => {
  console.info(`idempotency: seed ${seed}`);
  world = await openTestWorld();
  issuer = await foundTestIssuer(world);
});
afterAll(async () => {
  for (const { app } of houses) await app.close();
  await world.close();
});

/** Another node on the same database, perhaps over a connection that breaks. */
async function openNode(call?: Call) {
  const { database, calls } = breakAt(world.database, call);
  const parts = createWorld({ ...world, db: database.db, pool: database.pool, announce: () => undefined });
  const { jobs, followers, close } = world;
  const node = Object.assign(parts, { database, followers, jobs, close });
  const house = await openHouse({
    world: node,
    rooms: rooms.map(quiet),
    identify: async () => ({ ...issuer.admin, provenAt: world.now() }),
  });
  houses.push(house);
  const before = calls();
  return { app: house.app, calls: () => calls() - before };
}

/** The jobs and reactions of a room belong to the first node. */
const quiet = (room: (typeof rooms)[number]): (typeof rooms)[number] => ({
  ...room,
  open: (app, ground, node) =>
    room.open(app, ground, {
      ...node,
      jobs: { ...node.jobs, work: () => {}, every: () => {} },
      followers: { ...node.followers, add: () => {} },
    }),
});

type Node = Awaited<ReturnType<typeof openNode>>;

async function send({ app }: Node, { method, path }: Endpoint, key: string, body: object) {
  const url = `${apiRoot}${path.replace(':organisationId', issuer.organisationId)}`;
  const headers = { host: 'localhost', 'idempotency-key': key };
  return app.inject({ method, url, headers, payload: body });
}

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(world.db);
  return Number(rows[0]?.count);
}

test('every route that takes a key has a sample here', () => {
  expect(idempotent.map(([name]) => name).toSorted()).toEqual(Object.keys(samples).toSorted());
});

test.each(idempotent)('%s: twenty at once have one effect, and the same bytes after a restart', async (name, route) => {
  const { body, table } = samples[name] ?? { body: () => ({}), table: '' };
  const before = await countOf(table);
  const node = await openNode();
  const answers = await Promise.all(
    Array.from({ length: together }, () => send(node, route, `${name} all`.replace(' ', '-'), body(1))),
  );
  const done = answers.filter(({ statusCode }) => statusCode === (route.status ?? 200));
  expect(done.length).toBeGreaterThan(0);
  const others = answers.filter(answer => !done.includes(answer));
  for (const other of others) expect(other.json().code).toBe('request_in_progress');
  expect(await countOf(table)).toBe(before + 1);
  world.pass(5_000);
  const restarted = await openNode();
  const replayed = await send(restarted, route, `${name}-all`, body(1));
  expect(replayed.headers['idempotency-replayed']).toBe('true');
  for (const one of done) expect(one.rawPayload.equals(replayed.rawPayload)).toBe(true);
  const changed = await send(restarted, route, `${name}-all`, body(2));
  expect([changed.statusCode, changed.json().code]).toEqual([409, 'idempotency_key_reused']);
  expect(await countOf(table)).toBe(before + 1);
});

test.each(idempotent)(
  '%s: whichever call breaks, sending it again has one effect',
  { timeout: 240_000 },
  async (name, route) => {
    const { body, table } = samples[name] ?? { body: () => ({}), table: '' };
    const whole = await openNode();
    expect((await send(whole, route, `${name}-whole`, body(0))).statusCode).toBe(route.status ?? 200);
    const random = new Random(seed);
    const all = Array.from({ length: whole.calls() }, (_, index) => index + 1);
    const tried = callsTried < all.length ? Array.from({ length: callsTried }, () => random.pick(all)) : all;
    // The last is the one that keeps the answer.
    for (const number of new Set([...tried, ...all.slice(-3)])) {
      for (const moment of ['before', 'after'] as const) {
        const key = `${name}-${number}-${moment}`;
        const before = await countOf(table);
        await send(await openNode({ number, moment }), route, key, body(number));
        world.pass(61_000);
        const healthy = await openNode();
        const first = await send(healthy, route, key, body(number));
        const second = await send(healthy, route, key, body(number));
        expect([first.statusCode, second.statusCode], key).toEqual([route.status ?? 200, route.status ?? 200]);
        expect(second.rawPayload.equals(first.rawPayload), key).toBe(true);
        expect(await countOf(table), key).toBe(before + 1);
      }
    }
  },
);
