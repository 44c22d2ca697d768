import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toCaller } from '../../../platform/http/caller.ts';
import type { Identify } from '../../../platform/http/exchange.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { admitTesters } from './access.ts';
import { deriveCredential } from './derive.ts';
import { type Ground, openGround } from './ground.ts';
import { toManifest } from './instances.ts';
import { issueCredential } from './issue.ts';
import type { Problem } from './problems.ts';
import { RequestReader } from './requests.ts';
import { resolveDid } from './resolve.ts';
import { statusListPath } from './status-list.ts';
import { type Outcome, verifyCredential, verifyPicture, verifyPresented } from './verify.ts';

/** A picture of a badge may be this large. */
const pictureBytes = 20 * 1024 * 1024;

/**
 * What the public test suites ask of an implementation, at the addresses that they and VCALM 1.0 give; nothing of it is
 * there unless the configuration asks for it.
 */
export async function mountConformance(app: FastifyInstance, world: World, identify: Identify): Promise<void> {
  if (!world.config.conformance) return;
  const ground = await openGround(world);
  world.log.warn('the addresses for conformance tests are open');
  await app.register(async open => {
    open.get(statusListPath, async (_, reply) => send(reply, 200, await ground.statusList.publish(), 'application/vc'));
    await open.register(async tested => {
      admitTesters(tested, world, identify);
      tested.addContentTypeParser(
        ['image/png', 'image/svg+xml'],
        { parseAs: 'buffer' },
        async (_: unknown, body: Buffer) => body,
      );
      mountIssuing(tested, ground);
      mountVerifying(tested, ground);
      mountResolving(tested, ground);
    });
  });
}

function mountIssuing(app: FastifyInstance, ground: Ground): void {
  const { world, issuers, statusList } = ground;
  app.get('/conformance/manifest', (_, reply) =>
    send(reply, 200, toManifest(world.config.publicUrl, issuers), 'application/json'),
  );
  app.post<{ Params: { name: string } }>('/issuers/:name/credentials/issue', async (request, reply) => {
    const issuer = issuers.get(request.params.name);
    if (!issuer) throw new Refusal('not_found');
    const issued = await issueCredential(ground, issuer, request.body, languageOf(request, world));
    if ('problems' in issued) return sendProblems(request, reply, issued.problems);
    return send(reply, 201, issued, 'application/json');
  });
  app.post('/credentials/derive', async (request, reply) => {
    const derived = await deriveCredential(ground, request.body, languageOf(request, world));
    if ('problems' in derived) return sendProblems(request, reply, derived.problems);
    return send(reply, 201, derived, 'application/json');
  });
  app.post('/credentials/status', async (request, reply) => {
    const body = new RequestReader(request.body, languageOf(request, world));
    const [credentialId, index] = [body.text('credentialId'), body.inside('credentialStatus').text('statusListIndex')];
    const named = {
      ...(credentialId !== undefined && { credentialId }),
      ...(index !== undefined && { index: Number(index) }),
    };
    statusList.set(named, body.yesOrNo('status'));
    return send(reply, 200, {}, 'application/json');
  });
}

function mountVerifying(app: FastifyInstance, ground: Ground): void {
  const { world } = ground;
  app.post('/credentials/verify', { bodyLimit: pictureBytes }, async (request, reply) => {
    const verify = request.body instanceof Uint8Array ? verifyPicture : verifyCredential;
    return sendOutcome(request, reply, await verify(ground, request.body as Buffer, languageOf(request, world)));
  });
  app.post('/presentations/verify', async (request, reply) =>
    sendOutcome(request, reply, await verifyPresented(ground, request.body, languageOf(request, world))),
  );
}

function mountResolving(app: FastifyInstance, ground: Ground): void {
  app.get<{ Params: { did: string } }>('/1.0/identifiers/:did', async (request, reply) => {
    const { accept = '' } = request.headers;
    // An identifier keeps its own escapes: those of the address are undone only where it was escaped as a whole.
    const raw = request.url.split('?')[0]?.split('/').at(-1) ?? '';
    const did = raw.startsWith('did:') ? raw : request.params.did;
    const { status, type, body } = await resolveDid(ground, did, accept, languageOf(request, ground.world));
    return send(reply, status, body, type);
  });
}

function languageOf(request: FastifyRequest, world: World) {
  return toCaller(request, world.config).language;
}

function send(reply: FastifyReply, status: number, body: object, type: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type(type).send(JSON.stringify(body));
}

function sendOutcome(request: FastifyRequest, reply: FastifyReply, { errors, warnings }: Outcome): FastifyReply {
  if (errors.length > 0) return sendProblems(request, reply, errors, { verified: false, warnings });
  return send(reply, 200, { verified: true, problemDetails: [], warnings }, 'application/json');
}

/** RFC 9457: the first problem says what it is, and all are listed. */
function sendProblems(request: FastifyRequest, reply: FastifyReply, problems: Problem[], more = {}): FastifyReply {
  const body = { ...problems[0], status: 400, ...more, problemDetails: problems, requestId: request.id };
  return send(reply, 400, body, 'application/problem+json; charset=utf-8');
}
