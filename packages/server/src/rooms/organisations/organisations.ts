import type { ReplyOf, RequestOf } from '@cairn/api';
import type { organisationsContract } from '@cairn/api/organisations';
import type { Profile } from '@cairn/core/award';
import type { Actor, Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { createIssuerKey, getIssuerIds } from '../keys/index.ts';
import { insertMember } from './member-store.ts';
import { replaceRoles } from './role-store.ts';
import { toProfile, toPublicUrl } from './rules.ts';
import {
  findBySlug,
  insertOrganisation,
  listAll,
  listOrganisationsById,
  type OrganisationProfile,
  type OrganisationRecord,
  updateProfile,
} from './store.ts';

type Endpoints = typeof organisationsContract;
type View = ReplyOf<Endpoints['getOrganisation']>;

/**
 * Make an organisation with its signing key and its first owner, in one transaction. Refuses `name_taken`. A sample
 * is invented: it says so wherever it is shown.
 */
export async function foundOrganisation(
  world: World,
  actor: Actor,
  { profile, ownerId, sample = false }: { profile: OrganisationProfile; ownerId: string; sample?: boolean },
): Promise<View> {
  const organisationId = world.newId();
  const now = world.now();
  return world.transact(async world => {
    const record = { ...profile, organisationId, sample, firstPublishedAt: null, createdAt: now };
    const inserted = await insertOrganisation(world, record);
    const issuer = inserted ? await createIssuerKey(world, actor, { organisationId, slug: profile.slug }) : undefined;
    if (!issuer) throw new Refusal('name_taken', { slug: profile.slug });
    await insertMember(world, { organisationId, personId: ownerId, since: now, joinedAt: now });
    await replaceRoles(world, { organisationId, personId: ownerId }, ['owner']);
    await recordEvent(world, { kind: 'organisation.created', organisationId, subject: { organisationId }, actor });
    return toView(world, record, issuer.issuerId);
  });
}

/** A further organisation; whoever asks becomes its owner. */
export async function createOrganisation(
  world: World,
  actor: Person,
  { body }: RequestOf<Endpoints['createOrganisation']>,
): Promise<View> {
  return foundOrganisation(world, actor, { profile: body, ownerId: actor.personId });
}

/** One organisation with its profile. */
export async function getOrganisation(
  world: World,
  _actor: Actor,
  { params }: RequestOf<Endpoints['getOrganisation']>,
): Promise<View> {
  const organisation = (await getOrganisations(world, [params.organisationId])).get(params.organisationId);
  if (!organisation) throw new Refusal('not_found');
  const issuerIds = await getIssuerIds(world, [params.organisationId]);
  return toView(world, organisation, issuerIds.get(params.organisationId) ?? '');
}

/** Change the profile. What was signed before keeps saying what it said. */
export async function changeOrganisation(
  world: World,
  actor: Actor,
  { params, body }: RequestOf<Endpoints['changeOrganisation']>,
): Promise<View> {
  const { organisationId } = params;
  await world.transact(async world => {
    if (!(await updateProfile(world, organisationId, body))) throw new Refusal('not_found');
    await recordEvent(world, { kind: 'organisation.changed', organisationId, subject: { organisationId }, actor });
  });
  return getOrganisation(world, actor, { params, query: undefined, body: undefined });
}

/** Organisations by id; unknown ids are left out. */
export async function getOrganisations(world: World, ids: readonly string[]): Promise<Map<string, OrganisationRecord>> {
  const organisations = await listOrganisationsById(world, [...new Set(ids)]);
  return new Map(organisations.map(organisation => [organisation.organisationId, organisation]));
}

/** The organisation whose public address ends in this slug. */
export async function findOrganisationBySlug(world: World, slug: string): Promise<OrganisationRecord | undefined> {
  return findBySlug(world, slug);
}

/** All organisations of this installation by name, at most 500. */
export async function listOrganisations(world: World): Promise<OrganisationRecord[]> {
  return listAll(world, 500);
}

/** The organisation as its credentials name it. Refuses `not_found`, and `key_missing` when it cannot sign. */
export async function getIssuerProfile(world: World, organisationId: string): Promise<Profile> {
  const organisation = (await getOrganisations(world, [organisationId])).get(organisationId);
  if (!organisation) throw new Refusal('not_found');
  const issuerId = (await getIssuerIds(world, [organisationId])).get(organisationId);
  if (issuerId === undefined) throw new Refusal('key_missing');
  return toProfile(issuerId, organisation);
}

function toView(world: World, organisation: OrganisationRecord, issuerId: string): View {
  const { organisationId, createdAt, firstPublishedAt: _, ...profile } = organisation;
  const publicUrl = toPublicUrl(world.config.publicUrl, organisation.slug);
  return { ...profile, id: organisationId, createdAt: createdAt.toISOString(), issuerId, publicUrl };
}
