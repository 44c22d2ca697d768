import type { PublicPage } from '@cairn/api/pages';
import type { FastifyInstance } from 'fastify';
import { findCredential } from '../rooms/credentials/index.ts';
import { type PageGround, sendPage } from './page-reply.ts';

/** Addresses that the browser's own program fills. */
const consoles = [
  '/start',
  '/start/organisation',
  '/start/further',
  '/sign-in',
  '/sign-in/:token',
  '/account',
  '/outbox',
  '/claim',
  '/claim/:token',
  '/wallet',
  '/wallet/:credentialId',
  '/console',
  '/console/*',
];

const texts: Readonly<Record<string, PublicPage>> = {
  '/accessibility': { kind: 'accessibility' },
  '/privacy': { kind: 'privacy' },
  '/how-checking-works': { kind: 'how-checking-works' },
};

/** Pages without a model of their own: plain texts, the verify page, and the frames of the consoles. */
export function mountShells(app: FastifyInstance, ground: PageGround): void {
  for (const path of consoles) {
    app.get(path, (request, reply) => sendPage(request, reply, ground, { kind: 'console' }, { hidden: true }));
  }
  for (const [path, page] of Object.entries(texts))
    app.get(path, (request, reply) => sendPage(request, reply, ground, page));
  app.get('/verify', async (request, reply) => {
    const { code } = request.query as Record<string, unknown>;
    if (typeof code !== 'string' || code === '') return sendPage(request, reply, ground, { kind: 'verify' });
    const found = await findCredential(ground.world, { verifyCode: code });
    if (found?.publishedAt) return reply.redirect(new URL(found.uri).pathname, 303);
    return sendPage(request, reply, ground, { kind: 'verify', code: code.slice(0, 24), codeProblem: 'unknown' });
  });
}
