import type { Language } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

export interface PersonTable {
  person_id: string;
  name: string | null;
  email: string | null;
  language: Language;
  operator: boolean;
  created_at: Date;
}
interface LinkTable {
  token_hash: string;
  email: string;
  language: Language;
  next: string;
  browser_hash: string;
  person_id: string | null;
  created_at: Date;
  used_at: Date | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'accounts.person': PersonTable;
    'accounts.sign_in_link': LinkTable;
  }>();

/** A person as this room knows them. */
export interface PersonRecord {
  personId: string;
  /** As they write it; absent until they gave it. */
  name?: string;
  /** Lower case; absent for people who claimed an award with a typed code. */
  email?: string;
  /** Language of the pages and letters they get. */
  language: Language;
  /** Runs this installation. */
  operator: boolean;
}

export function toPerson(row: PersonTable): PersonRecord {
  return {
    personId: row.person_id,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.email === null ? {} : { email: row.email }),
    language: row.language,
    operator: row.operator,
  };
}

/** False when somebody has the address already; nothing is kept then. */
export async function insertPerson(world: World, person: PersonRecord): Promise<boolean> {
  const { personId, name = null, email = null, language, operator } = person;
  const inserted = await tables(world)
    .insertInto('accounts.person')
    .values({ person_id: personId, name, email, language, operator, created_at: world.now() })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The person with that address, in lower case; undefined when nobody has it. */
export async function findPersonByEmail(world: World, email: string): Promise<PersonRecord | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.person')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst();
  return row && toPerson(row);
}

export async function listPersonsById(world: World, ids: readonly string[]): Promise<PersonRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(world).selectFrom('accounts.person').selectAll().where('person_id', 'in', ids).execute();
  return rows.map(toPerson);
}

export async function updatePerson(
  world: World,
  personId: string,
  change: { name?: string; language?: Language; email?: string; operator?: boolean },
): Promise<void> {
  await tables(world).updateTable('accounts.person').set(change).where('person_id', '=', personId).execute();
}

export interface Link {
  tokenHash: string;
  email: string;
  language: Language;
  next: string;
  browserHash: string;
  personId: string | null;
  createdAt: Date;
  usedAt: Date | null;
}

export async function insertLink(world: World, link: Omit<Link, 'createdAt' | 'usedAt'>): Promise<void> {
  await tables(world)
    .insertInto('accounts.sign_in_link')
    .values({
      token_hash: link.tokenHash,
      email: link.email,
      language: link.language,
      next: link.next,
      browser_hash: link.browserHash,
      person_id: link.personId,
      created_at: world.now(),
      used_at: null,
    })
    .execute();
}

/** When links were asked for the address since then, oldest first. */
export async function listLinkTimes(world: World, email: string, since: Date): Promise<Date[]> {
  const rows = await tables(world)
    .selectFrom('accounts.sign_in_link')
    .select('created_at')
    .where('email', '=', email)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .execute();
  return rows.map(row => row.created_at);
}

/** The link, held until the end of the transaction. */
export async function holdLink(world: World, tokenHash: string): Promise<Link | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.sign_in_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      tokenHash: row.token_hash,
      email: row.email,
      language: row.language,
      next: row.next,
      browserHash: row.browser_hash,
      personId: row.person_id,
      createdAt: row.created_at,
      usedAt: row.used_at,
    }
  );
}

export async function markLinkUsed(world: World, tokenHash: string): Promise<void> {
  await tables(world)
    .updateTable('accounts.sign_in_link')
    .set({ used_at: world.now() })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Forget links asked before that instant. */
export async function deleteLinksBefore(world: World, instant: Date): Promise<void> {
  await tables(world).deleteFrom('accounts.sign_in_link').where('created_at', '<', instant).execute();
}
