import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Refusal } from '../refusal.ts';

/** For replies that are no pages. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** For our pages: nothing from elsewhere but what verification in the browser reads (issuers' keys and status lists). */
export const pagePolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "manifest-src 'self'"],
  ...["connect-src 'self' https:", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers of every reply, and the refusal of requests that another site caused. */
export function secure(app: FastifyInstance, config: Pick<Config, 'publicUrl' | 'host' | 'proxies'>): void {
  const isHttps = config.publicUrl.startsWith('https://');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': strictPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
      'x-request-id': request.id,
      ...(isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    });
    // PostgreSQL keeps no U+0000 in a text, so no address with one names anything.
    if (request.url.includes('%00')) throw new Refusal('not_found');
    refuseForeignHost(request, config);
    if (changing.has(request.method) && request.headers.cookie !== undefined)
      refuseForeignOrigin(request, config.publicUrl);
  });
}

/**
 * A browser says where a request comes from (Fetch Metadata; RFC 6454 §7). One that carries cookies and changes something
 * must come from our own pages.
 */
function refuseForeignOrigin({ headers }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('origin_foreign');
  const { origin } = headers;
  if (origin === undefined || origin === publicUrl) return;
  if (!URL.canParse(origin) || new URL(origin).host !== headers.host) throw new Refusal('origin_foreign');
}

const localNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** On a machine of one's own, a foreign name that resolves to it (DNS rebinding) reaches nothing. */
function refuseForeignHost(
  { headers }: FastifyRequest,
  { host, proxies, publicUrl }: Parameters<typeof secure>[1],
): void {
  const isLocalOnly = proxies === 0 && (host === '127.0.0.1' || host === '::1' || host === 'localhost');
  if (!isLocalOnly || headers.host === undefined) return;
  if (!localNames.test(headers.host) && headers.host !== new URL(publicUrl).host) throw new Refusal('origin_foreign');
}
