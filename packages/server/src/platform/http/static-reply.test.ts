import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { sendStatic } from './static-reply.ts';

const page = `<!doctype html><title>x</title>${'<p>Lindon University</p>'.repeat(200)}`;
const app = Fastify();
app.get('/page', (request, reply) =>
  sendStatic(request, reply, { body: page, type: 'text/html; charset=utf-8', maxAgeSeconds: 60 }),
);
app.get('/font', (request, reply) =>
  sendStatic(request, reply, {
    ...{ body: Buffer.alloc(5000), type: 'font/woff2' },
    maxAgeSeconds: 31_536_000,
    immutable: true,
    crossOrigin: true,
  }),
);
const get = (url: string, headers: object = {}) => app.inject({ url, headers: { ...headers } });

test('compressed as the reader can, with the same content', async () => {
  const [plain, br, gzip] = await Promise.all([
    get('/page'),
    get('/page', { 'accept-encoding': 'gzip, deflate, br' }),
    get('/page', { 'accept-encoding': 'br;q=0, gzip' }),
  ]);
  expect([plain.body, plain.headers['content-encoding']]).toEqual([page, undefined]);
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(page);
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(page);
  expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  expect(br.headers).toMatchObject({ vary: 'accept-encoding', 'cache-control': 'public, max-age=60' });
});

test('a reader who has it gets 304 and no body', async () => {
  const { headers } = await get('/page', { 'accept-encoding': 'br' });
  const again = await get('/page', { 'accept-encoding': 'br', 'if-none-match': `"other", W/${headers.etag}` });
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  expect((await get('/page', { 'if-none-match': '"other"' })).statusCode).toBe(200);
});

test('what is not text is left as it is, and may be read from other sites when it says so', async () => {
  const { headers, rawPayload } = await get('/font', { 'accept-encoding': 'br' });
  expect(rawPayload).toHaveLength(5000);
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
});
