import type { MemberRole } from '@cairn/api/roles';
import { sql } from 'kysely';
import type { Cursor } from '../../platform/cursor.ts';
import type { World } from '../../platform/world.ts';

interface MemberTable {
  organisation_id: string;
  person_id: string;
  since: Date;
  joined_at: Date | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'organisations.member': MemberTable;
    'organisations.organisation': { organisation_id: string; name: string; slug: string };
  }>();

export interface Member {
  organisationId: string;
  personId: string;
  since: Date;
  /** Null until the person first came in. */
  joinedAt: Date | null;
}

function toMember(row: MemberTable): Member {
  const { organisation_id, person_id, since, joined_at } = row;
  return { organisationId: organisation_id, personId: person_id, since, joinedAt: joined_at };
}

/** False when the person is a member already; nothing is changed then. */
export async function insertMember(world: World, member: Member): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('organisations.member')
    .values({
      organisation_id: member.organisationId,
      person_id: member.personId,
      since: member.since,
      joined_at: member.joinedAt,
    })
    .onConflict(conflict => conflict.columns(['organisation_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** A page of members by the time they were added, those after `after` only. */
export async function listMembersOf(
  world: World,
  organisationId: string,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<Member[]> {
  let query = tables(world)
    .selectFrom('organisations.member')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (after) {
    query = query.where(where => where(where.refTuple('since', 'person_id'), '>', where.tuple(after.at, after.id)));
  }
  const rows = await query.orderBy('since').orderBy('person_id').limit(limit).execute();
  return rows.map(toMember);
}

export async function countMembers(world: World, organisationId: string): Promise<number> {
  const { count } = await tables(world)
    .selectFrom('organisations.member')
    .select(row => row.fn.countAll<string>().as('count'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findMember(world: World, organisationId: string, personId: string): Promise<Member | undefined> {
  const row = await tables(world)
    .selectFrom('organisations.member')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && toMember(row);
}

export async function deleteMember(world: World, member: Member): Promise<void> {
  await tables(world)
    .deleteFrom('organisations.member')
    .where('organisation_id', '=', member.organisationId)
    .where('person_id', '=', member.personId)
    .execute();
}

const heldRoles = sql<MemberRole[]>`array(
  select held.role from organisations.member_role held
  where held.organisation_id = member.organisation_id and held.person_id = member.person_id)`;

/** Where a person is a member, by the name of the organisation. */
export async function listMembershipsOf(
  world: World,
  personId: string,
): Promise<(Member & { organisationName: string; slug: string; roles: MemberRole[] })[]> {
  const rows = await tables(world)
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.organisation as organisation', 'organisation.organisation_id', 'member.organisation_id')
    .selectAll('member')
    .select(['organisation.name', 'organisation.slug', heldRoles.as('roles')])
    .where('member.person_id', '=', personId)
    .orderBy('organisation.name')
    .execute();
  return rows.map(row => ({
    ...toMember(row),
    organisationName: row.name,
    slug: row.slug,
    roles: row.roles,
  }));
}

export async function markJoined(world: World, personId: string): Promise<void> {
  await tables(world)
    .updateTable('organisations.member')
    .set({ joined_at: world.now() })
    .where('person_id', '=', personId)
    .where('joined_at', 'is', null)
    .execute();
}
