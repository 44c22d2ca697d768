import type { ReplyOf, RequestOf } from '@cairn/api';
import type { Batch, issuanceContract } from '@cairn/api/issuance';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type BatchRecord, countRows, findBatch, listBatchRecords, listFailures } from './batch-store.ts';

type Endpoints = typeof issuanceContract;

/** How far a batch has come. */
export async function getBatch(
  world: World,
  _actor: Actor,
  { params: { organisationId, batchId } }: RequestOf<Endpoints['getBatch']>,
): Promise<ReplyOf<Endpoints['getBatch']>> {
  const batch = await findBatch(world, organisationId, batchId);
  if (!batch) throw new Refusal('not_found');
  return toView(world, batch);
}

/** Batches of an organisation, newest first. */
export async function listBatches(
  world: World,
  _actor: Actor,
  { params: { organisationId }, query }: RequestOf<Endpoints['listBatches']>,
): Promise<ReplyOf<Endpoints['listBatches']>> {
  const { items, ...page } = await listBatchRecords(world, organisationId, query);
  return { ...page, items: await toViews(world, organisationId, items) };
}

/** A batch as its issuer sees it. */
export async function toView(world: World, batch: BatchRecord): Promise<Batch> {
  const [view] = await toViews(world, batch.organisationId, [batch]);
  if (!view) throw new Error('one batch has one view');
  return view;
}

async function toViews(world: World, organisationId: string, batches: readonly BatchRecord[]): Promise<Batch[]> {
  const ids = batches.map(batch => batch.batchId);
  const counts = await countRows(world, organisationId, ids);
  const failures = await listFailures(world, organisationId, ids);
  return batches.map(batch => {
    const mine = counts.filter(({ batchId }) => batchId === batch.batchId);
    const count = (state: string) => mine.find(counted => counted.state === state)?.count ?? 0;
    return {
      id: batch.batchId,
      achievementId: batch.achievementId,
      achievementTitle: batch.title,
      createdAt: batch.createdAt.toISOString(),
      state: batch.state,
      total: mine.reduce((sum, counted) => sum + counted.count, 0),
      issued: count('issued'),
      failed: count('failed'),
      failures: failures
        .filter(({ batchId }) => batchId === batch.batchId)
        .map(({ row, code, sentence }) => ({ row, code, sentence })),
    };
  });
}
