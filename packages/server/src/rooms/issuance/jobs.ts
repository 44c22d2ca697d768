import type { System } from '../../platform/actor.ts';
import type { Jobs } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { listStaleIntents } from '../credentials/index.ts';
import { finishRecorded } from './finish-recorded.ts';
import { issueBatch } from './issue-batch.ts';
import { issueBatchJob } from './start-batch.ts';
import { forgetKeys } from './store.ts';

/** I-1: an intent older than this was left behind by somebody who died. */
export const staleIntentMs = 30_000;
const intentsAtOnce = 200;
const dayMs = 24 * 60 * 60 * 1000;
/** I-2: a key that comes again later is a new request. */
const keyLifeMs = 30 * dayMs;

/** Take on the work of this room: batches, and what was left unfinished. */
export function jobs(jobs: Jobs): void {
  jobs.work(issueBatchJob, (world, { organisationId, batchId }) =>
    issueBatch(world, String(organisationId), String(batchId)),
  );
  jobs.every('issuance.finish-intents', staleIntentMs / 2, finishIntents);
  jobs.every('issuance.forget-keys', dayMs / 24, forgetOldKeys);
}

/** Finish what was recorded and not released, each to the credential it was recorded for. */
export async function finishIntents(world: World): Promise<void> {
  for (const { organisationId, credentialId } of await listStaleIntents(world, staleIntentMs, intentsAtOnce)) {
    try {
      const actor: System = { kind: 'system', story: 'finish-intents' };
      const released = await finishRecorded(world, actor, organisationId, [credentialId]);
      if (!released.has(credentialId)) throw new Refusal('own_output_rejected');
    } catch (error) {
      const told = error instanceof Refusal ? { code: error.code } : { error };
      world.log.error('an intent could not be finished', { organisationId, ...told });
    }
  }
}

/** Forget keys that are old enough; external ids are never forgotten. */
export async function forgetOldKeys(world: World): Promise<void> {
  await forgetKeys(world, new Date(world.now().getTime() - keyLifeMs));
}
