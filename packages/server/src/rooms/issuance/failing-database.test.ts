import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakAt, type Call } from '../../platform/database/test-breaking.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { createWorld, type World } from '../../platform/world.ts';
import { fsckCredentials } from '../credentials/index.ts';
import { foundTestIssuer, outside, type TestIssuer, testAward } from '../test-issuer.ts';
import { finishIntents, fsckIssuance, jobs, routes } from './index.ts';
import { issueBatch } from './issue-batch.ts';

let healthy: TestWorld;
let issuer: TestIssuer;
beforeAll(async () => {
  healthy = await openTestWorld();
  jobs(healthy.jobs);
  issuer = await foundTestIssuer(healthy);
  // The first credential begins a list and publishes it, which later ones do not.
  await issue(healthy, 'first');
});
afterAll(() => healthy.close());

const issue = (world: World, key: string) =>
  routes.issueCredential(world, issuer.admin, {
    ...outside,
    params: { organisationId: issuer.organisationId },
    body: testAward(issuer, `Learner ${key}`, { email: 'salma@lindon.example' }),
    idempotencyKey: key,
  });

/** Issue over a connection that breaks at that call. */
async function issueOver(call: Call | undefined, key: string) {
  const { database, calls } = breakAt(healthy.database, call);
  const world = createWorld({ ...healthy, db: database.db, pool: database.pool, announce: () => undefined });
  const reply = await issue(world, key).catch((error: Error) => error);
  return { reply, calls: calls() };
}

test('I-1 whichever call of issuing breaks, before or after it was carried out, a retry gives one credential', {
  timeout: 240_000,
}, async () => {
  const whole = await issueOver(undefined, 'whole');
  expect(whole.reply).toMatchObject({ state: 'issued' });
  expect(whole.calls).toBeGreaterThan(10);
  let broken = 0;
  for (let number = 1; number <= whole.calls; number++) {
    for (const moment of ['before', 'after'] as const) {
      const key = `${number}-${moment}`;
      const first = await issueOver({ number, moment }, key);
      const retried = await issue(healthy, key);
      if (first.reply instanceof Error) broken += 1;
      else expect(first.reply, key).toEqual(retried);
      expect(await issue(healthy, key), key).toEqual(retried);
    }
  }
  expect(broken).toBe(whole.calls * 2);
  const found = await fsckCredentials(healthy);
  const requests = await fsckIssuance(healthy, found.recorded);
  expect([...found.faults, ...requests.faults]).toEqual([]);
  expect(found).toMatchObject({ issued: 2 + whole.calls * 2, recorded: 2 + whole.calls * 2 });
});

test('I-1 without a retry, the job finishes what was recorded, and nothing that was not', {
  timeout: 240_000,
}, async () => {
  const { issued: before } = await fsckCredentials(healthy);
  const { calls } = await issueOver(undefined, 'again');
  for (let number = 1; number <= calls; number++) await issueOver({ number, moment: 'after' }, `left-${number}`);
  healthy.pass(31_000);
  await finishIntents(healthy);
  const found = await fsckCredentials(healthy);
  const requests = await fsckIssuance(healthy, found.recorded);
  expect([...found.faults, ...requests.faults]).toEqual([]);
  expect(found.recorded).toBe(found.issued);
  expect(found.issued).toBeGreaterThan(before + 1);
});

const rows = Array.from({ length: 8 }, (_, index) => ({
  row: index + 2,
  name: `Learner ${index}`,
  email: index % 2 === 0 ? `learner${index}@lindon.example` : '',
  awardedOn: '2026-06-04',
  result: 'Pass',
}));

/** Start a batch, and issue to it over a connection that breaks at that call. */
async function issueBatchOver(call: Call | undefined): Promise<{ batchId: string; calls: number; broke: boolean }> {
  const { organisationId, achievementId, admin } = issuer;
  const asked = { ...outside, params: { organisationId }, body: { achievementId, rows } };
  const { id: batchId } = await routes.startBatch(healthy, admin, asked);
  const { database, calls } = breakAt(healthy.database, call);
  const world = createWorld({ ...healthy, db: database.db, pool: database.pool, announce: () => undefined });
  const broke = await issueBatch(world, organisationId, batchId).then(
    () => false,
    error => error instanceof Error,
  );
  return { batchId, calls: calls(), broke };
}

test('I-8 whichever call of a batch breaks, before or after it was carried out, each row is issued once', {
  timeout: 240_000,
}, async () => {
  const { issued: before } = await fsckCredentials(healthy);
  const { calls } = await issueBatchOver(undefined);
  expect(calls).toBeGreaterThan(10);
  let batches = 1;
  for (let number = 1; number <= calls; number++) {
    for (const moment of ['before', 'after'] as const) {
      const { batchId, broke } = await issueBatchOver({ number, moment });
      expect(broke, `${number} ${moment}`).toBe(true);
      await issueBatch(healthy, issuer.organisationId, batchId);
      batches += 1;
      const params = { organisationId: issuer.organisationId, batchId };
      const progress = await routes.getBatch(healthy, issuer.admin, { ...outside, params, body: undefined });
      expect(progress, `${number} ${moment}`).toMatchObject({ state: 'done', issued: rows.length, failed: 0 });
    }
  }
  const found = await fsckCredentials(healthy);
  const requests = await fsckIssuance(healthy, found.recorded);
  expect([...found.faults, ...requests.faults]).toEqual([]);
  expect(found).toMatchObject({ issued: before + batches * rows.length, recorded: before + batches * rows.length });
});
