import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { ShowProblem } from '../platform/http/server.ts';
import type { World } from '../platform/world.ts';
import { mountCredentialPages } from './credential-page.ts';
import { mountDocuments } from './documents.ts';
import { sendPage } from './page-reply.ts';
import { mountPublicPages } from './public-pages.ts';
import type { Renderer } from './renderer.ts';
import { mountShells } from './shells.ts';

const robots = 'User-agent: *\nDisallow: /api/\nDisallow: /console\nDisallow: /wallet\nDisallow: /claim\n';

// A worker is held to the policy it came with: whatever it passes on to the page, it fetches by this one.
const workerPolicy = "default-src 'none'; connect-src 'self'";

/** Everything outside the API: pages, the files they load, documents at addresses that standards fix. */
export async function mountPages(app: FastifyInstance, world: World, renderer: Renderer): Promise<void> {
  await app.register(async open => {
    await open.register(fastifyStatic, {
      root: join(renderer.clientDir, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      index: false,
    });
    open.get('/verify-worker.js', (_, reply) =>
      reply
        .header('content-security-policy', workerPolicy)
        .sendFile('verify-worker.js', renderer.clientDir, { maxAge: 0, immutable: false }),
    );
    open.get('/robots.txt', async (_, reply) => reply.type('text/plain').send(robots));
    const ground = { world, renderer };
    mountDocuments(open, world);
    mountPublicPages(open, ground);
    mountCredentialPages(open, ground);
    mountShells(open, ground);
  });
}

/** A problem as a page, for readers who came by a link. */
export function showProblemPages(world: World, renderer: Renderer): ShowProblem {
  return (request, reply, problem) => {
    if (request.url.startsWith('/api/')) return undefined;
    const page =
      problem.status === 404 ? ({ kind: 'not-found' } as const) : ({ kind: 'error', reference: request.id } as const);
    return sendPage(request, reply, { world, renderer }, page, { status: problem.status, hidden: true });
  };
}
