import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** A reply as it goes over the wire. */
export interface Kept {
  status: number;
  body: Buffer;
}

/** A request that names itself, so that sending it again does nothing twice. */
export interface Named {
  tenant: string;
  key: string;
  /** SHA-256 of method, address and body. */
  hash: string;
}

/** After this a request that was begun and never answered is taken for dead; its story finds what it left by the same key. */
const deadAfterMs = 60_000;

/** The name of a request, from its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07) and who sent it. */
export function toNamed(actor: Actor, params: { organisationId?: unknown }, key: string, parts: string[]): Named {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const sentence = 'Idempotency-Key has 1 to 255 visible ASCII characters.';
    throw new Refusal('request_malformed', {}, [{ at: 'Idempotency-Key', sentence }]);
  }
  const own = actor.kind === 'person' ? `person:${actor.personId}` : 'nobody';
  const tenant = typeof params.organisationId === 'string' ? `organisation:${params.organisationId}` : own;
  return { tenant, key, hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex') };
}

/** What a request asks for. */
export interface Asked<K extends Kept> {
  /** The world in which it is told. */
  place: World;
  tell(place: World): Promise<K>;
  /**
   * The story and the keeping of its answer are one transaction, so that there is never one without the other; other stories
   * find by the same key what they left behind.
   */
  isWhole: boolean;
}

/**
 * Carry out once: a later request of the same name gets the same bytes. A refusal or a bug is not kept, so the caller may
 * mend and try again.
 */
export async function once<K extends Kept>(
  world: World,
  named: Named,
  { place, tell, isWhole }: Asked<K>,
): Promise<(K | Kept) & { replayed: boolean }> {
  const kept = await begin(world, named);
  if (kept) return { ...kept, replayed: true };
  try {
    const answer = isWhole ? await tellAndKeep(place, named, tell) : await tell(place);
    if (!isWhole) await keep(world, named, answer);
    return { ...answer, replayed: false };
  } catch (error) {
    await forget(world, named);
    throw error;
  }
}

/** Answers that are kept are out of reach for whoever tells a story of one organisation: its role ends with the story. */
async function tellAndKeep<K extends Kept>(place: World, named: Named, tell: Asked<K>['tell']): Promise<K> {
  return place.transact(async place => {
    const answer = await tell(place);
    await sql`set local role none`.execute(place.db);
    await keep(place, named, answer);
    return answer;
  });
}

async function keep(world: World, { tenant, key }: Named, { status, body }: Kept): Promise<void> {
  await sql`update platform.idempotency set status = ${status}, body = ${body}
    where tenant = ${tenant} and key = ${key}`.execute(world.db);
}

/** Claim the name; the kept answer if there is one. */
async function begin(world: World, { tenant, key, hash }: Named): Promise<Kept | undefined> {
  const now = world.now();
  const dead = new Date(now.getTime() - deadAfterMs);
  const claimed = await sql`insert into platform.idempotency (tenant, key, request_hash, created_at)
    values (${tenant}, ${key}, ${hash}, ${now})
    on conflict (tenant, key) do update set created_at = ${now}
      where platform.idempotency.status is null and platform.idempotency.created_at < ${dead}
        and platform.idempotency.request_hash = ${hash}
    returning key`.execute(world.db);
  if (claimed.rows.length > 0) return undefined;
  const { rows } = await sql<{ request_hash: string; status: number | null; body: Buffer | null }>`
    select request_hash, status, body from platform.idempotency where tenant = ${tenant} and key = ${key}`.execute(
    world.db,
  );
  const [known] = rows;
  if (known && known.request_hash !== hash) throw new Refusal('idempotency_key_reused');
  if (known?.status == null || known.body == null) throw new Refusal('request_in_progress');
  return { status: known.status, body: known.body };
}

async function forget(world: World, { tenant, key }: Named): Promise<void> {
  await sql`delete from platform.idempotency where tenant = ${tenant} and key = ${key} and status is null`
    .execute(world.db)
    .catch(error => world.log.warn('an unanswered request could not be forgotten', { error }));
}
