import type { IncomingMessage } from 'node:http';
import { askOutside, type Guard, readWithin, refuse, toText, type Unreachable } from './egress.ts';

/** What was answered, whatever its status but a redirect: at most 64 KiB of text. */
export interface Answered {
  status: number;
  body: string;
  mediaType: string;
}

/**
 * Sending a text to somebody outside: POST to an https URL of a public host, see `askOutside`. Gives up after 5 s or 64 KiB of
 * answer. Never throws for what the other side does.
 */
export type Post = (url: string, text: string) => Promise<Answered | Unreachable>;

const largestBytes = 64 * 1024;
const longestMs = 5_000;

/**
 * A guarded post.
 * @param nearOrigins origins that the operator named, which may be plain http and on this machine
 */
export function openPost(guard: Omit<Guard, 'ownOrigin'> = {}, nearOrigins: readonly string[] = []): Post {
  return (url, text) => {
    const origin = URL.canParse(url) ? new URL(url).origin : '';
    const isNear = nearOrigins.includes(origin);
    return askOutside(url, isNear ? { ...guard, ownOrigin: origin } : guard, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': String(Buffer.byteLength(text)) },
      body: text,
      timeoutMs: longestMs,
      read,
    });
  };
}

async function read(response: IncomingMessage): Promise<Answered | Unreachable> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return refuse(response, 'redirected', status);
  const whole = await readWithin(response, largestBytes);
  const body = whole && toText(whole);
  if (!whole || body === undefined) return { unreachable: whole ? 'not_text' : 'too_large' };
  return { status, body, mediaType: response.headers['content-type'] ?? '' };
}
