import { refusalSentence } from '@cairn/api';
import type { PublishedAchievement } from '@cairn/api/achievements';
import type { BatchRow } from '@cairn/api/issuance';
import type { System } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type BatchRecord, findBatch, listWaitingRows, updateBatchState, updateRow } from './batch-store.ts';
import { getIssuable } from './get-issuable.ts';
import { issueAward } from './issue-credential.ts';
import { toAwardRequest } from './rules.ts';

const actor: System = { kind: 'system', story: 'issue-batch' };
const rowsAtOnce = 50;

/** I-8: issue to the rows of a batch that nobody has dealt with. Ended at any moment and begun again, each row is issued once. */
export async function issueBatch(world: World, organisationId: string, batchId: string): Promise<void> {
  const batch = await findBatch(world, organisationId, batchId);
  if (!batch || batch.state === 'done') return;
  await updateBatchState(world, batch, 'running');
  const published = await getIssuable(world, organisationId, batch.achievementId, batch.version);
  for (;;) {
    const rows = await listWaitingRows(world, batch, rowsAtOnce);
    if (rows.length === 0) break;
    for (const row of rows) await updateRow(world, batch, row.row, await issueRow(world, batch, published, row));
  }
  await world.transact(async world => {
    if (!(await updateBatchState(world, batch, 'done'))) return;
    await recordEvent(world, { kind: 'batch.finished', organisationId, subject: { batchId }, actor });
  });
}

async function issueRow(
  world: World,
  { organisationId, batchId, version, language }: BatchRecord,
  published: PublishedAchievement,
  row: BatchRow,
): Promise<{ credentialId: string } | { code: string; sentence: string }> {
  try {
    const request = toAwardRequest(row, published);
    return await issueAward(world, actor, {
      organisationId,
      request,
      key: `batch:${batchId}:${row.row}`,
      version,
      batchId,
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const [first] = refusal.problems ?? [];
    return { code: refusal.code, sentence: first?.sentence ?? refusalSentence(refusal.code, language) };
  }
}
