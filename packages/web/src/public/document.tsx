import type { Assets, PageContext } from '@cairn/api/pages';
import { renderToStaticMarkup } from 'react-dom/server';
import { directionOf, LanguageProvider } from '../messages/text.ts';
import type { PageHead } from './head.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);

/** JSON that cannot end the element it stands in. */
const quoted = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');

const meta = (name: 'name' | 'property', key: string, content: string | undefined) =>
  content ? `<meta ${name}="${key}" content="${escaped(content)}">` : '';

function shared(head: PageHead, context: PageContext): string {
  return [
    meta('property', 'og:site_name', 'Cairn'),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:title', head.title),
    meta('property', 'og:description', head.description),
    meta('property', 'og:url', head.isIndexed ? `${context.publicUrl}${head.canonicalPath}` : undefined),
    meta('property', 'og:image', head.imagePath && `${context.publicUrl}${head.imagePath}`),
    meta('property', 'og:locale', context.language === 'ar' ? 'ar' : 'en_GB'),
    meta('name', 'twitter:card', 'summary'),
  ].join('');
}

function scriptsOf(head: PageHead, assets: Assets, nonce: string): string {
  const module = (path: string) => `<script type="module" src="${path}"${nonce}></script>`;
  if (head.script === 'console') return module(assets.consoleScript);
  return module(assets.publicScript) + (head.script === 'verify' ? module(assets.verifyScript) : '');
}

/** A complete document around the body of a page. */
export function toDocument(head: PageHead, body: React.ReactNode, context: PageContext): string {
  const { language, assets, publicUrl } = context;
  const nonce = context.nonce ? ` nonce="${escaped(context.nonce)}"` : '';
  const content = renderToStaticMarkup(<LanguageProvider value={language}>{body}</LanguageProvider>);
  const alternates = head.isIndexed
    ? `<link rel="canonical" href="${escaped(publicUrl + head.canonicalPath)}">`
    : '<meta name="robots" content="noindex">';
  const styles = head.script === 'console' ? assets.consoleStyles : [];
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(head.title)}</title>`,
    meta('name', 'description', head.description),
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/assets/mark.svg" type="image/svg+xml">',
    ...assets.preload[language].map(
      path => `<link rel="preload" href="${path}" as="font" type="font/woff2" crossorigin>`,
    ),
    `<script${nonce}>${assets.themeScript}</script>`,
    ...(['shared', ...head.styles] as const).map(name => `<style${nonce}>${assets.styles[name]}</style>`),
    ...styles.map(path => `<link rel="stylesheet" href="${path}">`),
    alternates,
    shared(head, context),
    head.linkedData ? `<script type="application/ld+json">${quoted(head.linkedData)}</script>` : '',
    `</head><body>${content}${scriptsOf(head, assets, nonce)}</body></html>`,
  ].join('');
}
