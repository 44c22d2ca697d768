import { sql } from 'kysely';
import type { World } from '../../platform/world.ts';
import type { Credential } from './credential.ts';
import { credentialsOf, toCredential } from './store.ts';

/** Which issued credentials are asked for. `cursor` is the id of the last one of the page before. */
export interface IssuedFilter {
  search?: string | undefined;
  achievementId?: string | undefined;
  state?: 'in-force' | 'expired' | 'revoked' | undefined;
  claim?: 'waiting' | 'claimed' | undefined;
  batchId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

type Query = ReturnType<typeof credentialsOf>;

/** A page of issued credentials of an organisation, newest first. */
export async function listIssued(
  world: World,
  organisationId: string,
  filter: IssuedFilter,
): Promise<{ items: Credential[]; next?: string; total: number }> {
  const asked = narrow(
    credentialsOf(world).where('c.organisation_id', '=', organisationId).where('c.state', '=', 'issued'),
    filter,
    world.now(),
  );
  let page = asked
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.credential_id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor !== undefined) {
    page = page.where(
      sql<boolean>`(c.recorded_at, c.credential_id) < (select recorded_at, credential_id
        from credentials.credential where organisation_id = ${organisationId} and credential_id = ${filter.cursor})`,
    );
  }
  const rows = (await page.execute()).map(row => toCredential(row, world.now()));
  const items = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? items.at(-1) : undefined;
  const { total } = await asked
    .clearSelect()
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  return { items, ...(last ? { next: last.credentialId } : {}), total: Number(total) };
}

function narrow(query: Query, filter: IssuedFilter, now: Date): Query {
  const { search, achievementId, state, claim, batchId } = filter;
  let asked = query;
  if (achievementId !== undefined) asked = asked.where('c.achievement_id', '=', achievementId);
  if (batchId !== undefined) asked = asked.where('c.batch_id', '=', batchId);
  if (claim !== undefined) asked = asked.where('c.claimed_by', claim === 'waiting' ? 'is' : 'is not', null);
  if (state === 'revoked') asked = asked.where('w.revoked_at', 'is not', null);
  else if (state !== undefined) {
    asked = asked.where('w.revoked_at', 'is', null);
    asked =
      state === 'expired'
        ? asked.where('c.valid_until', '<', now)
        : asked.where(one => one.or([one('c.valid_until', 'is', null), one('c.valid_until', '>=', now)]));
  }
  const words = search?.trim();
  if (!words) return asked;
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return asked.where(one =>
    one.or([
      one('c.learner_name', 'ilike', pattern),
      one('c.achievement_title', 'ilike', pattern),
      one('r.email', 'ilike', pattern),
    ]),
  );
}

/** Issued credentials of all organisations in the order of their ids, for a walk through everything. */
export async function listAllIssued(world: World, after: string, limit: number): Promise<Credential[]> {
  const rows = await credentialsOf(world)
    .where('c.state', '=', 'issued')
    .where('c.credential_id', '>', after)
    .orderBy('c.credential_id')
    .limit(limit)
    .execute();
  return rows.map(row => toCredential(row, world.now()));
}
