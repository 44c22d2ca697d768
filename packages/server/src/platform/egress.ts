import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

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

export type Reason = Unreachable['unreachable'];
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

/** What is asked of an address, and how its answer is read. */
export interface Asked<T> {
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  timeoutMs: number;
  read(response: IncomingMessage): Promise<T | Unreachable>;
}

/**
 * The one way out of the house: an https URL of a public host. Resolves once and connects to that address, follows no redirect,
 * sends no cookie. Never throws for what the other side does.
 */
export async function askOutside<T>(text: string, guard: Guard, asked: Asked<T>): Promise<T | Unreachable> {
  const url = parseUrl(text, guard.ownOrigin);
  if (!url) return { unreachable: 'url_not_allowed' };
  const resolve = guard.resolve ?? (hostname => lookup(hostname, { all: true, verbatim: true }));
  const isAllowed = url.origin === guard.ownOrigin ? () => true : (guard.isAllowed ?? isPublicAddress);
  const deadline = AbortSignal.timeout(asked.timeoutMs);
  const address = await beforeDeadline(chooseAddress(url, resolve, isAllowed), deadline);
  if (typeof address === 'string') return { unreachable: address };
  return ask(url, { address, deadline, authorities: guard.authorities }, asked);
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

interface Way {
  address: Address;
  deadline: AbortSignal;
  authorities: string | undefined;
}

function ask<T>(
  url: URL,
  { address, deadline, authorities }: Way,
  { method, headers, body, read }: Asked<T>,
): Promise<T | Unreachable> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const pinned = (_name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) =>
    options.all ? done(null, [address]) : done(null, address.address, address.family);
  return new Promise(resolve => {
    const sent: ClientRequest = request(url, {
      method,
      agent: false,
      lookup: pinned as never,
      signal: deadline,
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'Cairn' },
      maxHeaderSize: 16 * 1024,
      ...(authorities !== undefined && { ca: authorities }),
    });
    sent.on('response', response => read(response).then(resolve, () => resolve(toGivenUp(deadline))));
    sent.on('error', () => resolve(toGivenUp(deadline)));
    sent.end(body);
  });
}

const toGivenUp = (deadline: AbortSignal): Unreachable => ({
  unreachable: deadline.aborted ? 'too_slow' : 'no_answer',
});

/** Let go of an answer that is not wanted. */
export function refuse(response: IncomingMessage, unreachable: Reason, status?: number): Unreachable {
  response.destroy();
  return { unreachable, ...(status !== undefined && { status }) };
}

/** All that came, when it is not more than that; else undefined, and the line is cut. */
export async function readWithin(response: IncomingMessage, largestBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = Number(response.headers['content-length'] ?? 0) > largestBytes ? Infinity : 0;
  if (bytes === 0) {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largestBytes) break;
      chunks.push(chunk);
    }
  }
  if (bytes <= largestBytes) return Buffer.concat(chunks);
  response.destroy();
  return undefined;
}

/** The text that bytes are in UTF-8; undefined when they are none. */
export function toText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
