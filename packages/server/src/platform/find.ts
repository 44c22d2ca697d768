import type { IncomingMessage } from 'node:http';
import { askOutside, type Guard, readWithin, refuse, toText, type Unreachable } from './egress.ts';

export type { Guard, Unreachable } from './egress.ts';

/** What a look-up brought back: at most 1 MiB. */
export interface Found {
  /** As text; empty when bytes were asked for and they are none. */
  body: string;
  /** Byte for byte, when asked for with `asBytes`. */
  base64?: string;
  mediaType: string;
  /** When it was brought, in whole seconds. */
  foundAt?: string;
}

/**
 * Looking up what is outside: GET an https URL of a public host, see `askOutside`. Gives up after 10 s or 1 MiB. Never throws for
 * what the other side does.
 */
export type Find = (
  url: string,
  options?: { accept?: string; timeoutMs?: number; asBytes?: boolean },
) => Promise<Found | Unreachable>;

const largestBytes = 1024 * 1024;
const longestMs = 10_000;

/** A guarded find. */
export function openFind(guard: Guard = {}): Find {
  return (url, { accept = '*/*', timeoutMs = longestMs, asBytes = false } = {}) =>
    askOutside(url, guard, {
      method: 'GET',
      headers: { accept },
      timeoutMs: Math.min(timeoutMs, longestMs),
      read: response => read(response, asBytes),
    });
}

async function read(response: IncomingMessage, asBytes: boolean): Promise<Found | Unreachable> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return refuse(response, 'redirected', status);
  if (status !== 200) return refuse(response, 'not_ok', status);
  const whole = await readWithin(response, largestBytes);
  if (!whole) return { unreachable: 'too_large' };
  const about = { mediaType: response.headers['content-type'] ?? '', foundAt: toInstant(new Date()) };
  const body = toText(whole);
  if (asBytes) return { body: body ?? '', base64: whole.toString('base64'), ...about };
  return body === undefined ? { unreachable: 'not_text' } : { body, ...about };
}

const toInstant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
