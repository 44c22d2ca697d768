import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

const windowMs = 60_000;
const mostClients = 20_000;
/** A node takes calls from the common count in blocks of this part of the limit, and asks again when a block is used up. */
const blocksPerLimit = 8;
/** What a node remembers of a client that has no calls left in this window. */
const spent = -1;

/**
 * Counts calls per endpoint, client and minute, over all nodes together: never more than the limit, whichever node is asked.
 * Most calls are counted here alone; refusing costs no query at all. What one node has set aside, others cannot use, so with
 * several nodes a client may be refused a little early.
 */
export class RateLimit {
  #window = 0;
  readonly #left = new Map<string, number>();

  /** Take one call, or refuse with the seconds to wait. */
  async take(world: World, endpoint: string, address: string, perMinute: number): Promise<void> {
    const now = world.now().getTime();
    const window = now - (now % windowMs);
    this.#begin(window);
    const client = `${endpoint} ${toClient(address)}`;
    const left = this.#left.get(client) ?? 0;
    const granted = left === 0 ? await reserve(world, client, window, perMinute) : 0;
    const usable = (this.#left.get(client) ?? 0) + granted;
    if (left === spent || (granted === 0 && usable <= 0)) {
      this.#keep(window, client, spent);
      throw new Refusal('too_many_requests', { seconds: Math.max(1, Math.ceil((window + windowMs - now) / 1000)) });
    }
    this.#keep(window, client, usable - 1);
  }

  #begin(window: number): void {
    if (window === this.#window && this.#left.size < mostClients) return;
    this.#left.clear();
    this.#window = window;
  }

  /** An answer that comes after its minute tells nothing about the next. */
  #keep(window: number, client: string, left: number): void {
    if (window === this.#window) this.#left.set(client, left);
  }
}

/** Set a block of calls aside for this node; how many there were, none when the limit is reached. */
async function reserve(world: World, client: string, window: number, perMinute: number): Promise<number> {
  const block = Math.ceil(perMinute / blocksPerLimit);
  const windowAt = new Date(window);
  const key = await toKey(world, client, windowAt);
  const { rows } = await sql<{ taken: number }>`
    insert into platform.call_count as known (window_at, key, taken) values (${windowAt}, ${key}, ${block})
    on conflict (window_at, key) do update set taken = known.taken + ${block}
      where known.taken < ${perMinute}
    returning taken`.execute(world.db);
  const taken = rows[0]?.taken;
  return taken === undefined ? 0 : Math.min(block, perMinute - (taken - block));
}

/** A fingerprint of the client that nobody can make without the master key, and that is another one tomorrow. */
async function toKey(world: World, client: string, at: Date): Promise<string> {
  const day = at.toISOString().slice(0, 10);
  const mac = await world.vault.mac('platform.call-count', Buffer.from(`${day} ${client}`));
  return Buffer.from(mac).subarray(0, 16).toString('base64url');
}

/** Forget the minutes that are over. */
export async function forgetCalls(world: World): Promise<void> {
  const before = new Date(world.now().getTime() - 2 * windowMs);
  await sql`delete from platform.call_count where window_at < ${before}`.execute(world.db);
}

/** An IPv6 subscriber has a whole /64 to call from. */
function toClient(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const groups = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail] = groups.split('::');
  const first = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - first.length - (tail === '' ? 0 : tail.split(':').length);
  return [...first, ...Array<string>(missing).fill('0')].slice(0, 4).join(':');
}
