import { randomBytes } from 'node:crypto';
import { addresses } from '@cairn/api/addresses';
import { type Permission, permissions } from '@cairn/api/permissions';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { OpenWorld } from '../open.ts';
import { Refusal } from '../refusal.ts';
import { readJsonBodies, toBodyRefusal, usualBodyBytes } from './body.ts';
import { toCaller } from './caller.ts';
import { countRequests } from './metrics.ts';
import { isBug, type Problem, toProblem } from './problem.ts';
import { secure } from './security.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the endpoint behind the route asks of its caller; other routes are looked up by their address. */
    needs?: Permission;
    /** The most rows of a list in the body. */
    bodyRows?: number;
  }
}

/** Tells a problem as a page; undefined tells it as JSON. */
export type ShowProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem['body'],
) => Promise<FastifyReply> | undefined;

/** The server with everything that holds for every route, and none of the rooms' yet. */
export function createServer(world: OpenWorld, showProblem?: ShowProblem): FastifyInstance {
  const { config } = world;
  const app = Fastify({
    logger: false,
    genReqId: () => randomBytes(9).toString('base64url'),
    bodyLimit: usualBodyBytes,
    requestTimeout: 60_000,
    trustProxy: (_address: string, hop: number) => hop < config.proxies,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => void tellProblem(error, request, reply),
  });
  const tellProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { language } = toCaller(request, config);
    const problem = toProblem(toBodyRefusal(error, request), language, request.id);
    const route = request.routeOptions?.url ?? 'none';
    if (isBug(problem))
      world.log.error('a request failed', { requestId: request.id, route, method: request.method, error });
    reply.code(problem.status).headers({ ...problem.headers, 'cache-control': 'no-store' });
    const page = /\btext\/html\b/.test(request.headers.accept ?? '') && showProblem?.(request, reply, problem.body);
    return page || reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem.body));
  };
  app.setErrorHandler((error: FastifyError, request, reply) => tellProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => tellProblem(new Refusal('not_found'), request, reply));
  requirePermissions(app);
  readJsonBodies(app);
  secure(app, config);
  countRequests(app, world, world.database);
  logRequests(app, world);
  answerProbes(app, world);
  return app;
}

/**
 * Deny by default: the server does not start with a route that is neither an endpoint nor in the table of addresses. Outside
 * the API nothing asks who calls, so what stands there must be everybody's.
 */
function requirePermissions(app: FastifyInstance): void {
  const unlisted: string[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.needs !== undefined) return;
    for (const each of [method].flat()) {
      const needed = addresses[`${each === 'HEAD' ? 'GET' : each} ${url}`];
      if (needed === undefined || permissions[needed].of !== 'public') unlisted.push(`${each} ${url}`);
    }
  });
  app.addHook('onReady', async () => {
    if (unlisted.length === 0) return;
    throw new TypeError(`nothing says who may call ${unlisted.join(', ')}: name them in packages/api/src/addresses.ts`);
  });
}

function logRequests(app: FastifyInstance, { log }: OpenWorld): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? 'none';
    log.debug('answered', {
      requestId,
      method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    });
  });
}

/** `/livez`: the process runs. `/readyz`: it can do its work, and is not about to stop. */
function answerProbes(app: FastifyInstance, world: OpenWorld): void {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  // A connection kept alive would hold the stop up until it times out.
  app.addHook('onSend', async (_, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
  app.get('/livez', async (_, reply) => reply.type('text/plain').send('alive\n'));
  app.get('/readyz', async (_, reply) => {
    const isReady = !isStopping && (await answersSoon(world));
    return reply
      .code(isReady ? 200 : 503)
      .type('text/plain')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
}

async function answersSoon(world: OpenWorld): Promise<boolean> {
  const late = new Promise<false>(resolve => setTimeout(resolve, 2_000, false).unref());
  const answer = sql`select 1`.execute(world.db).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}
