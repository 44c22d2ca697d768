import type { World } from '../../platform/world.ts';

interface PasskeyTable {
  passkey_id: string;
  person_id: string;
  credential_id: string;
  public_key: Uint8Array;
  counter: string;
  transports: string[];
  synced: boolean;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
  blocked_at: Date | null;
}
interface ChallengeTable {
  challenge_hash: string;
  purpose: Purpose;
  bound_to: string;
  created_at: Date;
}

/** What a challenge was made for. */
export type Purpose = 'add' | 'sign-in' | 'prove';

const tables = (world: World) =>
  world.db.$extendTables<{ 'accounts.passkey': PasskeyTable; 'accounts.challenge': ChallengeTable }>();

/** A passkey as this room knows it. */
export interface PasskeyRecord {
  passkeyId: string;
  personId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  synced: boolean;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  blockedAt: Date | null;
}

function toPasskey(row: PasskeyTable): PasskeyRecord {
  return {
    passkeyId: row.passkey_id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: Number(row.counter),
    transports: row.transports,
    synced: row.synced,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    blockedAt: row.blocked_at,
  };
}

/** False when the authenticator's credential is kept already. */
export async function insertPasskey(world: World, passkey: PasskeyRecord): Promise<boolean> {
  const inserted = await tables(world)
    .insertInto('accounts.passkey')
    .values({
      passkey_id: passkey.passkeyId,
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: String(passkey.counter),
      transports: passkey.transports,
      synced: passkey.synced,
      name: passkey.name,
      created_at: passkey.createdAt,
      last_used_at: passkey.lastUsedAt,
      blocked_at: passkey.blockedAt,
    })
    .onConflict(conflict => conflict.column('credential_id').doNothing())
    .returning('passkey_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Oldest first. */
export async function listPasskeysOf(world: World, personId: string): Promise<PasskeyRecord[]> {
  const rows = await tables(world)
    .selectFrom('accounts.passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
  return rows.map(toPasskey);
}

/** The passkey of that credential, held until the end of the transaction. */
export async function holdPasskey(world: World, credentialId: string): Promise<PasskeyRecord | undefined> {
  const row = await tables(world)
    .selectFrom('accounts.passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row && toPasskey(row);
}

export async function markPasskeyUsed(world: World, passkeyId: string, counter: number): Promise<void> {
  await tables(world)
    .updateTable('accounts.passkey')
    .set({ counter: String(counter), last_used_at: world.now() })
    .where('passkey_id', '=', passkeyId)
    .execute();
}

export async function blockPasskey(world: World, passkeyId: string): Promise<void> {
  await tables(world)
    .updateTable('accounts.passkey')
    .set({ blocked_at: world.now() })
    .where('passkey_id', '=', passkeyId)
    .execute();
}

/** The passkey with its new name; undefined when it is not that person's. */
export async function updatePasskeyName(
  world: World,
  { passkeyId, personId, name }: { passkeyId: string; personId: string; name: string },
): Promise<PasskeyRecord | undefined> {
  const row = await tables(world)
    .updateTable('accounts.passkey')
    .set({ name })
    .where('passkey_id', '=', passkeyId)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst();
  return row && toPasskey(row);
}

/** False when it is not that person's. */
export async function deletePasskey(world: World, passkeyId: string, personId: string): Promise<boolean> {
  const deleted = await tables(world)
    .deleteFrom('accounts.passkey')
    .where('passkey_id', '=', passkeyId)
    .where('person_id', '=', personId)
    .returning('passkey_id')
    .executeTakeFirst();
  return deleted !== undefined;
}

export interface Challenge {
  hash: string;
  purpose: Purpose;
  boundTo: string;
}

export async function insertChallenge(world: World, { hash, purpose, boundTo }: Challenge): Promise<void> {
  await tables(world)
    .insertInto('accounts.challenge')
    .values({ challenge_hash: hash, purpose, bound_to: boundTo, created_at: world.now() })
    .execute();
}

/** Take the challenge away: whoever comes second finds none. */
export async function takeChallenge(
  world: World,
  hash: string,
): Promise<{ purpose: Purpose; boundTo: string; createdAt: Date } | undefined> {
  const row = await tables(world)
    .deleteFrom('accounts.challenge')
    .where('challenge_hash', '=', hash)
    .returningAll()
    .executeTakeFirst();
  return row && { purpose: row.purpose, boundTo: row.bound_to, createdAt: row.created_at };
}

export async function deleteChallengesBefore(world: World, instant: Date): Promise<void> {
  await tables(world).deleteFrom('accounts.challenge').where('created_at', '<', instant).execute();
}
