import type { World } from '../../platform/world.ts';
import type { Method } from './rules.ts';

interface IssuerTable {
  organisation_id: string;
  issuer_id: string;
  method: Method;
  slug: string;
  created_at: Date;
}
interface SigningKeyTable {
  organisation_id: string;
  key_id: string;
  multikey: string;
  sealed: string;
  created_at: Date;
  retired_at: Date | null;
  backed_up_at: Date | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{ 'keys.issuer': IssuerTable; 'keys.signing_key': SigningKeyTable }>();

/** An organisation as it signs. */
export interface Issuer {
  organisationId: string;
  issuerId: string;
  method: Method;
  /** Names its document on the web. */
  slug: string;
}

export interface SigningKey {
  organisationId: string;
  keyId: string;
  multikey: string;
  /** The private half, or where it lives, sealed by the signer for this organisation. */
  sealed: string;
  createdAt: Date;
  /** Null while it is the one that signs. */
  retiredAt: Date | null;
  backedUpAt: Date | null;
}

function toIssuer(row: IssuerTable): Issuer {
  return { organisationId: row.organisation_id, issuerId: row.issuer_id, method: row.method, slug: row.slug };
}

function toSigningKey(row: SigningKeyTable): SigningKey {
  return {
    organisationId: row.organisation_id,
    keyId: row.key_id,
    multikey: row.multikey,
    sealed: row.sealed,
    createdAt: row.created_at,
    retiredAt: row.retired_at,
    backedUpAt: row.backed_up_at,
  };
}

/** False when the organisation, the identifier or the slug has an issuer already; nothing is kept then. */
export async function insertIssuer(world: World, issuer: Issuer): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('keys.issuer')
    .values({
      organisation_id: issuer.organisationId,
      issuer_id: issuer.issuerId,
      method: issuer.method,
      slug: issuer.slug,
      created_at: world.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('organisation_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findIssuer(world: World, organisationId: string): Promise<Issuer | undefined> {
  const row = await tables(world)
    .selectFrom('keys.issuer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row && toIssuer(row);
}

/** The issuer, held until the end of the transaction, so that one rotation follows the other. */
export async function holdIssuer(world: World, organisationId: string): Promise<Issuer | undefined> {
  const row = await tables(world)
    .selectFrom('keys.issuer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
  return row && toIssuer(row);
}

export async function findIssuerBySlug(world: World, slug: string): Promise<Issuer | undefined> {
  const row = await tables(world).selectFrom('keys.issuer').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && toIssuer(row);
}

export async function listIssuersById(world: World, organisationIds: readonly string[]): Promise<Issuer[]> {
  if (organisationIds.length === 0) return [];
  const rows = await tables(world)
    .selectFrom('keys.issuer')
    .selectAll()
    .where('organisation_id', 'in', organisationIds)
    .execute();
  return rows.map(toIssuer);
}

export async function insertKey(world: World, key: SigningKey): Promise<void> {
  await tables(world)
    .insertInto('keys.signing_key')
    .values({
      organisation_id: key.organisationId,
      key_id: key.keyId,
      multikey: key.multikey,
      sealed: key.sealed,
      created_at: key.createdAt,
      retired_at: key.retiredAt,
      backed_up_at: key.backedUpAt,
    })
    .execute();
}

/** Seal a key otherwise, unless somebody did in the meantime. */
export async function updateSealed(
  world: World,
  { organisationId, keyId, before, sealed }: { organisationId: string; keyId: string; before: string; sealed: string },
): Promise<void> {
  await tables(world)
    .updateTable('keys.signing_key')
    .set({ sealed })
    .where('organisation_id', '=', organisationId)
    .where('key_id', '=', keyId)
    .where('sealed', '=', before)
    .execute();
}

/** Newest first: the one that signs, then the retired ones. */
export async function listKeysOf(world: World, organisationId: string): Promise<SigningKey[]> {
  const rows = await tables(world)
    .selectFrom('keys.signing_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('retired_at', order => order.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toSigningKey);
}

export async function findActiveKey(world: World, organisationId: string): Promise<SigningKey | undefined> {
  const row = await tables(world)
    .selectFrom('keys.signing_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row && toSigningKey(row);
}

/** The key that signed until now. */
export async function retireActiveKey(
  world: World,
  organisationId: string,
): Promise<Pick<SigningKey, 'keyId' | 'multikey'> | undefined> {
  const retired = await tables(world)
    .updateTable('keys.signing_key')
    .set({ retired_at: world.now() })
    .where('organisation_id', '=', organisationId)
    .where('retired_at', 'is', null)
    .returning(['key_id', 'multikey'])
    .executeTakeFirst();
  return retired && { keyId: retired.key_id, multikey: retired.multikey };
}

export async function markBackedUp(world: World, organisationId: string, keyIds: readonly string[]): Promise<void> {
  await tables(world)
    .updateTable('keys.signing_key')
    .set({ backed_up_at: world.now() })
    .where('organisation_id', '=', organisationId)
    .where('key_id', 'in', keyIds)
    .execute();
}
