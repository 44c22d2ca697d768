import { microCredentialContext, microCredentialPath } from '@cairn/core/contexts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendStatic } from '../platform/http/static-reply.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { findHere } from '../rooms/credentials/index.ts';
import { findDidDocument, findDidHistory } from '../rooms/keys/index.ts';
import { mountLog } from './log-files.ts';

const yearSeconds = 31_536_000;

/** Documents at addresses that standards fix: what wallets and verifiers on other machines read. */
export function mountDocuments(app: FastifyInstance, world: World): void {
  const context = JSON.stringify(microCredentialContext);
  app.get(microCredentialPath, (request, reply) =>
    sendStatic(request, reply, {
      body: context,
      type: 'application/ld+json',
      maxAgeSeconds: yearSeconds,
      immutable: true,
      crossOrigin: true,
    }),
  );
  mountLog(app, world);
  app.get<{ Params: { slug: string } }>('/issuers/:slug/did.json', async (request, reply) => {
    const document = await findDidDocument(world, { slug: request.params.slug });
    if (!document) throw new Refusal('not_found');
    return sendJson(request, reply, document, 'application/did+json');
  });
  app.get<{ Params: { slug: string } }>('/issuers/:slug/did.jsonl', async (request, reply) => {
    const log = await findDidHistory(world, { slug: request.params.slug });
    if (log === undefined) throw new Refusal('not_found');
    return sendJson(request, reply, log, 'text/jsonl');
  });
  app.get<{ Params: { listId: string } }>('/status/:listId', async (request, reply) => {
    const list = await findHere(world, `${world.config.publicUrl}/status/${request.params.listId}`);
    if (!list) throw new Refusal('not_found');
    return sendJson(request, reply, list.body, 'application/vc');
  });
}

/** A JSON document that pages on other sites may read, fresh within five minutes. */
export function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  document: object | string,
  type: string,
): Promise<FastifyReply> {
  const body = typeof document === 'string' ? document : JSON.stringify(document);
  return sendStatic(request, reply, { body, type, maxAgeSeconds: 300, crossOrigin: true });
}

/** Whether the reader asks for data rather than for a page (RFC 9110 §12.5.1, as far as it matters here). */
export function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return /\bapplication\/(?:json|vc|[a-z.]+\+json|vc\+ld\+json)\b/.test(accept) && !/\btext\/html\b/.test(accept);
}
