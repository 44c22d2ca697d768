import { sql } from 'kysely';
import type { World } from '../../platform/world.ts';
import type { Credential } from './credential.ts';
import { credentialsOf, tables, toCredential } from './store.ts';

/** False when the credential is claimed already or not issued. */
export async function updateClaimed(world: World, credentialId: string, personId: string): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('credentials.credential')
    .set({ claimed_by: personId, claimed_at: world.now() })
    .where('credential_id', '=', credentialId)
    .where('state', '=', 'issued')
    .where('claimed_by', 'is', null)
    .returning('credential_id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Publishing again keeps the first day. */
export async function updatePublished(
  world: World,
  credentialId: string,
  personId: string,
  publishedAt: Date | null,
): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('credentials.credential')
    .set({ published_at: publishedAt === null ? null : sql`coalesce(published_at, ${publishedAt})` })
    .where('credential_id', '=', credentialId)
    .where('claimed_by', '=', personId)
    .returning('credential_id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function updateLetter(world: World, credentialId: string, letterId: string): Promise<boolean> {
  const updated = await tables(world)
    .updateTable('credentials.credential')
    .set({ letter_id: letterId })
    .where('credential_id', '=', credentialId)
    .returning('credential_id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Newest claim first; the cursor is the id of the last one. */
export async function listHeldRows(
  world: World,
  personId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Credential[]; next?: string; total: number }> {
  let query = credentialsOf(world)
    .where('c.claimed_by', '=', personId)
    .orderBy('c.claimed_at', 'desc')
    .orderBy('c.credential_id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    query = query.where(
      sql<boolean>`(c.claimed_at, c.credential_id) < (select claimed_at, credential_id
        from credentials.credential where credential_id = ${cursor} and claimed_by = ${personId})`,
    );
  }
  const rows = (await query.execute()).map(row => toCredential(row, world.now()));
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const { total } = await tables(world)
    .selectFrom('credentials.credential')
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .where('claimed_by', '=', personId)
    .executeTakeFirstOrThrow();
  return { items, ...(last ? { next: last.credentialId } : {}), total: Number(total) };
}
