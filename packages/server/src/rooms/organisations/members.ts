import type { ReplyOf, RequestOf } from '@cairn/api';
import type { organisationsContract } from '@cairn/api/organisations';
import { type MemberRole, memberRoles } from '@cairn/api/roles';
import { type Actor, languageOf, type Membership, toMembership } from '../../platform/actor.ts';
import { parseCursor, toCursor } from '../../platform/cursor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findOrCreatePersonByEmail, getPersons, type PersonRecord } from '../accounts/index.ts';
import { toInvitation } from './letters.ts';
import {
  countMembers,
  deleteMember,
  findMember,
  insertMember,
  listMembershipsOf,
  listMembersOf,
  type Member,
  markJoined,
} from './member-store.ts';
import { hasOtherOwner, listRolesOf, replaceRoles } from './role-store.ts';
import { inOrder, mayGrant } from './rules.ts';
import { holdOrganisation, listOrganisationsById } from './store.ts';

type Endpoints = typeof organisationsContract;
type View = ReplyOf<Endpoints['inviteMember']>;

function toView(member: Member, roles: readonly MemberRole[], person: PersonRecord | undefined): View {
  return {
    personId: member.personId,
    name: person?.name ?? null,
    email: person?.email ?? null,
    roles: inOrder(roles).map(role => ({ role })),
    since: member.since.toISOString(),
    pending: member.joinedAt === null,
  };
}

/** Members in the order in which they were added. */
export async function listMembers(
  world: World,
  _actor: Actor,
  { params: { organisationId }, query }: RequestOf<Endpoints['listMembers']>,
): Promise<ReplyOf<Endpoints['listMembers']>> {
  const after = parseCursor(query.cursor);
  const members = await listMembersOf(world, organisationId, { after, limit: query.limit + 1 });
  const shown = members.slice(0, query.limit);
  const last = members.length > query.limit ? shown.at(-1) : undefined;
  const personIds = shown.map(member => member.personId);
  const persons = await getPersons(world, personIds);
  const roles = await listRolesOf(world, organisationId, personIds);
  return {
    items: shown.map(member => toView(member, roles.get(member.personId) ?? [], persons.get(member.personId))),
    total: await countMembers(world, organisationId),
    ...(last ? { next: toCursor({ at: last.since, id: last.personId }) } : {}),
  };
}

/** Make somebody a member at once and write to them; they come in by signing in with that address. */
export async function inviteMember(
  world: World,
  actor: Actor,
  { params: { organisationId }, body }: RequestOf<Endpoints['inviteMember']>,
): Promise<View> {
  const roles = toRoles(body.roles);
  return world.transact(async world => {
    refuseUnheld(actor, organisationId, roles);
    const [organisation] = await listOrganisationsById(world, [organisationId]);
    if (!organisation) throw new Refusal('not_found');
    const language = body.language ?? languageOf(actor);
    const person = await findOrCreatePersonByEmail(world, { email: body.email, name: body.name, language });
    const { personId } = person;
    const member = { organisationId, personId, since: world.now(), joinedAt: null };
    if (!(await insertMember(world, member))) throw new Refusal('already_member');
    await replaceRoles(world, member, roles);
    const letter = toInvitation(person.language, {
      organisationName: organisation.name,
      roles,
      address: `${world.config.publicUrl}/sign-in`,
    });
    await world.mail.enqueue(world, { ...letter, to: person.email ?? body.email, organisationId });
    await record(world, actor, 'member.invited', member, roles);
    return toView(member, roles, person);
  });
}

/** Give a member other roles in place of theirs. It counts from their next request. */
export async function changeMember(
  world: World,
  actor: Actor,
  { params: { organisationId, personId }, body }: RequestOf<Endpoints['changeMember']>,
): Promise<View> {
  return world.transact(async world => {
    const { member, held } = await holdMember(world, organisationId, personId);
    const roles = toRoles(body.roles);
    const changed = memberRoles.filter(role => held.includes(role) !== roles.includes(role));
    if (changed.length > 0) {
      refuseUnheld(actor, organisationId, changed);
      if (!roles.includes('owner')) await refuseLastOwner(world, member, held);
      await replaceRoles(world, member, roles);
      await record(world, actor, 'member.changed', member, roles);
    }
    return toView(member, roles, (await getPersons(world, [personId])).get(personId));
  });
}

/** End a membership. It counts from their next request. */
export async function removeMember(
  world: World,
  actor: Actor,
  { params: { organisationId, personId } }: RequestOf<Endpoints['removeMember']>,
): Promise<ReplyOf<Endpoints['removeMember']>> {
  await world.transact(async world => {
    const { member, held } = await holdMember(world, organisationId, personId);
    refuseUnheld(actor, organisationId, held);
    await refuseLastOwner(world, member, held);
    await deleteMember(world, member);
    await record(world, actor, 'member.removed', member, held);
  });
  return { done: true };
}

/** Where a person is a member. Whoever was invited has joined from the first time that this is asked. */
export async function membershipsOf(world: World, personId: string): Promise<Membership[]> {
  const memberships = await listMembershipsOf(world, personId);
  if (memberships.some(membership => membership.joinedAt === null)) await markJoined(world, personId);
  return memberships.map(({ organisationId, roles }) => toMembership(organisationId, roles));
}

interface HeldMember {
  member: Member;
  held: MemberRole[];
}

async function holdMember(world: World, organisationId: string, personId: string): Promise<HeldMember> {
  await holdOrganisation(world, organisationId);
  const member = await findMember(world, organisationId, personId);
  if (!member) throw new Refusal('not_found');
  return { member, held: (await listRolesOf(world, organisationId, [personId])).get(personId) ?? [] };
}

const toRoles = (given: readonly { role: MemberRole }[]): MemberRole[] => inOrder(given.map(({ role }) => role));

/** O-13 for a person; nobody else gives roles. */
function refuseUnheld(actor: Actor, organisationId: string, roles: readonly MemberRole[]): void {
  const memberships = actor.kind === 'person' ? actor.memberships : [];
  const membership = memberships.find(each => each.organisationId === organisationId);
  if (!membership || !mayGrant(membership.may, roles)) throw new Refusal('permission_not_held');
}

/** O-5: of those who have come in, one always remains. */
async function refuseLastOwner(world: World, member: Member, held: readonly MemberRole[]): Promise<void> {
  const isOwner = held.includes('owner') && member.joinedAt !== null;
  if (isOwner && !(await hasOtherOwner(world, member))) throw new Refusal('last_owner');
}

async function record(
  world: World,
  actor: Actor,
  kind: string,
  { organisationId, personId }: Member,
  roles: readonly MemberRole[],
): Promise<void> {
  await recordEvent(world, { kind, organisationId, subject: { personId, roles: roles.join(' ') }, actor });
}
