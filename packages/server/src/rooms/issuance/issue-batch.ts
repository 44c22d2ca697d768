import { refusalSentence } from '@cairn/api';
import type { PublishedAchievement } from '@cairn/api/achievements';
import type { BatchRow } from '@cairn/api/issuance';
import type { System } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import {
  type BatchRecord,
  findBatch,
  listWaitingRows,
  type RowEnd,
  updateBatchState,
  updateRows,
} from './batch-store.ts';
import { getIssuable } from './get-issuable.ts';
import { issueAwards } from './issue-awards.ts';
import type { IssueOrder } from './record-requests.ts';
import { toAwardRequest } from './rules.ts';

const actor: System = { kind: 'system', story: 'issue-batch' };
const rowsAtOnce = 500;
/** While one group is signed, others are recorded, verified or released. */
const groupsAtOnce = 3;

/** I-8: issue to the rows of a batch that nobody has dealt with. Ended at any moment and begun again, each row is issued once. */
export async function issueBatch(world: World, organisationId: string, batchId: string): Promise<void> {
  const batch = await findBatch(world, organisationId, batchId);
  if (!batch || batch.state === 'done') return;
  await updateBatchState(world, batch, 'running');
  const published = await getIssuable(world, organisationId, batch.achievementId, batch.version);
  for (;;) {
    const rows = await listWaitingRows(world, batch, rowsAtOnce * groupsAtOnce);
    if (rows.length === 0) break;
    const orders = rows.map(row => toOrder(batch, published, row));
    const groups = Array.from({ length: Math.ceil(orders.length / rowsAtOnce) }, (_, group) =>
      orders.slice(group * rowsAtOnce, (group + 1) * rowsAtOnce),
    );
    await allEnded(groups.map(async group => updateRows(world, batch, await issueRows(world, batch, group))));
  }
  await world.transact(async world => {
    if (!(await updateBatchState(world, batch, 'done'))) return;
    await recordEvent(world, { kind: 'batch.finished', organisationId, subject: { batchId }, actor });
  });
}

/** Nothing goes on behind the back of whoever is told that something failed. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(work => work.status === 'rejected');
  if (failed) throw failed.reason;
}

type End = { credentialId: string } | { code: string; sentence: string };

/** Together; where one of them is refused, each for itself. */
async function issueRows(world: World, batch: BatchRecord, orders: readonly Order[]): Promise<RowEnd[]> {
  try {
    const issued = await issueAwards(world, actor, batch.organisationId, orders);
    return orders.map(({ row }, index) => ({ row, ...toEnd(issued[index], batch) }));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const [order, ...others] = orders;
    if (order === undefined) return [];
    if (others.length === 0) return [{ row: order.row, ...toFailure(refusal, batch) }];
    const ends: RowEnd[] = [];
    for (const one of orders) ends.push(...(await issueRows(world, batch, [one])));
    return ends;
  }
}

type Order = IssueOrder & { row: number };

function toOrder({ batchId, version }: BatchRecord, published: PublishedAchievement, row: BatchRow): Order {
  return {
    row: row.row,
    request: toAwardRequest(row, published),
    key: `batch:${batchId}:${row.row}`,
    version,
    batchId,
  };
}

function toEnd(credentialId: string | undefined, batch: BatchRecord): End {
  return credentialId === undefined ? toFailure(new Refusal('own_output_rejected'), batch) : { credentialId };
}

function toFailure({ code, problems = [] }: Refusal, { language }: BatchRecord): End {
  return { code, sentence: problems[0]?.sentence ?? refusalSentence(code, language) };
}
