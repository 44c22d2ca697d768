import type { ReplyOf, RequestOf } from '@cairn/api';
import type { PublishedAchievement } from '@cairn/api/achievements';
import type { BatchRow, issuanceContract } from '@cairn/api/issuance';
import { type Actor, languageOf } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getSigner } from '../keys/index.ts';
import { type BatchRecord, findBatchByKey, insertBatch, insertBatchRows } from './batch-store.ts';
import { toView } from './batches.ts';
import { getIssuable } from './get-issuable.ts';
import { tidyRow } from './list/check-list.ts';
import { problemsOf } from './list/check-rows.ts';
import { hashOf, scaleOf } from './rules.ts';

type Endpoint = typeof issuanceContract.startBatch;

/** Name of the job that issues to the rows of a batch. */
export const issueBatchJob = 'issuance.issue-batch';

/** I-7: begin to issue to every row of a list, or to none. */
export async function startBatch(
  world: World,
  actor: Actor,
  { params: { organisationId }, body, idempotencyKey }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const published = await getIssuable(world, organisationId, body.achievementId);
  await getSigner(world, organisationId);
  const rows = body.rows.map(row => tidyRow(row).row);
  refuseFaulty(rows, published, world, actor);
  const batch: BatchRecord = {
    organisationId,
    batchId: world.newId(),
    achievementId: published.id,
    version: published.version,
    title: published.achievement.title,
    language: languageOf(actor),
    state: 'waiting',
    createdAt: world.now(),
    ...(idempotencyKey === undefined ? {} : { requestKey: idempotencyKey, requestHash: hashOf(body) }),
  };
  const kept = await world.transact(world => keepBatch(world, actor, batch, rows));
  if (kept.requestHash !== batch.requestHash) throw new Refusal('idempotency_key_reused');
  return toView(world, kept);
}

function refuseFaulty(rows: readonly BatchRow[], published: PublishedAchievement, world: World, actor: Actor): void {
  const language = languageOf(actor);
  const today = world.now().toISOString().slice(0, 10);
  const found = problemsOf(rows, { allowed: scaleOf(published), today, language });
  if (found.length === 0) return;
  const problems = found.map(({ row, column, sentence }) => ({ at: `/rows/${row}/${column}`, sentence }));
  throw new Refusal('rows_faulty', { count: found.length }, problems);
}

/** The batch, or the one that was started with the same key. */
async function keepBatch(
  world: World,
  actor: Actor,
  batch: BatchRecord,
  rows: readonly BatchRow[],
): Promise<BatchRecord> {
  const { organisationId, batchId, achievementId, requestKey } = batch;
  if (!(await insertBatch(world, batch))) {
    const earlier = await findBatchByKey(world, organisationId, requestKey ?? '');
    if (!earlier) throw new Error('a batch with a taken key was not found');
    return earlier;
  }
  await insertBatchRows(world, batch, rows);
  await recordEvent(world, { kind: 'batch.started', organisationId, subject: { batchId, achievementId }, actor });
  await world.jobs.enqueue(world, issueBatchJob, { organisationId, batchId }, { key: batchId });
  return batch;
}
