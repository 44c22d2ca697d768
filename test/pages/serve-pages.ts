/** A small server with nothing behind it: every sample page, its badges, and the built files as the product serves them. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Assets, PageContext, PublicPage } from '@cairn/api/pages';
import { drawBadge } from '@cairn/core/stones';
import { buildWeb } from '../../scripts/build.ts';
import { cards, listPages } from './samples.ts';

const dist = join(import.meta.dirname, '..', '..', 'packages', 'web', 'dist');
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Built {
  renderPage(page: PublicPage, context: PageContext): string;
  contentSecurityPolicy(kind: PublicPage['kind'], assets: Assets): string;
}

function sendBadge(path: string, response: ServerResponse): void {
  const slug = path.split('/').pop()?.replace('.svg', '') ?? '';
  const known = cards.find(card => card.badgePath === path);
  const outcomes = ['Field sampling', 'Data cleaning', 'Shoreline maps', 'Uncertainty'];
  const svg = drawBadge(
    {
      id: `https://lindon.example/achievements/${slug}`,
      title: known?.title ?? slug,
      issuerName: known?.issuerName ?? 'Lindon University',
      outcomes,
      ...(known?.level && { level: known.level }),
    },
    'full',
  );
  response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(svg);
}

function sendFile(path: string, response: ServerResponse): void {
  const file = join(dist, 'client', path);
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const isCompressed = existsSync(`${file}.br`);
  response
    .writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      ...(isCompressed && { 'content-encoding': 'br' }),
    })
    .end(readFileSync(isCompressed ? `${file}.br` : file));
}

export interface ServedPages {
  url: string;
  names: string[];
  close(): Promise<void>;
}

/** Builds what has changed and serves the sample pages at `/<language>/<name>` on a free port. */
export async function servePages(): Promise<ServedPages> {
  await buildWeb();
  const built = (await import(pathToFileURL(join(dist, 'server', 'public.js')).href)) as Built;
  const assets = JSON.parse(readFileSync(join(dist, 'server', 'assets.json'), 'utf8')) as Assets;
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/badges/')) return sendBadge(pathname, response);
    const [, language = '', name = ''] = pathname.split('/');
    if (language !== 'en' && language !== 'ar') return sendFile(pathname, response);
    const page = listPages(language)[name] ?? { kind: 'not-found' };
    const html = built.renderPage(page, {
      language,
      publicUrl: 'https://lindon.example',
      path: pathname,
      assets,
      operator: language === 'ar' ? 'جامعة ليندون' : 'Lindon University',
    });
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'br',
        'content-security-policy': built.contentSecurityPolicy(page.kind, assets),
      })
      .end(brotliCompressSync(html));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    names: Object.keys(listPages('en')),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
