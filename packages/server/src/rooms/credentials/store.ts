import type { revocationReasons } from '@cairn/api/credentials';
import { sql } from 'kysely';
import type { Language } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { writeCode } from './codes.ts';
import { type Credential, type Revocation, stateOf, withProof } from './credential.ts';

export interface CredentialTable {
  organisation_id: string;
  credential_id: string;
  state: 'intent' | 'issued' | 'rejected';
  uri: string;
  achievement_id: string;
  achievement_version: number;
  achievement_title: string;
  learner_name: string;
  subject_id: string;
  language: Language;
  awarded_on: string;
  valid_until: Date | null;
  unsigned: string;
  proof_created: string;
  verification_method: string;
  recorded_at: Date;
  /** The proof of the signed text, which is `unsigned` with it. */
  proof: string | null;
  /** The whole signed text, of credentials that were released before proofs were kept apart. */
  document: string | null;
  issued_at: Date | null;
  claim_code: string;
  verify_code: string;
  claimed_by: string | null;
  claimed_at: Date | null;
  published_at: Date | null;
  letter_id: string | null;
  batch_id: string | null;
  list_id: string;
  list_index: number;
}

interface RevocationTable {
  organisation_id: string;
  credential_id: string;
  list_id: string;
  list_index: number;
  reason: (typeof revocationReasons)[number];
  explanation: string | null;
  revoked_by: string | null;
  revoked_at: Date;
}

interface UnfinishedTable {
  organisation_id: string;
  group_id: string;
  recorded_at: Date;
  credential_ids: string;
}

/** The tables of this room about single credentials. */
export const tables = (world: World) =>
  world.db.$extendTables<{
    'credentials.credential': CredentialTable;
    'credentials.recipient': { organisation_id: string; credential_id: string; email: string };
    'credentials.revocation': RevocationTable;
    'credentials.unfinished': UnfinishedTable;
  }>();

/** Credentials with their recipient and their withdrawal beside them. */
export const credentialsOf = (world: World) =>
  tables(world)
    .selectFrom('credentials.credential as c')
    .leftJoin('credentials.recipient as r', join =>
      join.onRef('r.organisation_id', '=', 'c.organisation_id').onRef('r.credential_id', '=', 'c.credential_id'),
    )
    .leftJoin('credentials.revocation as w', join =>
      join.onRef('w.organisation_id', '=', 'c.organisation_id').onRef('w.credential_id', '=', 'c.credential_id'),
    )
    .selectAll('c')
    .select(['r.email', 'w.reason', 'w.explanation', 'w.revoked_by', 'w.revoked_at']);

type Row = Awaited<ReturnType<ReturnType<typeof credentialsOf>['execute']>>[number];

/** A released row as the room speaks of it. */
export function toCredential(row: Row, now: Date): Credential {
  const document = documentOf(row);
  if (document === undefined || row.issued_at === null) throw new Error('a credential that was not released was read');
  return {
    organisationId: row.organisation_id,
    credentialId: row.credential_id,
    uri: row.uri,
    achievementId: row.achievement_id,
    version: row.achievement_version,
    title: row.achievement_title,
    learnerName: row.learner_name,
    language: row.language,
    ...(row.email === null ? {} : { email: row.email }),
    awardedOn: row.awarded_on,
    ...(row.valid_until === null ? {} : { validUntil: row.valid_until }),
    document,
    state: stateOf(row.revoked_at !== null, row.valid_until, now),
    issuedAt: row.issued_at,
    claimCode: writeCode(row.claim_code),
    verifyCode: writeCode(row.verify_code),
    ...(row.claimed_by === null || row.claimed_at === null
      ? {}
      : { claimedBy: row.claimed_by, claimedAt: row.claimed_at }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.letter_id === null ? {} : { letterId: row.letter_id }),
    ...revocationOf(row),
  };
}

/** The exact signed text: what was recorded, and the proof as its last member. */
function documentOf({ unsigned, proof, document }: Pick<CredentialTable, 'unsigned' | 'proof' | 'document'>) {
  if (document !== null) return document;
  return proof === null ? undefined : withProof(unsigned, proof);
}

function revocationOf(row: Row): { revocation?: Revocation } {
  if (row.reason === null || row.revoked_at === null) return {};
  const { reason, explanation, revoked_by: by, revoked_at: at } = row;
  return {
    revocation: { reason, at, ...(explanation === null ? {} : { explanation }), ...(by === null ? {} : { by }) },
  };
}

/** One issued credential by anything that names it. */
export async function findIssued(
  world: World,
  by: Partial<Record<'organisation_id' | 'credential_id' | 'claim_code' | 'verify_code' | 'claimed_by', string>>,
): Promise<Credential | undefined> {
  let query = credentialsOf(world).where('c.state', '=', 'issued');
  for (const [column, value] of Object.entries(by)) {
    query = query.where(sql.ref(`c.${column}`), '=', value);
  }
  const row = await query.executeTakeFirst();
  return row && toCredential(row, world.now());
}

/** Issued credentials by their ids, in no order; those that were not released are left out. */
export async function listIssuedById(
  world: World,
  organisationId: string,
  credentialIds: readonly string[],
): Promise<Credential[]> {
  if (credentialIds.length === 0) return [];
  const rows = await credentialsOf(world)
    .where('c.organisation_id', '=', organisationId)
    .where('c.credential_id', '=', sql<string>`any(${credentialIds})`)
    .where('c.state', '=', 'issued')
    .execute();
  return rows.map(row => toCredential(row, world.now()));
}

/** Keep a withdrawal; false when the credential was withdrawn already. */
export async function insertRevocation(
  world: World,
  credential: Pick<CredentialTable, 'organisation_id' | 'credential_id' | 'list_id' | 'list_index'>,
  { reason, at, explanation, by }: Revocation,
): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('credentials.revocation')
    .values({
      organisation_id: credential.organisation_id,
      credential_id: credential.credential_id,
      list_id: credential.list_id,
      list_index: credential.list_index,
      reason,
      explanation: explanation ?? null,
      revoked_by: by ?? null,
      revoked_at: at,
    })
    .onConflict(conflict => conflict.columns(['organisation_id', 'credential_id']).doNothing())
    .returning('credential_id')
    .executeTakeFirst();
  return inserted !== undefined;
}
