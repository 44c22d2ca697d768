/** The processes that issue batches in the benchmark of issuing: each is told the id of a batch and answers when it is done. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../packages/server/src/platform/config.ts';
import { type OpenWorld, openWorld } from '../packages/server/src/platform/open.ts';
import { Secret } from '../packages/server/src/platform/secret.ts';
import { routes } from '../packages/server/src/rooms/issuance/index.ts';
import { issueBatch } from '../packages/server/src/rooms/issuance/issue-batch.ts';
import { foundTestIssuer, outside, type TestIssuer } from '../packages/server/src/rooms/test-issuer.ts';

/** What every process of the benchmark agrees about. */
export function toConfig(databaseUrl: string | undefined, dataDir: string): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://cairn.example',
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl: new Secret(databaseUrl) }),
    mailFrom: 'Cairn <no-reply@cairn.example>',
    masterKey: new Secret(masterKey),
    proxies: 0,
    logLevel: 'warn',
  };
}

/** For throw-away databases. */
export const masterKey = Buffer.alloc(32, 7).toString('base64');

export type Node = ChildProcess;

/** Start processes on one database, ready to issue. */
export async function startNodes(databaseUrl: string, dataDir: string, count: number): Promise<Node[]> {
  const nodes = Array.from({ length: count }, () => fork(import.meta.filename, [databaseUrl, dataDir]));
  await Promise.all(nodes.map(node => once(node, 'message')));
  return nodes;
}

export function closeNodes(nodes: readonly Node[]): void {
  for (const node of nodes) node.disconnect();
}

/** An organisation with an achievement to award. */
export function foundOn(world: OpenWorld, slug: string): Promise<TestIssuer> {
  return foundTestIssuer(world, { slug });
}

/** Issue that many, a batch in each process, or in this one where there are none. Credentials a second, start to finish. */
export async function issueOn(
  world: OpenWorld,
  nodes: readonly Node[],
  issuer: TestIssuer,
  count: number,
): Promise<number> {
  const { organisationId } = issuer;
  const share = Math.ceil(count / Math.max(1, nodes.length));
  const batches: string[] = [];
  for (let batch = 0; batch < Math.max(1, nodes.length); batch += 1) {
    batches.push(await startBatch(world, issuer, share));
  }
  const from = performance.now();
  await Promise.all(
    batches.map(async (batchId, index) => {
      const node = nodes[index];
      if (!node) return issueBatch(world, organisationId, batchId);
      node.send({ organisationId, batchId });
      const [answer] = await once(node, 'message');
      if (answer !== 'done') throw new Error(String(answer));
    }),
  );
  return (share * batches.length * 1000) / (performance.now() - from);
}

async function startBatch(world: OpenWorld, issuer: TestIssuer, count: number): Promise<string> {
  const { organisationId, achievementId, admin } = issuer;
  const rows = Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    name: `Salma Haddad-Núñez ${index}`,
    email: `learner${index}@lindon.example`,
    awardedOn: '2026-06-04',
    result: index % 3 === 0 ? 'Distinction' : 'Pass',
  }));
  const asked = { ...outside, params: { organisationId }, body: { achievementId, rows } };
  return (await routes.startBatch(world, admin, asked)).id;
}

if (import.meta.main) {
  const [databaseUrl, dataDir = ''] = process.argv.slice(2);
  const world = await openWorld(toConfig(databaseUrl, dataDir));
  process.on('message', async ({ organisationId, batchId }: { organisationId: string; batchId: string }) => {
    const answer = await issueBatch(world, organisationId, batchId).then(
      () => 'done',
      (error: Error) => error.stack,
    );
    process.send?.(answer);
  });
  process.on('disconnect', () => void world.close().then(() => process.exit()));
  process.send?.('ready');
}
