import type { World } from '../../platform/world.ts';

interface RequestTable {
  organisation_id: string;
  key: string;
  request_hash: string;
  credential_id: string;
  requested_at: Date;
}

const tables = (world: World) => world.db.$extendTables<{ 'issuance.request': RequestTable }>();

/** A request to issue, by the key that makes it one. */
export interface IssueRequest {
  key: string;
  requestHash: string;
  credentialId: string;
}

/** Keep requests, or give the earlier ones with the same keys. Waits while another one is being kept. Gives all by key. */
export async function keepRequests(
  world: World,
  organisationId: string,
  requests: readonly IssueRequest[],
): Promise<Map<string, IssueRequest>> {
  const rows = requests.map(({ key, requestHash, credentialId }) => ({
    organisation_id: organisationId,
    key,
    request_hash: requestHash,
    credential_id: credentialId,
    requested_at: world.now(),
  }));
  const inserted = await tables(world)
    .insertInto('issuance.request')
    .values(rows)
    .onConflict(conflict => conflict.columns(['organisation_id', 'key']).doNothing())
    .returning('key')
    .execute();
  const kept = new Map(requests.map(request => [request.key, request]));
  if (inserted.length === requests.length) return kept;
  const earlier = await tables(world)
    .selectFrom('issuance.request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('key', 'in', [...kept.keys()])
    .execute();
  for (const row of earlier) {
    kept.set(row.key, { key: row.key, requestHash: row.request_hash, credentialId: row.credential_id });
  }
  return kept;
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
