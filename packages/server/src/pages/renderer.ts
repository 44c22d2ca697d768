import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Assets, PageContext, PublicPage } from '@cairn/api/pages';

/** Turns page models into documents; built from packages/web. */
export interface Renderer {
  assets: Assets;
  /** Folder of the files that browsers load. */
  clientDir: string;
  render(page: PublicPage, context: PageContext): string;
  /** The Content-Security-Policy of a page. */
  policy(kind: PublicPage['kind']): string;
}

interface Bundle {
  renderPage(page: PublicPage, context: PageContext): string;
  contentSecurityPolicy(kind: PublicPage['kind'], assets: Assets): string;
}

const built = join(import.meta.dirname, '..', '..', '..', 'web', 'dist');

/**
 * Loads the built pages.
 * @throws Error saying what to run when they have not been built.
 */
export async function loadRenderer(): Promise<Renderer> {
  const bundle = join(built, 'server', 'public.js');
  if (!existsSync(bundle)) throw new Error('The pages are not built. Run: npm run build');
  const { renderPage, contentSecurityPolicy } = (await import(pathToFileURL(bundle).href)) as Bundle;
  const assets = JSON.parse(readFileSync(join(built, 'server', 'assets.json'), 'utf8')) as Assets;
  return {
    assets,
    clientDir: join(built, 'client'),
    render: renderPage,
    policy: kind => contentSecurityPolicy(kind, assets),
  };
}
