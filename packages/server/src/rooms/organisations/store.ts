import type { World } from '../../platform/world.ts';

interface OrganisationTable {
  organisation_id: string;
  slug: string;
  name: string;
  url: string | null;
  email: string | null;
  description: string | null;
  country_code: string;
  locality: string | null;
  quality_statement: string | null;
  language: string;
  sample: boolean;
  first_published_at: Date | null;
  created_at: Date;
}

const tables = (world: World) => world.db.$extendTables<{ 'organisations.organisation': OrganisationTable }>();

/** What an organisation says of itself. */
export interface OrganisationProfile {
  name: string;
  slug: string;
  url?: string | undefined;
  email?: string | undefined;
  description?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  countryCode: string;
  locality?: string | undefined;
  qualityStatement?: string | undefined;
  /** BCP 47 tag of the language it mainly writes in. */
  language: string;
}

/** An organisation as this room keeps it. */
export interface OrganisationRecord extends OrganisationProfile {
  organisationId: string;
  /** Invented, to look around in. */
  sample: boolean;
  /** When its first achievement was published; null before. */
  firstPublishedAt: Date | null;
  createdAt: Date;
}

function toRow(profile: Omit<OrganisationProfile, 'slug'>) {
  return {
    name: profile.name,
    url: profile.url ?? null,
    email: profile.email ?? null,
    description: profile.description ?? null,
    country_code: profile.countryCode,
    locality: profile.locality ?? null,
    quality_statement: profile.qualityStatement ?? null,
    language: profile.language,
  };
}

function toOrganisation(row: OrganisationTable): OrganisationRecord {
  return {
    organisationId: row.organisation_id,
    slug: row.slug,
    name: row.name,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.description === null ? {} : { description: row.description }),
    countryCode: row.country_code,
    ...(row.locality === null ? {} : { locality: row.locality }),
    ...(row.quality_statement === null ? {} : { qualityStatement: row.quality_statement }),
    language: row.language,
    sample: row.sample,
    firstPublishedAt: row.first_published_at,
    createdAt: row.created_at,
  };
}

/** False when the slug is taken; nothing is kept then. */
export async function insertOrganisation(world: World, organisation: OrganisationRecord): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('organisations.organisation')
    .values({
      organisation_id: organisation.organisationId,
      slug: organisation.slug,
      ...toRow(organisation),
      sample: organisation.sample,
      first_published_at: null,
      created_at: organisation.createdAt,
    })
    .onConflict(conflict => conflict.column('slug').doNothing())
    .returning('organisation_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** False when there is no such organisation. */
export async function updateProfile(
  world: World,
  organisationId: string,
  profile: Omit<OrganisationProfile, 'slug'>,
): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('organisations.organisation')
    .set(toRow(profile))
    .where('organisation_id', '=', organisationId)
    .returning('organisation_id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function listOrganisationsById(world: World, ids: readonly string[]): Promise<OrganisationRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(world)
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('organisation_id', 'in', ids)
    .execute();
  return rows.map(toOrganisation);
}

export async function findBySlug(world: World, slug: string): Promise<OrganisationRecord | undefined> {
  const row = await tables(world)
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row && toOrganisation(row);
}

/** All of this installation, by name. */
export async function listAll(world: World, limit: number): Promise<OrganisationRecord[]> {
  const rows = await tables(world)
    .selectFrom('organisations.organisation')
    .selectAll()
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map(toOrganisation);
}

export async function markFirstPublished(world: World, organisationId: string, at: Date): Promise<void> {
  await tables(world)
    .updateTable('organisations.organisation')
    .set({ first_published_at: at })
    .where('organisation_id', '=', organisationId)
    .where('first_published_at', 'is', null)
    .execute();
}

/** Hold the organisation until the end of the transaction, so that changes to its members follow each other. */
export async function holdOrganisation(world: World, organisationId: string): Promise<void> {
  await tables(world)
    .selectFrom('organisations.organisation')
    .select('organisation_id')
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .execute();
}
