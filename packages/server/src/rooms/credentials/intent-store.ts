import { sql } from 'kysely';
import { type Cell, insertRows } from '../../platform/database/insert-rows.ts';
import type { World } from '../../platform/world.ts';
import type { Intent } from './credential.ts';
import { type CredentialTable, tables } from './store.ts';

const intentColumns = {
  organisation_id: 'text',
  credential_id: 'text',
  state: 'text',
  uri: 'text',
  achievement_id: 'text',
  achievement_version: 'integer',
  achievement_title: 'text',
  learner_name: 'text',
  subject_id: 'text',
  language: 'text',
  awarded_on: 'date',
  valid_until: 'timestamptz',
  unsigned: 'text',
  proof_created: 'text',
  verification_method: 'text',
  recorded_at: 'timestamptz',
  claim_code: 'text',
  verify_code: 'text',
  batch_id: 'text',
  list_id: 'text',
  list_index: 'integer',
} as const;

/** Keep what is about to be signed, that it is unfinished, and apart from it the addresses of those who gave one. */
export async function insertIntents(
  world: World,
  intents: readonly Intent[],
  emails: readonly (string | undefined)[],
): Promise<void> {
  await insertRows(world, 'credentials.credential', intentColumns, intents.map(toIntentRow));
  const recipients = intents.flatMap(({ organisationId, credentialId }, index) => {
    const email = emails[index];
    return email === undefined ? [] : [{ organisation_id: organisationId, credential_id: credentialId, email }];
  });
  const columns = { organisation_id: 'text', credential_id: 'text', email: 'text' };
  await insertRows(world, 'credentials.recipient', columns, recipients);
  await insertUnfinished(world, intents);
}

async function insertUnfinished(world: World, intents: readonly Intent[]): Promise<void> {
  const [first] = intents;
  if (!first) return;
  await tables(world)
    .insertInto('credentials.unfinished')
    .values({
      organisation_id: first.organisationId,
      group_id: world.newId(),
      recorded_at: first.recordedAt,
      credential_ids: JSON.stringify(intents.map(({ credentialId }) => credentialId)),
    })
    .execute();
}

function toIntentRow(intent: Intent): Record<keyof typeof intentColumns, Cell> {
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
    claim_code: intent.claimCode,
    verify_code: intent.verifyCode,
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
    .where('credential_id', '=', sql<string>`any(${credentialIds})`)
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

/** Intents recorded before an instant, oldest first, by a look at every credential. */
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

const groupsAtOnce = 1000;

/** The same of the oldest groups alone; groups of which nothing is an intent any more are struck off. */
export async function listUnfinished(
  world: World,
  before: Date,
  limit: number,
): Promise<{ organisationId: string; credentialId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; credential_id: string }>`
    with oldest as (
      select organisation_id, group_id, credential_ids, recorded_at from credentials.unfinished
      where recorded_at < ${before} order by recorded_at limit ${groupsAtOnce}),
    left_over as (
      select o.organisation_id, o.group_id, o.recorded_at, c.credential_id from oldest o
      cross join lateral jsonb_array_elements_text(o.credential_ids) as named (credential_id)
      join credentials.credential c on c.organisation_id = o.organisation_id
        and c.credential_id = named.credential_id and c.state = 'intent'),
    struck as (
      delete from credentials.unfinished u using oldest o
      where u.organisation_id = o.organisation_id and u.group_id = o.group_id and not exists (
        select from left_over l where l.organisation_id = o.organisation_id and l.group_id = o.group_id))
    select organisation_id, credential_id from left_over order by recorded_at, credential_id limit ${limit}`.execute(
    world.db,
  );
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
    .where('credential_id', '=', sql<string>`any(${credentialIds})`)
    .where('state', '=', 'intent')
    .where('verification_method', '!=', verificationMethod)
    .execute();
}

/** Turn intents into issued credentials; gives those that were intents until now. */
export async function updateIssued(
  world: World,
  organisationId: string,
  signed: readonly { credentialId: string; proof: string }[],
): Promise<{ credentialId: string; achievementId: string }[]> {
  const ids = signed.map(({ credentialId }) => credentialId);
  const proofs = signed.map(({ proof }) => proof);
  const { rows } = await sql<{ credential_id: string; achievement_id: string }>`
    update credentials.credential c set state = 'issued', proof = signed.proof, issued_at = ${world.now()}
    from unnest(${ids}::text[], ${proofs}::text[]) as signed (credential_id, proof)
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

/** Those of these verify codes that some credential bears. */
export async function listTakenVerifyCodes(world: World, codes: readonly string[]): Promise<string[]> {
  const rows = await tables(world)
    .selectFrom('credentials.credential')
    .select('verify_code')
    .where('verify_code', '=', sql<string>`any(${codes})`)
    .execute();
  return rows.map(row => row.verify_code);
}
