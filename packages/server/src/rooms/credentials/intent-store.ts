import { sql } from 'kysely';
import type { World } from '../../platform/world.ts';
import type { Intent } from './credential.ts';
import { type CredentialTable, tables } from './store.ts';

/** Keep what is about to be signed, and apart from it the addresses of those who gave one. */
export async function insertIntents(
  world: World,
  intents: readonly Intent[],
  emails: readonly (string | undefined)[],
): Promise<void> {
  await tables(world).insertInto('credentials.credential').values(intents.map(toIntentRow)).execute();
  const recipients = intents.flatMap(({ organisationId, credentialId }, index) => {
    const email = emails[index];
    return email === undefined ? [] : [{ organisation_id: organisationId, credential_id: credentialId, email }];
  });
  if (recipients.length > 0) await tables(world).insertInto('credentials.recipient').values(recipients).execute();
}

function toIntentRow(intent: Intent): CredentialTable {
  return {
    organisation_id: intent.organisationId,
    credential_id: intent.credentialId,
    state: 'intent',
    uri: intent.uri,
    achievement_id: intent.achievementId,
    achievement_version: intent.version,
    achievement_title: intent.title,
    learner_name: intent.learnerName,
    subject_id: intent.subjectId,
    language: intent.language,
    awarded_on: intent.awardedOn,
    valid_until: intent.validUntil ?? null,
    unsigned: intent.unsigned,
    proof_created: intent.proofCreated,
    verification_method: intent.verificationMethod,
    recorded_at: intent.recordedAt,
    document: null,
    issued_at: null,
    claim_code: intent.claimCode,
    verify_code: intent.verifyCode,
    claimed_by: null,
    claimed_at: null,
    published_at: null,
    letter_id: null,
    batch_id: intent.batchId ?? null,
    list_id: intent.listId,
    list_index: intent.listIndex,
  };
}

/** What was recorded under these ids, in no order; ids of others are left out. */
export async function listRecorded(
  world: World,
  organisationId: string,
  credentialIds: readonly string[],
): Promise<CredentialTable[]> {
  if (credentialIds.length === 0) return [];
  return tables(world)
    .selectFrom('credentials.credential')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('credential_id', 'in', credentialIds)
    .execute();
}

/** How many credentials were ever recorded, whatever became of them. */
export async function countRecorded(world: World): Promise<number> {
  const { recorded } = await tables(world)
    .selectFrom('credentials.credential')
    .select(({ fn }) => fn.countAll<string>().as('recorded'))
    .executeTakeFirstOrThrow();
  return Number(recorded);
}

/** Intents recorded before an instant, oldest first. */
export async function listIntentsBefore(
  world: World,
  before: Date,
  limit: number,
): Promise<{ organisationId: string; credentialId: string }[]> {
  const rows = await tables(world)
    .selectFrom('credentials.credential')
    .select(['organisation_id', 'credential_id'])
    .where('state', '=', 'intent')
    .where('recorded_at', '<', before)
    .orderBy('recorded_at')
    .limit(limit)
    .execute();
  return rows.map(row => ({ organisationId: row.organisation_id, credentialId: row.credential_id }));
}

/** The key changed before these intents were signed: they will be signed with the new one. */
export async function updateIntentKeys(
  world: World,
  organisationId: string,
  credentialIds: readonly string[],
  verificationMethod: string,
): Promise<void> {
  if (credentialIds.length === 0) return;
  await tables(world)
    .updateTable('credentials.credential')
    .set({ verification_method: verificationMethod })
    .where('organisation_id', '=', organisationId)
    .where('credential_id', 'in', credentialIds)
    .where('state', '=', 'intent')
    .where('verification_method', '!=', verificationMethod)
    .execute();
}

/** Turn intents into issued credentials; gives those that were intents until now. */
export async function updateIssued(
  world: World,
  organisationId: string,
  signed: readonly { credentialId: string; document: string }[],
): Promise<{ credentialId: string; achievementId: string }[]> {
  const ids = signed.map(({ credentialId }) => credentialId);
  const documents = signed.map(({ document }) => document);
  const { rows } = await sql<{ credential_id: string; achievement_id: string }>`
    update credentials.credential c set state = 'issued', document = signed.document, issued_at = ${world.now()}
    from unnest(${ids}::text[], ${documents}::text[]) as signed (credential_id, document)
    where c.organisation_id = ${organisationId} and c.credential_id = signed.credential_id and c.state = 'intent'
    returning c.credential_id, c.achievement_id`.execute(world.db);
  return rows.map(row => ({ credentialId: row.credential_id, achievementId: row.achievement_id }));
}

/** Give an intent up. */
export async function updateRejected(world: World, organisationId: string, credentialId: string): Promise<void> {
  await tables(world)
    .updateTable('credentials.credential')
    .set({ state: 'rejected' })
    .where('organisation_id', '=', organisationId)
    .where('credential_id', '=', credentialId)
    .where('state', '=', 'intent')
    .execute();
}

/** Those of these codes that some credential bears. */
export async function listTakenCodes(
  world: World,
  column: 'claim_code' | 'verify_code',
  codes: readonly string[],
): Promise<string[]> {
  const rows = await tables(world)
    .selectFrom('credentials.credential')
    .select(`${column} as code`)
    .where(column, 'in', codes)
    .execute();
  return rows.map(({ code }) => code);
}
