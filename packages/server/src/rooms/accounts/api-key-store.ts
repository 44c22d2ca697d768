import type { World } from '../../platform/world.ts';

interface ApiKeyTable {
  organisation_id: string;
  key_id: string;
  secret_hash: string;
  name: string;
  scopes: string[];
  created_at: Date;
  last_used_on: string | null;
}

const tables = (world: World) => world.db.$extendTables<{ 'accounts.api_key': ApiKeyTable }>();

export interface ApiKey {
  organisationId: string;
  keyId: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  lastUsedOn: string | null;
}

function toApiKey(row: ApiKeyTable): ApiKey {
  return {
    organisationId: row.organisation_id,
    keyId: row.key_id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
  };
}

export async function insertApiKey(world: World, key: ApiKey, secretHash: string): Promise<void> {
  await tables(world)
    .insertInto('accounts.api_key')
    .values({
      organisation_id: key.organisationId,
      key_id: key.keyId,
      secret_hash: secretHash,
      name: key.name,
      scopes: key.scopes,
      created_at: key.createdAt,
      last_used_on: key.lastUsedOn,
    })
    .execute();
}

/** Newest first. */
export async function listKeysOf(world: World, organisationId: string): Promise<ApiKey[]> {
  const rows = await tables(world)
    .selectFrom('accounts.api_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toApiKey);
}

/** False when there is no such key in that organisation. */
export async function removeApiKey(world: World, organisationId: string, keyId: string): Promise<boolean> {
  const deleted = await tables(world)
    .deleteFrom('accounts.api_key')
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .returning('key_id')
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function findApiKey(world: World, secretHash: string): Promise<ApiKey | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.api_key')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return row && toApiKey(row);
}

export async function markApiKeyUsed(world: World, key: ApiKey, day: string): Promise<void> {
  await tables(world)
    .updateTable('accounts.api_key')
    .set({ last_used_on: day })
    .where('organisation_id', '=', key.organisationId)
    .where('key_id', '=', key.keyId)
    .execute();
}
