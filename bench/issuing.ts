/**
 * The whole issuing transaction, measured beside what a peer takes for the signature alone, in one run.
 * Run: npm run bench -- issuing [--json] [--rounds 5] [--count 4000] [--stored 100000]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type OpenWorld, openWorld } from '../packages/server/src/platform/open.ts';
import { findPostgres, startPostgres } from '../scripts/postgres.ts';
import { peerIssuer } from '../test/peer.ts';
import { did, keys, web } from '../test/small-web.ts';
import { badge } from './fixture.ts';
import { askSingly } from './issuing-http.ts';
import { closeNodes, foundOn, issueOn, type Node, startNodes, toConfig } from './issuing-node.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    count: { type: 'string', default: '4000' },
    stored: { type: 'string', default: '100000' },
  },
});
const [rounds, count, stored] = [Number(values.rounds), Number(values.count), Number(values.stored)];
const directory = mkdtempSync(join(tmpdir(), 'cairn-bench-'));

function say(name: string, figure: string): void {
  if (values.json) console.log(JSON.stringify({ name, figure }));
  else console.log(`${name.padEnd(58)} ${figure}`);
}

function tell(name: string, ratio: number, goal: number): void {
  const rounded = Number(ratio.toPrecision(3));
  const met = rounded >= goal;
  if (values.json) console.log(JSON.stringify({ name, ratio: rounded, goal, met }));
  else say(name, `${rounded}  goal ${goal}${met ? '' : '  NOT MET'}`);
}

const medianOf = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN;

const peer = await peerIssuer(keys, did, web as Parameters<typeof peerIssuer>[2]);

/** Signatures a second of @digitalbazaar/vc, which only signs, on one core. */
async function peerRate(milliseconds: number): Promise<number> {
  let signed = 0;
  const from = performance.now();
  for (; performance.now() - from < milliseconds; signed += 1) await peer(badge);
  return (signed * 1000) / (performance.now() - from);
}

/** In turn with the peer, so that whatever else the machine does meets both. */
async function measureBatches(world: OpenWorld, nodes: readonly Node[]): Promise<{ ours: number[]; theirs: number[] }> {
  const issuer = await foundOn(world, 'batches');
  await issueOn(world, nodes, issuer, Math.min(count, 1000));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await peerRate(1500));
    ours.push(await issueOn(world, nodes, issuer, count));
  }
  return { ours, theirs };
}

function reportBatches(where: string, { ours, theirs }: { ours: number[]; theirs: number[] }, goal?: number): void {
  say(
    `durable batch, ${where}`,
    `${medianOf(ours).toFixed(0)}/s; the peer only signs, ${medianOf(theirs).toFixed(0)}/s`,
  );
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN));
  const name = `durable batch, ${where}, beside @digitalbazaar/vc only signing`;
  if (goal === undefined) say(name, `${medianOf(ratios).toPrecision(3)} times`);
  else tell(name, medianOf(ratios), goal);
}

/** What one credential costs while there are few, and while there are many. */
async function measureGrowth(world: OpenWorld, nodes: readonly Node[]): Promise<void> {
  const issuer = await foundOn(world, 'growth');
  let cost = 0;
  for (let target = 1000; target <= stored; target *= 10) {
    for (let there = await countStored(world); there < target; there = await countStored(world)) {
      await issueOn(world, nodes, issuer, Math.min(20_000, target - there));
    }
    const rates: number[] = [];
    for (let round = 0; round < 3; round += 1) rates.push(await issueOn(world, nodes, issuer, count));
    const now = 1e6 / medianOf(rates);
    say(`cost per credential with ${target} stored`, `${now.toFixed(0)} µs`);
    if (cost > 0) tell(`cost per credential with 1000 stored beside ${target} stored`, cost / now, 0.8);
    else cost = now;
  }
}

async function countStored(world: OpenWorld): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from credentials.credential`.execute(world.db);
  return Number(rows[0]?.count);
}

async function onPostgres(): Promise<void> {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const postgres = await startPostgres(programs, { durable: true });
  const world = await openWorld(toConfig(postgres.url, directory));
  const nodes = await startNodes(postgres.url, directory, Math.min(2, availableParallelism()));
  try {
    reportBatches(`PostgreSQL, ${nodes.length} processes`, await measureBatches(world, nodes), 80);
    await measureGrowth(world, nodes);
    await sql`create database single`.execute(world.db);
    const url = postgres.url.replace(/postgres$/, 'single');
    await askSingly('PostgreSQL', { DATABASE_URL: url, DATA_DIR: join(directory, 'single') }, say);
  } finally {
    closeNodes(nodes);
    await world.close();
    await postgres.stop();
  }
}

async function onEmbedded(): Promise<void> {
  const dataDir = join(directory, 'embedded');
  const world = await openWorld(toConfig(undefined, dataDir));
  try {
    reportBatches('embedded database, one process', await measureBatches(world, []));
  } finally {
    await world.close();
  }
  await askSingly('embedded database', { DATA_DIR: join(directory, 'embedded-single') }, say);
}

try {
  say(
    'machine',
    `${availableParallelism()} cores, load ${execFileSync('uptime').toString().split('average: ')[1]?.trim()}`,
  );
  await onPostgres();
  await onEmbedded();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
process.exit(0);
