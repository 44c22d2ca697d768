import type { z } from 'zod';
import { type Api, api, apiRoot } from './contract.ts';
import type { CallOf, Endpoint } from './endpoint.ts';
import type { RefusalCode } from './refusals.ts';

/** An RFC 9457 problem as this API sends it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode | 'bug';
  problems?: { at: string; sentence: string }[];
}

/** What a call throws when the API said no. `problem.code` is stable; `problem.title` is for people. */
export class ApiRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

type Call<E extends Endpoint> = (call: CallOf<E>) => Promise<z.output<E['reply']>>;
/** One function for each endpoint, by room and name. */
export type Client = {
  [Room in keyof Api]: { [Name in keyof Api[Room]]: Api[Room][Name] extends Endpoint ? Call<Api[Room][Name]> : never };
};

/** What the client needs of the world outside: one fetch. */
export interface Wire {
  fetch(
    url: string,
    request: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<{ status: number; text(): Promise<string> }>;
}

interface LooseCall {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

/** The address of a call below `root`, with parameters and query filled in. */
export function urlOf(root: string, endpoint: Endpoint, call: LooseCall): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? ''));
  const query = Object.entries(call.query ?? {})
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return `${root}${apiRoot}${path}${query ? `?${query}` : ''}`;
}

/**
 * A typed client. `root` is the address of the installation without a slash at the end, `''` for the page's own.
 * @throws ApiRefused when the API said no.
 */
export function createClient(wire: Wire, root = '', headers: Record<string, string> = {}): Client {
  const call = (endpoint: Endpoint) => async (given: LooseCall) => {
    const request = {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        ...(endpoint.body ? { 'content-type': 'application/json' } : {}),
        ...(given.idempotencyKey ? { 'idempotency-key': given.idempotencyKey } : {}),
        ...headers,
      },
      ...(endpoint.body ? { body: JSON.stringify(given.body) } : {}),
    };
    const answer = await wire.fetch(urlOf(root, endpoint, given), request);
    const value: unknown = JSON.parse(await answer.text());
    if (answer.status >= 400) throw new ApiRefused(value as Problem);
    return value;
  };
  const rooms = Object.entries(api).map(([room, contract]) => [
    room,
    Object.fromEntries(Object.entries(contract).map(([name, endpoint]) => [name, call(endpoint)])),
  ]);
  return Object.fromEntries(rooms) as Client;
}
