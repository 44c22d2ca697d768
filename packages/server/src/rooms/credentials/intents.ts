import type { JsonObject } from '@cairn/core/json';
import { toldOf } from '@cairn/core/log';
import type { Actor } from '../../platform/actor.ts';
import { recordEvents } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { recordLeaves } from '../transparency/index.ts';
import type { Credential } from './credential.ts';
import {
  listIntentsBefore,
  listIssuedById,
  listRecorded,
  updateIntentKeys,
  updateIssued,
  updateRejected,
} from './store.ts';

/** What waits to be signed as of `proofCreated`. */
export interface RecordedIntent {
  state: 'intent';
  credentialId: string;
  unsigned: string;
  proofCreated: string;
  verificationMethod: string;
}

/** How far a recorded credential has come. */
export type Recorded = RecordedIntent | { state: 'issued'; credential: Credential } | { state: 'rejected' };

/** What was recorded under an id, if anything. */
export async function findIntent(
  world: World,
  organisationId: string,
  credentialId: string,
): Promise<Recorded | undefined> {
  return (await listIntents(world, organisationId, [credentialId])).get(credentialId);
}

/** What was recorded under these ids, by id. */
export async function listIntents(
  world: World,
  organisationId: string,
  credentialIds: readonly string[],
): Promise<Map<string, Recorded>> {
  const rows = await listRecorded(world, organisationId, credentialIds);
  const issued = rows.filter(({ state }) => state === 'issued').map(row => row.credential_id);
  const credentials = await listIssuedById(world, organisationId, issued);
  const found = new Map<string, Recorded>(
    credentials.map(credential => [credential.credentialId, { state: 'issued', credential }]),
  );
  for (const row of rows) {
    const { credential_id: credentialId, state, unsigned } = row;
    const { proof_created: proofCreated, verification_method: verificationMethod } = row;
    if (state === 'rejected') found.set(credentialId, { state });
    if (state === 'intent') {
      found.set(credentialId, { state, credentialId, unsigned, proofCreated, verificationMethod });
    }
  }
  return found;
}

/** C-2: where the key changed since these were recorded, the new one is recorded before it signs. */
export async function recordKey(
  world: World,
  organisationId: string,
  intents: readonly RecordedIntent[],
  verificationMethod: string,
): Promise<void> {
  const changed = intents.filter(intent => intent.verificationMethod !== verificationMethod);
  const ids = changed.map(({ credentialId }) => credentialId);
  await updateIntentKeys(world, organisationId, ids, verificationMethod);
}

/**
 * Release what was signed, and say so, in one transaction. Somebody who was faster has released the same bytes. Gives what is
 * released now, by id.
 */
export async function releaseSigned(
  world: World,
  actor: Actor,
  organisationId: string,
  signed: readonly { credentialId: string; document: string }[],
): Promise<Map<string, Credential>> {
  if (signed.length === 0) return new Map();
  const released = await world.transact(async world => {
    const fresh = await updateIssued(world, organisationId, signed);
    const toEvent = (subject: (typeof fresh)[number]) => ({
      kind: 'credential.issued',
      organisationId,
      subject,
      actor,
    });
    const documents = new Map(signed.map(({ credentialId, document }) => [credentialId, document]));
    const toTold = ({ credentialId }: (typeof fresh)[number]) =>
      toldOf(JSON.parse(documents.get(credentialId) ?? '') as JsonObject);
    await recordLeaves(world, organisationId, fresh.map(toTold));
    await recordEvents(world, fresh.map(toEvent));
    const isFresh = new Set(fresh.map(({ credentialId }) => credentialId));
    const told = signed.filter(({ credentialId }) => isFresh.has(credentialId)).map(({ document }) => document);
    await recordLeaves(
      world,
      organisationId,
      told.map(text => toldOf(JSON.parse(text) as JsonObject)),
    );
    const ids = signed.map(({ credentialId }) => credentialId);
    return listIssuedById(world, organisationId, ids);
  });
  if (released.length !== signed.length)
    throw new Error('a credential was signed that is no intent, or had been given up');
  return new Map(released.map(credential => [credential.credentialId, credential]));
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
  return listIntentsBefore(world, new Date(world.now().getTime() - olderThanMs), limit);
}
