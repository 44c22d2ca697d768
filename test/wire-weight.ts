import { get } from 'node:http';

/** Bytes that cross the wire for a page, as compressed. */
export interface Weight {
  html: number;
  total: number;
  parts: { url: string; bytes: number }[];
}

function fetchCompressed(url: string): Promise<{ bytes: number; body: Buffer; encoding: string; status: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip', accept: 'text/html,*/*' } }, answer => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          bytes: body.length,
          body,
          encoding: answer.headers['content-encoding'] ?? '',
          status: answer.statusCode ?? 0,
        });
      });
    }).on('error', reject);
  });
}

async function decoded(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** Fonts that a style sheet names and the page's letters would load cannot be known without a browser: preloads are counted. */
function partsNamedIn(html: string, base: string): string[] {
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(tag => /^<script/.test(tag) || /rel="?(?:stylesheet|preload|modulepreload)/.test(tag))
    .map(tag => /(?:href|src)="?([^"\s>]+)/.exec(tag)?.[1])
    .filter(address => address !== undefined && !address.startsWith('data:'));
  return [...new Set(named)].map(address => new URL(address as string, base).href);
}

/** The weight of a page with everything it asks for at once: styles, scripts, preloaded fonts. Pictures are deferred. */
export async function weightOf(url: string): Promise<Weight> {
  const page = await fetchCompressed(url);
  const parts = [];
  for (const part of partsNamedIn(await decoded(url), url))
    parts.push({ url: part, bytes: (await fetchCompressed(part)).bytes });
  return { html: page.bytes, total: page.bytes + parts.reduce((sum, part) => sum + part.bytes, 0), parts };
}
