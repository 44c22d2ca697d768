import type { Language } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

interface PersonTable {
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
interface SessionTable {
  token_hash: string;
  session_id: string;
  person_id: string;
  created_at: Date;
  seen_at: Date;
}

const tables = (world: World) =>
  world.db.$extendTables<{
    'accounts.person': PersonTable;
    'accounts.sign_in_link': LinkTable;
    'accounts.session': SessionTable;
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

function toPerson(row: PersonTable): PersonRecord {
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

export interface Session {
  sessionId: string;
  createdAt: Date;
  seenAt: Date;
  person: PersonRecord;
}

export async function insertSession(
  world: World,
  session: { tokenHash: string; sessionId: string; personId: string },
): Promise<void> {
  const now = world.now();
  await tables(world)
    .insertInto('accounts.session')
    .values({
      token_hash: session.tokenHash,
      session_id: session.sessionId,
      person_id: session.personId,
      created_at: now,
      seen_at: now,
    })
    .execute();
}

export async function findSession(world: World, tokenHash: string): Promise<Session | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.session as session')
    .innerJoin('accounts.person as person', 'person.person_id', 'session.person_id')
    .selectAll('person')
    .select(['session.session_id', 'session.created_at as opened_at', 'session.seen_at'])
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row && { sessionId: row.session_id, createdAt: row.opened_at, seenAt: row.seen_at, person: toPerson(row) };
}

export async function touchSession(world: World, sessionId: string): Promise<void> {
  await tables(world)
    .updateTable('accounts.session')
    .set({ seen_at: world.now() })
    .where('session_id', '=', sessionId)
    .execute();
}

/** False when it had ended already. */
export async function deleteSession(world: World, sessionId: string): Promise<boolean> {
  const deleted = await tables(world)
    .deleteFrom('accounts.session')
    .where('session_id', '=', sessionId)
    .returning('session_id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Forget links asked before the first instant, sessions unused since the second or opened before the third. */
export async function deleteEnded(world: World, linksBefore: Date, idleSince: Date, openedBefore: Date): Promise<void> {
  await tables(world).deleteFrom('accounts.sign_in_link').where('created_at', '<', linksBefore).execute();
  await tables(world)
    .deleteFrom('accounts.session')
    .where(where => where.or([where('seen_at', '<', idleSince), where('created_at', '<', openedBefore)]))
    .execute();
}
