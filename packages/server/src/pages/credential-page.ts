import type { CheckedReport } from '@cairn/api/pages';
import { type Explanation, explain, type Report } from '@cairn/core';
import { fromOpenBadge } from '@cairn/core/formats';
import { bakePng, bakeSvg } from '@cairn/core/image';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import type { Logged } from '@cairn/core/log';
import { drawBadge, toBadgeSubject } from '@cairn/core/stones';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../platform/actor.ts';
import { type StaticReply, sendStatic } from '../platform/http/static-reply.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { type Credential, findCredential } from '../rooms/credentials/index.ts';
import { getIssuerIds } from '../rooms/keys/index.ts';
import { getOrganisations } from '../rooms/organisations/index.ts';
import { findLogged, getReceipt } from '../rooms/transparency/index.ts';
import { verdictOf } from '../rooms/verification/index.ts';
import { drawPng } from './badge-picture.ts';
import { type ShownCredential, toCredentialModel, toWithdrawnModel } from './credential-model.ts';
import { sendJson, wantsJson } from './documents.ts';
import { type PageGround, sendPage } from './page-reply.ts';

type WithId = { Params: { credentialId: string } };

/** A credential that its holder shows. To everybody else there is nothing. */
async function getShown(world: World, credentialId: string): Promise<Credential> {
  const credential = await findCredential(world, { credentialId });
  if (!credential?.publishedAt) throw new Refusal('not_found');
  return credential;
}

function parseDocument(credential: Credential): JsonObject {
  const document = parseJson(credential.document);
  if (!isJsonObject(document)) throw new Error('a kept credential is no object');
  return document;
}

/** Gathers what the page shows. */
async function toShown(
  world: World,
  credential: Credential,
  { report, logged }: { report: Report; logged: Logged | undefined },
  language: Language,
): Promise<ShownCredential> {
  const { organisationId, revocation } = credential;
  const { headline, text, items } = explain(report, language);
  const organisation = (await getOrganisations(world, [organisationId])).get(organisationId);
  const issuerId = (await getIssuerIds(world, [organisationId])).get(organisationId) ?? '';
  const award = fromOpenBadge(parseDocument(credential));
  return {
    award,
    uri: credential.uri,
    verifyCode: credential.verifyCode,
    issuer: { name: award.issuer.name ?? '', slug: organisation?.slug ?? '', issuerId },
    report: { verdict: report.verdict, headline, text, checkedAt: report.judgedFor, items: items.map(toCheckedItem) },
    logged,
    revocation: revocation
      ? { reason: revocation.reason, explanation: revocation.explanation ?? null, at: revocation.at.toISOString() }
      : null,
  };
}

function toCheckedItem({
  question,
  answer,
  sentence,
  evidence,
}: Explanation['items'][number]): CheckedReport['items'][number] {
  const rows = evidence.map(({ label, value }) => ({ term: label, value }));
  return { question, answer, sentence, evidence: rows };
}

async function sendCredentialPage(
  request: FastifyRequest,
  reply: FastifyReply,
  ground: PageGround,
  credential: Credential,
) {
  const report = await verdictOf(ground.world, credential);
  const logged = await findLogged(ground.world, parseDocument(credential));
  const page = async (language: Language) => {
    const shown = await toShown(ground.world, credential, { report, logged }, language);
    return shown.revocation
      ? ({ kind: 'withdrawn', credential: toWithdrawnModel(shown, shown.revocation) } as const)
      : ({ kind: 'credential', credential: toCredentialModel(shown) } as const);
  };
  // A credential never changes; its state, the report and what the log shows do.
  const version = `${credential.state} ${report.judgedFor} ${logged?.before.toISOString() ?? ''} ${logged?.witnesses.length ?? ''}`;
  return sendPage(request, reply, ground, page, { hidden: true, version });
}

function toFileName(credential: Credential, ending: string): string {
  return `attachment; filename="credential-${credential.verifyCode.toLowerCase()}.${ending}"`;
}

/** The page of a credential, its exact signed text, and its badge with the credential inside (Open Badges 3.0 §5.3.1, §5.3.2). */
export function mountCredentialPages(app: FastifyInstance, ground: PageGround): void {
  const { world } = ground;
  app.get<WithId>('/credentials/:credentialId', async (request, reply) => {
    const credential = await getShown(world, request.params.credentialId);
    if (wantsJson(request)) return sendJson(request, reply, credential.document, 'application/vc');
    return sendCredentialPage(request, reply, ground, credential);
  });
  app.get<WithId>('/credentials/:credentialId/credential.json', async (request, reply) => {
    const credential = await getShown(world, request.params.credentialId);
    reply.header('content-disposition', toFileName(credential, 'json'));
    return sendJson(request, reply, credential.document, 'application/vc');
  });
  app.get<WithId>('/credentials/:credentialId/credential.tlog-proof', async (request, reply) => {
    const credential = await getShown(world, request.params.credentialId);
    const { content } = await getReceipt(world, credential);
    reply.header('content-disposition', toFileName(credential, 'tlog-proof'));
    return sendStatic(request, reply, {
      body: content,
      type: 'text/plain; charset=utf-8',
      maxAgeSeconds: 300,
      crossOrigin: true,
    });
  });
  for (const ending of ['svg', 'png'] as const) {
    app.get<WithId>(`/credentials/:credentialId/badge.${ending}`, async (request, reply) => {
      const credential = await getShown(world, request.params.credentialId);
      reply.header('content-disposition', toFileName(credential, ending));
      return sendStatic(request, reply, await toBadge(credential, ending));
    });
  }
}

/** The badge as a picture with the credential inside. */
async function toBadge(credential: Credential, ending: 'svg' | 'png'): Promise<StaticReply> {
  const { achievement, issuer } = fromOpenBadge(parseDocument(credential));
  const picture = drawBadge(toBadgeSubject(achievement, issuer.name ?? ''), 'full');
  const shared = { maxAgeSeconds: 300, crossOrigin: true };
  if (ending === 'svg') return { body: bakeSvg(picture, credential.document), type: 'image/svg+xml', ...shared };
  return { body: bakePng(await drawPng(picture), credential.document), type: 'image/png', ...shared };
}
