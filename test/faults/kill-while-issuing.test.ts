import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@cairn/api';
import { scopes } from '@cairn/api/permissions';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../packages/server/src/platform/config.ts';
import { openWorld } from '../../packages/server/src/platform/open.ts';
import { verifyAuditChain } from '../../packages/server/src/rooms/audit/index.ts';
import { fsckCredentials } from '../../packages/server/src/rooms/credentials/index.ts';
import { fsckIssuance } from '../../packages/server/src/rooms/issuance/index.ts';
import { testDefinition } from '../../packages/server/src/rooms/test-issuer.ts';
import { testProfile } from '../../packages/server/src/rooms/test-organisation.ts';
import { fsckLog, writeLog } from '../../packages/server/src/rooms/transparency/index.ts';
import { Random } from '../random.ts';
import { freePort, type RunningServer, startServer } from '../running-server.ts';

const kills = 10;
const clients = 4;
const rowsOfBatch = 60;
/** A client with more than this unacknowledged tries nothing new. */
const mostLeft = 3;
const undone: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const undo of undone.reverse()) await undo();
});

const administrator = process.env.CAIRN_TEST_DATABASE_URL;

/** A fresh database on the server for tests. */
async function newDatabase(url: string): Promise<string> {
  const name = `cairn_kill_${randomBytes(6).toString('hex')}`;
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await ask(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
  undone.push(() => ask(`drop database if exists ${name} with (force)`));
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}

/** A server that is killed and comes back at the same address. */
class Victim {
  readonly env: Record<string, string>;
  readonly #options: Parameters<typeof startServer>[0];
  #running: RunningServer | undefined;

  constructor(dataDir: string, port: number, env: Record<string, string>) {
    this.env = { ...env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    this.#options = { dataDir, port, env, pages: false };
  }
  async start(): Promise<RunningServer> {
    this.#running = await startServer(this.#options);
    return this.#running;
  }
  async kill(): Promise<void> {
    await this.#running?.kill();
    this.#running = undefined;
  }
  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }
}

const asJson = { accept: 'application/json', 'content-type': 'application/json' };

/** Set up an issuer with a published achievement, as a browser would, and give it an API key. */
async function setUp(url: string) {
  const person = { name: 'Ines Carvalho', email: 'ines@lindon.example', language: 'en' };
  const body = JSON.stringify({ organisation: testProfile, person });
  const answer = await fetch(`${url}/api/v1/installation`, { method: 'POST', headers: asJson, body });
  const organisation = (await answer.json()) as { id: string };
  const cookie = answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0] ?? '')
    .join('; ');
  const signedIn = createClient({ fetch }, url, { cookie });
  const params = { organisationId: organisation.id };
  const { secret } = await signedIn.accounts.createApiKey({ params, body: { name: 'registry', scopes: [...scopes] } });
  const client = createClient({ fetch }, url, { authorization: `Bearer ${secret}` });
  const draft = await client.achievements.createAchievement({ params, body: { definition: testDefinition } });
  const { id: achievementId, revision } = draft;
  await client.achievements.publishAchievement({ params: { ...params, achievementId }, body: { revision } });
  return { client, params, achievementId };
}

type Issuer = Awaited<ReturnType<typeof setUp>>;
type Reply = Awaited<ReturnType<Issuer['client']['issuance']['issueCredential']>>;

const names = ['Salma Haddad-Núñez', 'مريم الزهراني', '王小明', 'Иван Щербаков', 'Siobhán O’Neill ®'];
const issue = ({ client, params, achievementId }: Issuer, number: number): Promise<Reply> =>
  client.issuance.issueCredential({
    params,
    idempotencyKey: `learner-${number}`,
    body: {
      achievementId,
      learner: { name: `${names[number % names.length]} ${number}`, email: `l${number}@lindon.example` },
    },
  });

/** Issue to ever more learners until told to stop; what was not acknowledged is tried again, later. */
async function keepIssuing(
  issuer: Issuer,
  numbers: { next: number },
  acknowledged: Map<number, Reply>,
  until: () => boolean,
) {
  const left: number[] = [];
  for (let tries = 0; !until() || left.length > 0; tries++) {
    const isNew = !until() && left.length < mostLeft && tries % 2 === 0;
    const number = (isNew ? undefined : left.shift()) ?? numbers.next++;
    try {
      acknowledged.set(number, await issue(issuer, number));
    } catch {
      left.push(number);
      await pause(until() ? 1000 : 100);
    }
  }
}

async function killWhileIssuing(env: Record<string, string>): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = new Random(seed);
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-kill-'));
  undone.push(() => rm(dataDir, { recursive: true, force: true }));
  const victim = new Victim(dataDir, await freePort(), env);
  undone.push(() => victim.kill());
  const issuer = await setUp((await victim.start()).url);
  const rows = Array.from({ length: rowsOfBatch }, (_, index) => ({
    row: index + 2,
    name: `Row ${names[index % names.length]} ${index}`,
    email: '',
    awardedOn: '2026-06-04',
    result: 'Pass',
  }));
  const { params, achievementId } = issuer;
  const batch = await issuer.client.issuance.startBatch({
    params,
    body: { achievementId, rows },
    idempotencyKey: 'batch',
  });

  const acknowledged = new Map<number, Reply>();
  const numbers = { next: 0 };
  let killed = 0;
  const issuing = Array.from({ length: clients }, () =>
    keepIssuing(issuer, numbers, acknowledged, () => killed === kills),
  );
  const restarts: number[] = [];
  for (let turn = 1; turn <= kills; turn++) {
    const before = acknowledged.size;
    while (acknowledged.size < before + 2) await pause(20);
    await pause(random.below(400));
    await victim.kill();
    restarts.push((await victim.start()).startedInMs);
    killed = turn;
  }
  await Promise.all(issuing);

  const progress = () => issuer.client.issuance.getBatch({ params: { ...params, batchId: batch.id } });
  const deadline = Date.now() + 150_000;
  while ((await progress()).state !== 'done' && Date.now() < deadline) await pause(500);
  expect(await progress()).toMatchObject({ state: 'done', issued: rowsOfBatch, failed: 0 });
  for (const [number, reply] of acknowledged) expect(await issue(issuer, number)).toEqual(reply);
  await victim.stop();
  const ids = [...acknowledged.values()].map(reply => reply.credentialId);
  expect(new Set(ids).size).toBe(numbers.next);
  await expectClean(victim.env, numbers.next + rowsOfBatch);
  console.log(
    `${kills} kills, ${numbers.next + rowsOfBatch} credentials, restarts ${restarts.map(Math.round).join(' ')} ms`,
  );
}

/** Everything that was ever recorded is issued, valid, counted once, logged once and told in an unbroken record. */
async function expectClean(env: Record<string, string>, issued: number): Promise<void> {
  const world = await openWorld(readConfig(env));
  try {
    const found = await fsckCredentials(world);
    const requests = await fsckIssuance(world, found.recorded);
    expect([...found.faults, ...requests.faults]).toEqual([]);
    expect(found).toMatchObject({ recorded: issued, issued });
    await writeLog(world);
    const setUpLeaves = 2;
    expect(await fsckLog(world)).toMatchObject({ leaves: issued + setUpLeaves, faults: [] });
    expect(await verifyAuditChain(world)).not.toHaveProperty('brokenAt');
  } finally {
    await world.close();
  }
}

test('ten kills while issuing, on the embedded database: nothing lost, nothing twice', {
  timeout: 600_000,
}, async () => {
  await killWhileIssuing({});
});

test.runIf(administrator !== undefined)(
  'ten kills while issuing, on a PostgreSQL server: nothing lost, nothing twice',
  { timeout: 600_000 },
  async () => {
    await killWhileIssuing({ DATABASE_URL: await newDatabase(administrator ?? '') });
  },
);
