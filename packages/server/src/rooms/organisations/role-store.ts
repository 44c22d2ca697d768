import type { MemberRole } from '@cairn/api/roles';
import type { World } from '../../platform/world.ts';

interface MemberRoleTable {
  organisation_id: string;
  person_id: string;
  role: MemberRole;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'organisations.member_role': MemberRoleTable;
    'organisations.member': { organisation_id: string; person_id: string; joined_at: Date | null };
  }>();

/** Whose roles: a person in an organisation. */
export interface Holder {
  organisationId: string;
  personId: string;
}

/** Roles of some members by person. */
export async function listRolesOf(
  world: World,
  organisationId: string,
  personIds: readonly string[],
): Promise<Map<string, MemberRole[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await tables(world)
    .selectFrom('organisations.member_role')
    .select(['person_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', 'in', personIds)
    .execute();
  const byPerson = Map.groupBy(rows, row => row.person_id);
  return new Map([...byPerson].map(([personId, held]) => [personId, held.map(({ role }) => role)]));
}

/** Give exactly these roles. */
export async function replaceRoles(
  world: World,
  { organisationId, personId }: Holder,
  roles: readonly MemberRole[],
): Promise<void> {
  await tables(world)
    .deleteFrom('organisations.member_role')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
  const rows = roles.map(role => ({ organisation_id: organisationId, person_id: personId, role }));
  await tables(world).insertInto('organisations.member_role').values(rows).execute();
}

/** Does anybody else own the organisation, and has come in at least once? */
export async function hasOtherOwner(world: World, { organisationId, personId }: Holder): Promise<boolean> {
  const other = await tables(world)
    .selectFrom('organisations.member_role as held')
    .innerJoin('organisations.member as member', join =>
      join
        .onRef('member.organisation_id', '=', 'held.organisation_id')
        .onRef('member.person_id', '=', 'held.person_id'),
    )
    .select('held.person_id')
    .where('held.organisation_id', '=', organisationId)
    .where('held.role', '=', 'owner')
    .where('held.person_id', '<>', personId)
    .where('member.joined_at', 'is not', null)
    .executeTakeFirst();
  return other !== undefined;
}
