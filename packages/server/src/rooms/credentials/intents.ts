import type { JsonObject } from '@cairn/core/json';
import { toldOf } from '@cairn/core/log';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { recordLeaf } from '../transparency/index.ts';
import type { Credential } from './credential.ts';
import {
  type CredentialTable,
  findIssued,
  findRecorded,
  listIntentsBefore,
  updateIntentKey,
  updateIssued,
  updateRejected,
} from './store.ts';

/** How far a recorded credential has come. */
export type Recorded =
  | { state: 'intent'; unsigned: string; proofCreated: string }
  | { state: 'issued'; credential: Credential }
  | { state: 'rejected' };

/** What was recorded under an id, or undefined; an intent is re-recorded for the key that is going to sign it. */
export async function findIntent(
  world: World,
  organisationId: string,
  credentialId: string,
  verificationMethod?: string,
): Promise<Recorded | undefined> {
  const row = await findRecorded(world, organisationId, credentialId);
  if (!row) return undefined;
  if (row.state === 'rejected') return { state: 'rejected' };
  if (row.state === 'intent') {
    if (verificationMethod !== undefined) await noteKey(world, row, verificationMethod);
    return { state: 'intent', unsigned: row.unsigned, proofCreated: row.proof_created };
  }
  const credential = await findIssued(world, { organisation_id: organisationId, credential_id: credentialId });
  return credential && { state: 'issued', credential };
}

/** C-2: the key changed since the intent was recorded: the new one is recorded before it signs. */
async function noteKey(world: World, row: CredentialTable, verificationMethod: string): Promise<void> {
  if (row.verification_method !== verificationMethod) {
    await updateIntentKey(world, row.credential_id, verificationMethod);
  }
}

/** Release what was signed, and say so, in one transaction. Somebody who was faster has released the same bytes. */
export async function releaseSigned(
  world: World,
  actor: Actor,
  signed: { organisationId: string; credentialId: string; document: string },
): Promise<Credential> {
  const { organisationId, credentialId, document } = signed;
  return world.transact(async world => {
    const recorded = await findRecorded(world, organisationId, credentialId);
    if (!recorded) throw new Error('a credential was signed that is no intent');
    if (await updateIssued(world, organisationId, credentialId, document)) {
      const subject = { credentialId, achievementId: recorded.achievement_id };
      await recordLeaf(world, organisationId, toldOf(JSON.parse(document) as JsonObject));
      await recordEvent(world, { kind: 'credential.issued', organisationId, subject, actor });
    }
    const credential = await findIssued(world, { organisation_id: organisationId, credential_id: credentialId });
    if (!credential) throw new Error('a credential was signed that had been given up');
    return credential;
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
  return listIntentsBefore(world, new Date(world.now().getTime() - olderThanMs), limit);
}
