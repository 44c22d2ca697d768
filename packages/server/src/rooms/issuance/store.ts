import { sql } from 'kysely';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { World } from '../../platform/world.ts';

interface RequestTable {
  organisation_id: string;
  key: string;
  request_hash: string;
  credential_id: string;
  requested_at: Date;
  external_id: string | null;
}

const tables = (world: World) => world.db.$extendTables<{ 'issuance.request': RequestTable }>();

/** A request to issue, by the key that makes it one. `externalId` is the caller's own number for the award. */
export interface IssueRequest {
  key: string;
  requestHash: string;
  credentialId: string;
  externalId?: string | undefined;
}

const requestColumns = {
  organisation_id: 'text',
  key: 'text',
  request_hash: 'text',
  credential_id: 'text',
  requested_at: 'timestamptz',
  external_id: 'text',
} as const;

/**
 * Keep requests where neither their key nor their external id was used before. Waits while another one is being kept. Gives the
 * earlier ones.
 */
export async function keepRequests(
  world: World,
  organisationId: string,
  requests: readonly IssueRequest[],
): Promise<IssueRequest[]> {
  const rows = requests.map(({ key, requestHash, credentialId, externalId }) => ({
    organisation_id: organisationId,
    key,
    request_hash: requestHash,
    credential_id: credentialId,
    requested_at: world.now(),
    external_id: externalId ?? null,
  }));
  const inserted = await insertRows<keyof typeof requestColumns, { credential_id: string }>(
    world,
    'issuance.request',
    requestColumns,
    rows,
    sql`on conflict do nothing returning credential_id`,
  );
  if (inserted.length === requests.length) return [];
  const isNew = new Set(inserted.map(row => row.credential_id));
  return (await listKept(world, organisationId, requests)).filter(({ credentialId }) => !isNew.has(credentialId));
}

async function listKept(
  world: World,
  organisationId: string,
  requests: readonly IssueRequest[],
): Promise<IssueRequest[]> {
  const keys = requests.map(({ key }) => key);
  const externalIds = requests.flatMap(({ externalId }) => (externalId === undefined ? [] : [externalId]));
  const rows = await tables(world)
    .selectFrom('issuance.request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(one =>
      one.or([
        one('key', '=', sql<string>`any(${keys})`),
        one('external_id', '=', sql<string>`any(${externalIds}::text[])`),
      ]),
    )
    .execute();
  return rows.map(row => ({
    key: row.key,
    requestHash: row.request_hash,
    credentialId: row.credential_id,
    externalId: row.external_id ?? undefined,
  }));
}

/** Forget the keys of requests that are older; the requests and their external ids stay. */
export async function forgetKeys(world: World, before: Date): Promise<void> {
  await sql`update issuance.request set key = 'once:' || credential_id
    where key like 'key:%' and requested_at < ${before}`.execute(world.db);
}

/** All requests in the order of their credentials' ids. */
export async function listRequests(
  world: World,
  after: string,
  limit: number,
): Promise<{ organisationId: string; credentialId: string }[]> {
  const rows = await tables(world)
    .selectFrom('issuance.request')
    .select(['organisation_id', 'credential_id'])
    .where('credential_id', '>', after)
    .orderBy('credential_id')
    .limit(limit)
    .execute();
  return rows.map(row => ({ organisationId: row.organisation_id, credentialId: row.credential_id }));
}
