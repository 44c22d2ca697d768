import type { PageContext, PublicPage } from '@cairn/api/pages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../platform/actor.ts';
import { toCaller } from '../platform/http/caller.ts';
import { toSetCookie } from '../platform/http/cookies.ts';
import { sendStatic } from '../platform/http/static-reply.ts';
import type { World } from '../platform/world.ts';
import type { Renderer } from './renderer.ts';

/** What every page needs besides its model. */
export interface PageGround {
  world: World;
  renderer: Renderer;
}

const languages: readonly Language[] = ['en', 'ar'];
const yearSeconds = 365 * 24 * 3600;

/** The language in the address, which is then remembered, else the one of cookie and browser. */
function languageOfPage(request: FastifyRequest, reply: FastifyReply, { world }: PageGround): Language {
  const asked = languages.find(language => language === (request.query as Record<string, unknown>)['lang']);
  if (asked === undefined) return toCaller(request, world.config).language;
  const cookie = { name: 'language', value: asked, maxAgeSeconds: yearSeconds };
  reply.header('set-cookie', toSetCookie(cookie, world.config.publicUrl.startsWith('https://')));
  return asked;
}

export interface PageOptions {
  status?: number;
  /** Whoever is signed in, for the header. Such a page is nobody else's. */
  person?: PageContext['person'];
  /** Kept out of search engines. */
  hidden?: boolean;
  /** Under one address, in one language and version, the page is always the same: it is made once and kept. */
  version?: string;
}

type PageMaker = PublicPage | ((language: Language) => PublicPage | Promise<PublicPage>);

interface Made {
  html: string;
  policy: string;
}

const mostKept = 500;
const kept = new WeakMap<Renderer, Map<string, Made>>();

/** The page from the shelf of its renderer, made and put there when it is not. The oldest makes room. */
async function madeOnce(renderer: Renderer, key: string, make: () => Promise<Made>): Promise<Made> {
  const shelf = kept.get(renderer) ?? new Map<string, Made>();
  kept.set(renderer, shelf);
  const made = shelf.get(key) ?? (await make());
  shelf.delete(key);
  shelf.set(key, made);
  if (shelf.size > mostKept) shelf.delete(shelf.keys().next().value ?? '');
  return made;
}

/** Answers with a page in the reader's language. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  ground: PageGround,
  page: PageMaker,
  { status = 200, person, hidden = false, version }: PageOptions = {},
): Promise<FastifyReply> {
  const language = languageOfPage(request, reply, ground);
  const { renderer } = ground;
  const make = async (): Promise<Made> => {
    const model = typeof page === 'function' ? await page(language) : page;
    const html = renderer.render(model, {
      language,
      publicUrl: ground.world.config.publicUrl,
      path: request.url,
      assets: renderer.assets,
      ...(person === undefined ? {} : { person }),
    });
    return { html, policy: renderer.policy(model.kind) };
  };
  const { html, policy } =
    version === undefined ? await make() : await madeOnce(renderer, `${language} ${request.url} ${version}`, make);
  reply.headers({
    'content-security-policy': policy,
    'content-language': language,
    ...(hidden && { 'x-robots-tag': 'noindex' }),
  });
  return sendStatic(request, reply, {
    body: html,
    type: 'text/html; charset=utf-8',
    maxAgeSeconds: 0,
    personal: true,
    status,
  });
}
