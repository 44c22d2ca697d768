/** What a look-up brought back, or a stable code for why nothing came. */
export interface Fetched {
  bytes: Uint8Array;
  mediaType: string;
}
export interface Unreachable {
  unreachable: 'url_not_allowed' | 'no_answer' | 'too_slow' | 'too_large' | 'redirected' | 'not_ok' | 'offline';
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether this machine may be asked to fetch it: https, and plain http only from itself. */
export function mayFetch(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

async function readAtMost(answer: Response, limitBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * GET without cookies and without following redirects, given up after ten seconds or `limitBytes`. Never throws for what the
 * other side does.
 */
export async function fetchWithin(
  fetcher: typeof fetch,
  url: string,
  options: { accept: string; limitBytes: number },
): Promise<Fetched | Unreachable> {
  if (!mayFetch(url)) return { unreachable: 'url_not_allowed' };
  try {
    const answer = await fetcher(url, {
      headers: { accept: options.accept },
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.status >= 300 && answer.status < 400) return { unreachable: 'redirected' };
    if (!answer.ok) return { unreachable: 'not_ok' };
    const bytes = await readAtMost(answer, options.limitBytes);
    const mediaType = answer.headers.get('content-type') ?? 'application/octet-stream';
    return bytes ? { bytes, mediaType } : { unreachable: 'too_large' };
  } catch (trouble) {
    const slow = trouble instanceof Error && trouble.name === 'TimeoutError';
    return { unreachable: slow ? 'too_slow' : 'no_answer' };
  }
}
