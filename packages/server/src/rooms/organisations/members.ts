import type { ReplyOf, RequestOf } from '@cairn/api';
import type { organisationsContract } from '@cairn/api/organisations';
import { type Actor, languageOf, type Person } from '../../platform/actor.ts';
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
  hasOtherAdmin,
  insertMember,
  listMembershipsOf,
  listMembersOf,
  type Member,
  markJoined,
  updateRole,
} from './member-store.ts';
import { holdOrganisation, listOrganisationsById } from './store.ts';

type Endpoints = typeof organisationsContract;
type View = ReplyOf<Endpoints['inviteMember']>;

function toView(member: Member, person: PersonRecord | undefined): View {
  return {
    personId: member.personId,
    name: person?.name ?? null,
    email: person?.email ?? null,
    role: member.role,
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
  const persons = await getPersons(
    world,
    shown.map(member => member.personId),
  );
  return {
    items: shown.map(member => toView(member, persons.get(member.personId))),
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
  return world.transact(async world => {
    const [organisation] = await listOrganisationsById(world, [organisationId]);
    if (!organisation) throw new Refusal('not_found');
    const language = body.language ?? languageOf(actor);
    const person = await findOrCreatePersonByEmail(world, { email: body.email, name: body.name, language });
    const { personId } = person;
    const member = { organisationId, personId, role: body.role, since: world.now(), joinedAt: null };
    if (!(await insertMember(world, member))) throw new Refusal('already_member');
    const letter = toInvitation(person.language, {
      organisationName: organisation.name,
      role: body.role,
      address: `${world.config.publicUrl}/sign-in`,
    });
    await world.mail.enqueue(world, { ...letter, to: person.email ?? body.email, organisationId });
    await record(world, actor, 'member.invited', member);
    return toView(member, person);
  });
}

/** Give a member another role. It counts from their next request. */
export async function changeMember(
  world: World,
  actor: Actor,
  { params: { organisationId, personId }, body }: RequestOf<Endpoints['changeMember']>,
): Promise<View> {
  return world.transact(async world => {
    const member = await holdMember(world, organisationId, personId);
    if (body.role !== 'admin') await refuseLastAdmin(world, member);
    const changed = { ...member, role: body.role };
    if (member.role !== body.role) {
      await updateRole(world, member, body.role);
      await record(world, actor, 'member.changed', changed);
    }
    return toView(changed, (await getPersons(world, [personId])).get(personId));
  });
}

/** End a membership. It counts from their next request. */
export async function removeMember(
  world: World,
  actor: Actor,
  { params: { organisationId, personId } }: RequestOf<Endpoints['removeMember']>,
): Promise<ReplyOf<Endpoints['removeMember']>> {
  await world.transact(async world => {
    const member = await holdMember(world, organisationId, personId);
    await refuseLastAdmin(world, member);
    await deleteMember(world, member);
    await record(world, actor, 'member.removed', member);
  });
  return { done: true };
}

/** Where a person is a member. Whoever was invited has joined from the first time that this is asked. */
export async function membershipsOf(world: World, personId: string): Promise<Person['memberships']> {
  const memberships = await listMembershipsOf(world, personId);
  if (memberships.some(membership => membership.joinedAt === null)) await markJoined(world, personId);
  return memberships.map(({ organisationId, role }) => ({ organisationId, role }));
}

async function holdMember(world: World, organisationId: string, personId: string): Promise<Member> {
  await holdOrganisation(world, organisationId);
  const member = await findMember(world, organisationId, personId);
  if (!member) throw new Refusal('not_found');
  return member;
}

/** O-5: of those who have come in, one always remains. */
async function refuseLastAdmin(world: World, member: Member): Promise<void> {
  const isAdmin = member.role === 'admin' && member.joinedAt !== null;
  if (isAdmin && !(await hasOtherAdmin(world, member))) throw new Refusal('last_admin');
}

async function record(world: World, actor: Actor, kind: string, member: Member): Promise<void> {
  const { organisationId, personId, role } = member;
  await recordEvent(world, { kind, organisationId, subject: { personId, role }, actor });
}
