import type { JsonObject } from '@cairn/core/json';
import { toldOf } from '@cairn/core/log';
import type { Actor } from '../../platform/actor.ts';
import { recordEvents } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { recordLeaves } from '../transparency/index.ts';
import type { Credential } from './credential.ts';
import { listRecorded, listUnfinished, updateIntentKeys, updateIssued, updateRejected } from './intent-store.ts';
import { listIssuedById } from './store.ts';

/** How far a recorded credential has come. An intent waits to be signed as of `proofCreated`. */
export type Recorded =
  | { state: 'intent'; credentialId: string; unsigned: string; proofCreated: string }
  | { state: 'issued'; credential: Credential }
  | { state: 'rejected' };

/**
 * What was recorded under these ids, by id.
 * @param verificationMethod the key that is going to sign; C-2: where it is not the recorded one, it is recorded first
 */
export async function listIntents(
  world: World,
  organisationId: string,
  credentialIds: readonly string[],
  verificationMethod?: string,
): Promise<Map<string, Recorded>> {
  if (verificationMethod !== undefined) {
    await updateIntentKeys(world, organisationId, credentialIds, verificationMethod);
  }
  const rows = await listRecorded(world, organisationId, credentialIds);
  const issued = rows.filter(({ state }) => state === 'issued').map(row => row.credential_id);
  const credentials = await listIssuedById(world, organisationId, issued);
  const found = new Map<string, Recorded>(
    credentials.map(credential => [credential.credentialId, { state: 'issued', credential }]),
  );
  for (const { credential_id: credentialId, state, unsigned, proof_created: proofCreated } of rows) {
    if (state === 'rejected') found.set(credentialId, { state });
    if (state === 'intent') found.set(credentialId, { state, credentialId, unsigned, proofCreated });
  }
  return found;
}

/** A signed document: what was recorded, with its proof as the last member. */
interface Signed {
  credentialId: string;
  document: JsonObject;
}

/**
 * Release what was signed, and say so, in one transaction. Somebody who was faster has released the same bytes.
 * @throws Error when one of them is no intent and was not released
 */
export async function releaseSigned(
  world: World,
  actor: Actor,
  organisationId: string,
  signed: readonly Signed[],
): Promise<void> {
  if (signed.length === 0) return;
  const proofs = signed.map(({ credentialId, document }) => ({ credentialId, proof: JSON.stringify(document.proof) }));
  const documents = new Map(signed.map(({ credentialId, document }) => [credentialId, document]));
  await world.transact(async world => {
    const fresh = await updateIssued(world, organisationId, proofs);
    const isFresh = new Set(fresh.map(({ credentialId }) => credentialId));
    const others = [...documents.keys()].filter(id => !isFresh.has(id));
    if ((await listIssuedById(world, organisationId, others)).length !== others.length) {
      throw new Error('a credential was signed that is no intent, or had been given up');
    }
    const told = fresh.map(({ credentialId }) => toldOf(documents.get(credentialId) ?? {}));
    await recordLeaves(world, organisationId, told);
    await recordEvents(
      world,
      fresh.map(subject => ({ kind: 'credential.issued', organisationId, subject, actor })),
    );
  });
}

/** Give up an intent whose signed form did not pass our own verification. It is kept, and never released. */
export async function rejectIntent(world: World, organisationId: string, credentialId: string): Promise<void> {
  await updateRejected(world, organisationId, credentialId);
}

/** Intents recorded longer ago than that, oldest first. */
export async function listStaleIntents(
  world: World,
  olderThanMs: number,
  limit: number,
): Promise<{ organisationId: string; credentialId: string }[]> {
  return listUnfinished(world, new Date(world.now().getTime() - olderThanMs), limit);
}
