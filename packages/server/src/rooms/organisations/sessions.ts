import type { ReplyOf, RequestOf } from '@cairn/api';
import type { accountsContract } from '@cairn/api/accounts';
import { permissionsOfRoles } from '@cairn/api/roles';
import type { Actor, Person } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { changePerson, getPersons, type PersonRecord } from '../accounts/index.ts';
import { listMembershipsOf } from './member-store.ts';
import { inOrder } from './rules.ts';

type Endpoints = typeof accountsContract;
type View = ReplyOf<Endpoints['readSession']>;

/** Who is signed in, and where they are a member. */
export async function readSession(world: World, actor: Actor): Promise<View> {
  const person = actor.kind === 'person' && (await getPersons(world, [actor.personId])).get(actor.personId);
  return person ? toView(world, person) : { person: null, memberships: [] };
}

/** Change one's own name or language. */
export async function changeProfile(
  world: World,
  actor: Person,
  { body }: RequestOf<Endpoints['changeProfile']>,
): Promise<View> {
  return toView(world, await changePerson(world, actor.personId, body));
}

async function toView(world: World, { personId, ...person }: PersonRecord): Promise<View> {
  const memberships = await listMembershipsOf(world, personId);
  return {
    person: { id: personId, ...person },
    memberships: memberships.map(({ organisationId, organisationName, slug, roles }) => ({
      organisationId,
      organisationName,
      slug,
      roles: inOrder(roles),
      may: [...permissionsOfRoles(roles)],
    })),
  };
}
