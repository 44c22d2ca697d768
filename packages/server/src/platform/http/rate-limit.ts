import { isIPv6 } from 'node:net';
import { Refusal } from '../refusal.ts';

interface Bucket {
  tokens: number;
  at: number;
}

const mostBuckets = 20_000;

/** Counts calls on this node: a bucket per endpoint and client that holds a minute's calls and refills steadily. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Take one call, or refuse with the seconds to wait. */
  take(endpoint: string, address: string, perMinute: number): void {
    const key = `${endpoint} ${toClient(address)}`;
    const now = this.#now();
    const known = this.#buckets.get(key) ?? { tokens: perMinute, at: now };
    const tokens = Math.min(perMinute, known.tokens + ((now - known.at) * perMinute) / 60_000);
    const isAllowed = tokens >= 1;
    // Put at the end, so that the first of the map is the one longest unused.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > mostBuckets) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    if (!isAllowed) throw new Refusal('too_many_requests', { seconds: Math.ceil(((1 - tokens) * 60) / perMinute) });
  }
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
