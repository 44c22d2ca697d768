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

/**
 * Carry out once: a later request of the same name gets the same bytes. A refusal or a bug is not kept, so the caller may
 * mend and try again.
 * @param isWhole the story and the keeping of its answer are one transaction, so that there is never one without the other;
 * other stories find by the same key what they left behind
 */
export async function once<K extends Kept>(
  world: World,
  named: Named,
  carryOut: (world: World) => Promise<K>,
  isWhole = false,
): Promise<(K | Kept) & { replayed: boolean }> {
  const kept = await begin(world, named);
  if (kept) return { ...kept, replayed: true };
  const carryOutAndKeep = async (world: World) => {
    const answer = await carryOut(world);
    await sql`update platform.idempotency set status = ${answer.status}, body = ${answer.body}
      where tenant = ${named.tenant} and key = ${named.key}`.execute(world.db);
    return answer;
  };
  try {
    const answer = isWhole ? await world.transact(carryOutAndKeep) : await carryOutAndKeep(world);
    return { ...answer, replayed: false };
  } catch (error) {
    await forget(world, named);
    throw error;
  }
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
