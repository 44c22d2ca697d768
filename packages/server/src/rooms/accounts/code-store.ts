import type { World } from '../../platform/world.ts';

interface RecoveryCodeTable {
  person_id: string;
  code_hash: string;
  created_at: Date;
}
interface ProofCodeTable {
  code_id: string;
  person_id: string;
  session_id: string;
  code_mac: string;
  tries: number;
  created_at: Date;
}

const tables = (world: World) =>
  world.db.$extendTables<{ 'accounts.recovery_code': RecoveryCodeTable; 'accounts.proof_code': ProofCodeTable }>();

/** Those before are void. */
export async function replaceRecoveryCodes(world: World, personId: string, hashes: readonly string[]): Promise<void> {
  await tables(world).deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute();
  const rows = hashes.map(hash => ({ person_id: personId, code_hash: hash, created_at: world.now() }));
  await tables(world).insertInto('accounts.recovery_code').values(rows).execute();
}

/** Use a code up; false when it is none of that person's unused ones. */
export async function takeRecoveryCode(world: World, personId: string, hash: string): Promise<boolean> {
  const taken = await tables(world)
    .deleteFrom('accounts.recovery_code')
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(world: World, personId: string): Promise<number> {
  const { count } = await tables(world)
    .selectFrom('accounts.recovery_code')
    .select(row => row.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface ProofCode {
  codeId: string;
  personId: string;
  sessionId: string;
  mac: string;
}

export async function insertProofCode(world: World, { codeId, personId, sessionId, mac }: ProofCode): Promise<void> {
  await tables(world)
    .insertInto('accounts.proof_code')
    .values({
      code_id: codeId,
      person_id: personId,
      session_id: sessionId,
      code_mac: mac,
      tries: 0,
      created_at: world.now(),
    })
    .execute();
}

/** When codes were sent to the person since then, oldest first. */
export async function listProofCodeTimes(world: World, personId: string, since: Date): Promise<Date[]> {
  const rows = await tables(world)
    .selectFrom('accounts.proof_code')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .execute();
  return rows.map(row => row.created_at);
}

/** The newest code of the session, counted as tried once more in the same step. */
export async function tryProofCode(
  world: World,
  sessionId: string,
): Promise<{ codeId: string; mac: string; tries: number; createdAt: Date } | undefined> {
  const newest = tables(world)
    .selectFrom('accounts.proof_code')
    .select('code_id')
    .where('session_id', '=', sessionId)
    .orderBy('created_at', 'desc')
    .limit(1);
  const row = await tables(world)
    .updateTable('accounts.proof_code')
    .set(code => ({ tries: code('tries', '+', 1) }))
    .where('code_id', '=', newest)
    .returningAll()
    .executeTakeFirst();
  return row && { codeId: row.code_id, mac: row.code_mac, tries: row.tries, createdAt: row.created_at };
}

/** False when another request was quicker. */
export async function deleteProofCode(world: World, codeId: string): Promise<boolean> {
  const deleted = await tables(world)
    .deleteFrom('accounts.proof_code')
    .where('code_id', '=', codeId)
    .returning('code_id')
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function deleteProofCodesBefore(world: World, instant: Date): Promise<void> {
  await tables(world).deleteFrom('accounts.proof_code').where('created_at', '<', instant).execute();
}
