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
  organisationId: string;
  key: string;
  requestHash: string;
  credentialId: string;
}

/** Keep a request, or give the earlier one with the same key. Waits while another one is being kept. */
export async function keepRequest(world: World, request: IssueRequest): Promise<IssueRequest> {
  const inserted = await tables(world)
    .insertInto('issuance.request')
    .values({
      organisation_id: request.organisationId,
      key: request.key,
      request_hash: request.requestHash,
      credential_id: request.credentialId,
      requested_at: world.now(),
    })
    .onConflict(conflict => conflict.columns(['organisation_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return request;
  const earlier = await tables(world)
    .selectFrom('issuance.request')
    .selectAll()
    .where('organisation_id', '=', request.organisationId)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  return { ...request, requestHash: earlier.request_hash, credentialId: earlier.credential_id };
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
