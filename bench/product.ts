/**
 * The product over HTTP, measured against a real server process on the embedded database: starts, one durable issue, one
 * verification, the public page, and the weight of every public page. Run: `node bench/product.ts [rounds]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '../packages/api/src/index.ts';
import { type RunningServer, startServer } from '../test/running-server.ts';
import { weightOf } from '../test/wire-weight.ts';

const rounds = Number(process.argv[2] ?? 200);
const dataDir = mkdtempSync(join(tmpdir(), 'cairn-bench-'));

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function row(name: string, figure: string): void {
  console.log(`${name.padEnd(46)} ${figure}`);
}

async function latencies(count: number, step: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const from = performance.now();
    await step(round);
    taken.push(performance.now() - from);
  }
  return taken;
}

function report(name: string, taken: readonly number[]): void {
  row(
    name,
    `p50 ${quantile(taken, 0.5).toFixed(1)} ms, p95 ${quantile(taken, 0.95).toFixed(1)} ms (${taken.length} calls)`,
  );
}

type Client = ReturnType<typeof createClient>;

/** Loads the samples, which signs the caller in as their administrator, and returns a client with that session. */
async function enter(server: RunningServer) {
  let cookie = '';
  const wire = {
    fetch: async (url: string, request: { method: string; headers: Record<string, string>; body?: string }) => {
      const answer = await fetch(url, { ...request, headers: { ...request.headers, cookie, origin: server.url } });
      cookie =
        answer.headers
          .getSetCookie()
          .map(set => set.split(';')[0])
          .join('; ') || cookie;
      return answer;
    },
  };
  const client = createClient(wire, server.url);
  const { organisations } = await client.installation.loadSamples({ body: {} });
  return { client, organisationId: organisations[0]?.id ?? '' };
}

async function throughput(url: string, durationMs: number, connections: number): Promise<number> {
  const until = performance.now() + durationMs;
  let done = 0;
  const ask = async () => {
    while (performance.now() < until) {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  return (done * 1000) / durationMs;
}

async function weighPages(server: RunningServer, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const language of ['en', 'ar']) {
      const weight = await weightOf(`${server.url}${path}?lang=${language}`);
      const figures = `${(weight.total / 1024).toFixed(1)} KB over the wire, HTML ${(weight.html / 1024).toFixed(1)} KB`;
      row(`${path.slice(0, 24)} (${language})`, figures);
    }
  }
}

const rowsOfBatch = 1000;

/** Credentials a second from the moment a list is handed in to the moment its last row is released. */
async function batchRate(client: Client, organisationId: string, achievementId: string): Promise<number> {
  const rows = Array.from({ length: rowsOfBatch }, (_, index) => ({
    row: index + 2,
    name: `Ada Ørsted ${index}`,
    email: '',
    awardedOn: '2026-06-04',
    result: '',
  }));
  const from = performance.now();
  const batch = await client.issuance.startBatch({ params: { organisationId }, body: { achievementId, rows } });
  for (;;) {
    const { state, issued } = await client.issuance.getBatch({ params: { organisationId, batchId: batch.id } });
    if (state === 'done' && issued !== rowsOfBatch) throw new Error(`only ${issued} were issued`);
    if (state === 'done') return (rowsOfBatch * 1000) / (performance.now() - from);
    await pause(20);
  }
}

async function measure(server: RunningServer): Promise<void> {
  const { client, organisationId } = await enter(server);
  const params = { organisationId };
  const published = await client.achievements.listAchievements({ params, query: { state: 'published' } });
  const achievementId = published.items[0]?.id ?? '';
  const issue = (round: number) =>
    client.issuance.issueCredential({ params, body: { achievementId, learner: { name: `Ada Ørsted ${round}` } } });
  await latencies(10, issue);
  report('issue one, durable, over HTTP', await latencies(rounds, issue));
  row(
    'issue to a list, durable',
    `${(await batchRate(client, organisationId, achievementId)).toFixed(0)} credentials/s`,
  );
  const issued = await client.credentials.listCredentials({ params, query: { limit: 1 } });
  const credentialId = issued.items[0]?.id ?? '';
  const { document } = await client.credentials.getCredential({ params: { organisationId, credentialId } });
  const verify = () => client.verification.verifyCredential({ body: { credential: document } });
  await latencies(5, verify);
  report('verify one, every question, over HTTP', await latencies(Math.min(rounds, 80), verify));
  const all = await client.credentials.listCredentials({ params, query: { limit: 100, claim: 'claimed' } });
  const page = all.items.find(item => item.published && item.state === 'in-force')?.uri ?? server.url;
  row(
    'public credential page',
    `${(await throughput(page, 3000, 8)).toFixed(0)} requests/s, 8 connections, client on the same cores`,
  );
  await weighPages(server, [
    '/',
    '/catalogue',
    `/achievements/${achievementId}`,
    new URL(page).pathname,
    '/verify',
    '/privacy',
  ]);
}

const cold = await startServer({ dataDir });
row('cold start, empty data directory', `${cold.startedInMs.toFixed(0)} ms`);
await cold.stop();
const warm = await startServer({ dataDir });
row('warm start', `${warm.startedInMs.toFixed(0)} ms`);
try {
  await measure(warm);
} finally {
  await warm.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
