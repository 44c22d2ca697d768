import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

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

/** Why nothing came back. `unreachable` is stable. */
export interface Unreachable {
  unreachable:
    | 'url_not_allowed'
    | 'address_not_allowed'
    | 'name_not_resolved'
    | 'no_answer'
    | 'too_slow'
    | 'too_large'
    | 'redirected'
    | 'not_ok'
    | 'not_text';
  /** The HTTP status, for `not_ok` and `redirected`. */
  status?: number;
}

/**
 * The one way out of the house: GET an https URL of a public host. Resolves once and connects to that address, follows no
 * redirect, sends no cookie, gives up after 10 s or 1 MiB. Never throws for what the other side does.
 */
export type Find = (
  url: string,
  options?: { accept?: string; timeoutMs?: number; asBytes?: boolean },
) => Promise<Found | Unreachable>;

type Reason = Unreachable['unreachable'];
interface Address {
  address: string;
  family: number;
}

/** What tests replace: how names become addresses and which addresses may be asked. */
export interface Guard {
  /** Origin of this installation, the only one that may be plain http and on this machine: it verifies what it issued. */
  ownOrigin?: string;
  resolve?: (hostname: string) => Promise<Address[]>;
  isAllowed?: (address: string) => boolean;
  /** Certificate authorities beside the usual ones. */
  authorities?: string;
}

const largestBytes = 1024 * 1024;
const longestMs = 10_000;

/** A guarded find. */
export function openFind(guard: Guard = {}): Find {
  const resolve = guard.resolve ?? (hostname => lookup(hostname, { all: true, verbatim: true }));
  const isAllowed = guard.isAllowed ?? isPublicAddress;
  return async (text, options = {}) => {
    const url = parseUrl(text, guard.ownOrigin);
    if (!url) return { unreachable: 'url_not_allowed' };
    const timeoutMs = Math.min(options.timeoutMs ?? longestMs, longestMs);
    const deadline = AbortSignal.timeout(timeoutMs);
    const isOwn = url.origin === guard.ownOrigin;
    const address = await beforeDeadline(chooseAddress(url, resolve, isOwn ? () => true : isAllowed), deadline);
    if (typeof address === 'string') return { unreachable: address };
    const { accept = '*/*', asBytes = false } = options;
    return get({ url, address, deadline, accept, asBytes, authorities: guard.authorities });
  };
}

function parseUrl(text: string, ownOrigin: string | undefined): URL | undefined {
  if (text.length > 2_000 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.origin === ownOrigin) return url;
  // A port of another service on a public host is nobody's credential.
  return url.protocol === 'https:' && ['', '443', '8443'].includes(url.port) ? url : undefined;
}

/** All addresses of the name must be allowed: one that is not says the name is set up to deceive. */
async function chooseAddress(
  url: URL,
  resolve: (hostname: string) => Promise<Address[]>,
  isAllowed: (address: string) => boolean,
): Promise<Address | Reason> {
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(hostname);
  const addresses = family > 0 ? [{ address: hostname, family }] : await resolve(hostname).catch(() => []);
  const [first] = addresses;
  if (!first) return 'name_not_resolved';
  return addresses.every(({ address }) => isAllowed(address)) ? first : 'address_not_allowed';
}

function beforeDeadline<T>(promise: Promise<T>, deadline: AbortSignal): Promise<T | Reason> {
  const late = new Promise<Reason>(resolve => deadline.addEventListener('abort', () => resolve('too_slow')));
  return Promise.race([promise, late]);
}

interface Get {
  url: URL;
  address: Address;
  deadline: AbortSignal;
  accept: string;
  asBytes: boolean;
  authorities: string | undefined;
}

function get({ url, address, deadline, accept, asBytes, authorities }: Get): Promise<Found | Unreachable> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const pinned = (_name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) =>
    options.all ? done(null, [address]) : done(null, address.address, address.family);
  return new Promise(resolve => {
    const asked: ClientRequest = request(url, {
      agent: false,
      lookup: pinned as never,
      signal: deadline,
      headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Cairn' },
      maxHeaderSize: 16 * 1024,
      ...(authorities !== undefined && { ca: authorities }),
    });
    asked.on('response', response => read(response, asBytes).then(resolve, () => resolve(toGivenUp(deadline))));
    asked.on('error', () => resolve(toGivenUp(deadline)));
    asked.end();
  });
}

const toGivenUp = (deadline: AbortSignal): Unreachable => ({
  unreachable: deadline.aborted ? 'too_slow' : 'no_answer',
});

async function read(response: IncomingMessage, asBytes: boolean): Promise<Found | Unreachable> {
  const refuse = (unreachable: Reason, status?: number): Unreachable => {
    response.destroy();
    return { unreachable, ...(status !== undefined && { status }) };
  };
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return refuse('redirected', status);
  if (status !== 200) return refuse('not_ok', status);
  if (Number(response.headers['content-length'] ?? 0) > largestBytes) return refuse('too_large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBytes) return refuse('too_large');
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  const about = { mediaType: response.headers['content-type'] ?? '', foundAt: toInstant(new Date()) };
  const body = toText(whole);
  if (asBytes) return { body: body ?? '', base64: whole.toString('base64'), ...about };
  return body === undefined ? { unreachable: 'not_text' } : { body, ...about };
}

const toInstant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

function toText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
