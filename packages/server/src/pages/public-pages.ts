import type { PublishedAchievement } from '@cairn/api/achievements';
import type { AchievementCard, PublicPage } from '@cairn/api/pages';
import { microCredentialPath } from '@cairn/core/contexts';
import { toAchievementDocument, toProfileDocument } from '@cairn/core/formats';
import { drawBadge, toBadgeSubject } from '@cairn/core/stones';
import type { FastifyInstance } from 'fastify';
import { sendStatic } from '../platform/http/static-reply.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { countCatalogue, getPublished, listPublishedOf, searchCatalogue } from '../rooms/achievements/index.ts';
import { getIssuerIds } from '../rooms/keys/index.ts';
import {
  findOrganisationBySlug,
  getIssuerProfile,
  getOrganisations,
  installationRoutes,
} from '../rooms/organisations/index.ts';
import { present, toAchievementModel, toCard, toIssuerModel } from './achievement-model.ts';
import { drawPng } from './badge-picture.ts';
import { readSearch, toCataloguePage } from './catalogue-model.ts';
import { sendJson, wantsJson } from './documents.ts';
import { type PageGround, sendPage } from './page-reply.ts';

const nobody = { kind: 'nobody', language: 'en' } as const;
const featuredCount = 3;

async function getPublishedAchievement(world: World, achievementId: string): Promise<PublishedAchievement> {
  const published = await getPublished(world, achievementId);
  if (!published) throw new Refusal('not_found');
  return published;
}

async function issuerOf(world: World, organisationId: string) {
  const organisation = (await getOrganisations(world, [organisationId])).get(organisationId);
  const issuerId = (await getIssuerIds(world, [organisationId])).get(organisationId) ?? '';
  return { name: organisation?.name ?? '', slug: organisation?.slug ?? '', issuerId };
}

async function toLanding(world: World): Promise<PublicPage> {
  const { state, samples } = await installationRoutes.readInstallation(world);
  if (state === 'empty' && samples !== 'loaded') return { kind: 'start', samplesPath: '/start', setUpPath: '/start' };
  const newest = { sort: 'newest', limit: featuredCount } as const;
  const { items } = await searchCatalogue(world, nobody, { params: undefined, query: newest, body: undefined });
  const { achievements, issuers } = await countCatalogue(world);
  return { kind: 'landing', featured: items.map(toCard), totalPublished: achievements, totalIssuers: issuers };
}

async function toIssuerPage(world: World, slug: string): Promise<PublicPage> {
  const organisation = await findOrganisationBySlug(world, slug);
  if (!organisation) throw new Refusal('not_found');
  const issuer = await issuerOf(world, organisation.organisationId);
  const achievements: AchievementCard[] = (await listPublishedOf(world, organisation.organisationId)).map(toCard);
  const { description, url, email, countryCode, createdAt } = organisation;
  return {
    kind: 'issuer',
    issuer: {
      ...toIssuerModel(issuer),
      id: issuer.issuerId,
      since: createdAt.toISOString(),
      ...present({ description, url, email, country: countryCode }),
    },
    achievements,
  };
}

/** What everybody may read without signing in: first page, catalogue, achievements, issuers. */
export function mountPublicPages(app: FastifyInstance, ground: PageGround): void {
  const { world } = ground;
  const extensionContextUrl = `${world.config.publicUrl}${microCredentialPath}`;
  app.get('/', async (request, reply) => sendPage(request, reply, ground, await toLanding(world)));
  app.get('/catalogue', async (request, reply) => {
    const search = readSearch(request.query as Record<string, unknown>);
    const found = await searchCatalogue(world, nobody, { params: undefined, query: search.query, body: undefined });
    const totals = await countCatalogue(world);
    return sendPage(request, reply, ground, language => toCataloguePage(search, found, totals, language));
  });
  app.get<{ Params: { slug: string } }>('/issuers/:slug', async (request, reply) => {
    if (!wantsJson(request)) return sendPage(request, reply, ground, await toIssuerPage(world, request.params.slug));
    const organisation = await findOrganisationBySlug(world, request.params.slug);
    if (!organisation) throw new Refusal('not_found');
    const profile = await getIssuerProfile(world, organisation.organisationId);
    return sendJson(request, reply, toProfileDocument(profile), 'application/ld+json');
  });
  mountAchievement(app, ground, extensionContextUrl);
}

function mountAchievement(app: FastifyInstance, ground: PageGround, extensionContextUrl: string): void {
  const { world } = ground;
  type WithId = { Params: { achievementId: string } };
  app.get<WithId>('/achievements/:achievementId', async (request, reply) => {
    const published = await getPublishedAchievement(world, request.params.achievementId);
    if (wantsJson(request)) {
      return sendJson(
        request,
        reply,
        toAchievementDocument(published.achievement, { extensionContextUrl }),
        'application/ld+json',
      );
    }
    const issuer = toIssuerModel(await issuerOf(world, published.organisationId));
    const achievement = toAchievementModel(published.achievement, `/achievements/${published.id}`);
    return sendPage(request, reply, ground, { kind: 'achievement', achievement, issuer });
  });
  app.get<WithId>('/achievements/:achievementId/badge.svg', async (request, reply) => {
    const { achievement, organisationName } = await getPublishedAchievement(world, request.params.achievementId);
    const body = drawBadge(toBadgeSubject(achievement, organisationName), 'full');
    return sendStatic(request, reply, { body, type: 'image/svg+xml', maxAgeSeconds: 3600, crossOrigin: true });
  });
  // For previews of links, which show no SVG.
  app.get<WithId>('/achievements/:achievementId/badge.png', async (request, reply) => {
    const { achievement, organisationName } = await getPublishedAchievement(world, request.params.achievementId);
    const body = await drawPng(drawBadge(toBadgeSubject(achievement, organisationName), 'full'));
    return sendStatic(request, reply, { body, type: 'image/png', maxAgeSeconds: 3600, crossOrigin: true });
  });
}
