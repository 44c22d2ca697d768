import type { World } from '../../platform/world.ts';
import { type PersonRecord, type PersonTable, toPerson } from './store.ts';

interface SessionTable {
  token_hash: string;
  session_id: string;
  person_id: string;
  created_at: Date;
  seen_at: Date;
  proven_at: Date | null;
  browser: string;
  passkey_id: string | null;
}

const tables = (world: World) =>
  world.db.$extendTables<{ 'accounts.person': PersonTable; 'accounts.session': SessionTable }>();

/** A session without its token. */
export interface SessionRecord {
  sessionId: string;
  createdAt: Date;
  seenAt: Date;
  /** When the person last proved who they are. */
  provenAt: Date;
  /** Two coarse words, such as `firefox-linux`. */
  browser: string;
}

export interface NewSession {
  tokenHash: string;
  sessionId: string;
  personId: string;
  browser: string;
  passkeyId: string | null;
}

export async function insertSession(world: World, session: NewSession): Promise<void> {
  const now = world.now();
  await tables(world)
    .insertInto('accounts.session')
    .values({
      token_hash: session.tokenHash,
      session_id: session.sessionId,
      person_id: session.personId,
      created_at: now,
      seen_at: now,
      proven_at: now,
      browser: session.browser,
      passkey_id: session.passkeyId,
    })
    .execute();
}

export async function findSession(
  world: World,
  tokenHash: string,
): Promise<(SessionRecord & { person: PersonRecord }) | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.session as session')
    .innerJoin('accounts.person as person', 'person.person_id', 'session.person_id')
    .selectAll('person')
    .select(['session.session_id', 'session.created_at as opened_at', 'session.seen_at', 'session.proven_at'])
    .select('session.browser')
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return (
    row && {
      sessionId: row.session_id,
      createdAt: row.opened_at,
      seenAt: row.seen_at,
      provenAt: row.proven_at ?? row.opened_at,
      browser: row.browser,
      person: toPerson(row),
    }
  );
}

/** Last used first. */
export async function listSessionsOf(world: World, personId: string): Promise<SessionRecord[]> {
  const rows = await tables(world)
    .selectFrom('accounts.session')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(row => ({
    sessionId: row.session_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    provenAt: row.proven_at ?? row.created_at,
    browser: row.browser,
  }));
}

export async function touchSession(world: World, sessionId: string): Promise<void> {
  await tables(world)
    .updateTable('accounts.session')
    .set({ seen_at: world.now() })
    .where('session_id', '=', sessionId)
    .execute();
}

/** Give the session a new token and a fresh proof; false when it has ended. */
export async function rotateSession(world: World, sessionId: string, tokenHash: string): Promise<boolean> {
  const rotated = await tables(world)
    .updateTable('accounts.session')
    .set({ token_hash: tokenHash, proven_at: world.now(), seen_at: world.now() })
    .where('session_id', '=', sessionId)
    .returning('session_id')
    .executeTakeFirst();
  return rotated !== undefined;
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

/** False when it is not that person's. */
export async function deleteOwnSession(world: World, personId: string, sessionId: string): Promise<boolean> {
  const deleted = await tables(world)
    .deleteFrom('accounts.session')
    .where('person_id', '=', personId)
    .where('session_id', '=', sessionId)
    .returning('session_id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** The ids of those that were ended: all of the person's but the one that is kept. */
export async function deleteOtherSessions(world: World, personId: string, keptId: string): Promise<string[]> {
  const rows = await tables(world)
    .deleteFrom('accounts.session')
    .where('person_id', '=', personId)
    .where('session_id', '!=', keptId)
    .returning('session_id')
    .execute();
  return rows.map(row => row.session_id);
}

/** End the sessions that a passkey opened, but for the one that is kept. */
export async function deleteSessionsOfPasskey(world: World, passkeyId: string, keptId: string): Promise<void> {
  await tables(world)
    .deleteFrom('accounts.session')
    .where('passkey_id', '=', passkeyId)
    .where('session_id', '!=', keptId)
    .execute();
}

/** Forget sessions unused since the first instant or opened before the second. */
export async function deleteEndedSessions(world: World, idleSince: Date, openedBefore: Date): Promise<void> {
  await tables(world)
    .deleteFrom('accounts.session')
    .where(where => where.or([where('seen_at', '<', idleSince), where('created_at', '<', openedBefore)]))
    .execute();
}
