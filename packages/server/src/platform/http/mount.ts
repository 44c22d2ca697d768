import { apiRoot, type Contract, type Endpoint } from '@cairn/api';
import { permissions } from '@cairn/api/permissions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor, Language } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { isSoundNeed, requirePermission } from './access.ts';
import { usualBodyBytes } from './body.ts';
import { toCaller } from './caller.ts';
import { toSetCookie } from './cookies.ts';
import { cookiesOf, type ReplyCookie } from './effects.ts';
import type { Caller, Identify, Routes } from './exchange.ts';
import { type Kept, once, toNamed } from './idempotency.ts';
import { issueWording, ShapeMismatch } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { requireFreshProof } from './step-up.ts';

/** What every route needs of the house. */
export interface Ground {
  world: World;
  identify: Identify;
  rateLimit: RateLimit;
}

/** A story with its types forgotten: the contract has checked them. */
type AnyStory = (world: World, actor: Actor, request: object) => Promise<object>;

/**
 * Put a story behind every endpoint of a contract, below `/api/v1`. Throws at the start when an endpoint has no story, a
 * story no endpoint, or an endpoint no permission.
 */
export function mountRoutes<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  routes: Routes<C>,
  ground: Ground,
): void {
  const extra = Object.keys(routes).filter(name => !(name in contract));
  if (extra.length > 0) throw new TypeError(`no endpoint for ${extra.join(', ')}`);
  for (const [name, endpoint] of Object.entries(contract)) {
    const story = (routes as Record<string, unknown>)[name];
    if (typeof story !== 'function') throw new TypeError(`no story for the endpoint ${name}`);
    if (!isSoundNeed(endpoint.needs, endpoint.path))
      throw new TypeError(`the endpoint ${name} names no permission that can be asked for there`);
    mount(app, name, endpoint, story as AnyStory, ground);
  }
}

function mount(app: FastifyInstance, name: string, endpoint: Endpoint, story: AnyStory, ground: Ground): void {
  const { world, identify, rateLimit } = ground;
  app.route({
    method: endpoint.method,
    url: `${apiRoot}${endpoint.path}`,
    bodyLimit: endpoint.bodyLimitBytes ?? usualBodyBytes,
    config: { needs: endpoint.needs, ...(endpoint.bodyRows !== undefined && { bodyRows: endpoint.bodyRows }) },
    // A body may be large and slow to read, so whoever calls too often is stopped before it.
    onRequest: async request => {
      if (endpoint.perMinute !== undefined) await rateLimit.take(world, name, request.ip, endpoint.perMinute);
    },
    handler: async (request, reply) => {
      const caller = toCaller(request, world.config);
      const params = parseParams(endpoint, request.params);
      const actor = await identify(world, caller);
      requirePermission(endpoint.needs, actor, params);
      requireFreshProof(endpoint, actor, world.now());
      const tell = (place: World) =>
        tellStory(place, endpoint, story, actor, toRequest(endpoint, request, params, caller));
      reply.header('cache-control', 'no-store');
      return send(reply, world, await carryOut(world, endpoint, request, actor, params, tell));
    },
  });
}

/** What is asked about an organisation is answered within it. */
function toPlace(world: World, { needs }: Endpoint, { organisationId }: Readonly<Record<string, unknown>>): World {
  const isWithin = permissions[needs].of === 'organisation' && typeof organisationId === 'string';
  return isWithin ? world.within(organisationId) : world;
}

interface Told extends Kept {
  cookies: readonly ReplyCookie[];
  replayed?: boolean;
}

async function carryOut(
  world: World,
  endpoint: Endpoint,
  request: FastifyRequest,
  actor: Actor,
  params: Readonly<Record<string, unknown>>,
  tell: (place: World) => Promise<Told>,
): Promise<Told> {
  const place = toPlace(world, endpoint, params);
  const key = findKey(request);
  if (!endpoint.idempotent || key === undefined) return tell(place);
  const named = toNamed(actor, params, key, [request.method, request.url, JSON.stringify(request.body ?? null)]);
  return {
    cookies: [],
    ...(await once(world, named, { place, tell, isWhole: endpoint.idempotent === 'in-one-transaction' })),
  };
}

async function tellStory(
  world: World,
  endpoint: Endpoint,
  story: AnyStory,
  actor: Actor,
  request: object,
): Promise<Told> {
  const reply = await story(world, actor, request);
  // Parsing drops what the contract does not name, so a story cannot tell more than it promised.
  const body = Buffer.from(JSON.stringify(endpoint.reply.parse(reply)));
  return { status: endpoint.status ?? 200, body, cookies: cookiesOf(reply) };
}

function send(reply: FastifyReply, world: World, { status, body, cookies, replayed }: Told): FastifyReply {
  const isHttps = world.config.publicUrl.startsWith('https://');
  for (const cookie of cookies) reply.header('set-cookie', toSetCookie(cookie, isHttps));
  if (replayed) reply.header('idempotency-replayed', 'true');
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}

/** A path that cannot be right names nothing. */
function parseParams(endpoint: Endpoint, params: unknown): Readonly<Record<string, unknown>> {
  if (!endpoint.params) return {};
  const parsed = endpoint.params.safeParse(params);
  if (!parsed.success) throw new Refusal('not_found');
  return parsed.data as Record<string, unknown>;
}

function toRequest(endpoint: Endpoint, request: FastifyRequest, params: object, caller: Caller): object {
  const key = findKey(request);
  return {
    params: endpoint.params && params,
    query: endpoint.query && parse(endpoint.query, 'query', request.query, caller.language),
    body: endpoint.body && parse(endpoint.body, 'body', request.body, caller.language),
    caller,
    cookies: caller.cookies,
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

function parse(schema: z.ZodType, from: 'query' | 'body', value: unknown, language: Language): unknown {
  const parsed = schema.safeParse(value ?? (from === 'query' ? {} : null), { error: issueWording[language] });
  if (parsed.success) return parsed.data;
  throw new ShapeMismatch(from, parsed.error.issues);
}

function findKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return Array.isArray(key) ? key[0] : key;
}
