import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes that are the same for everybody. */
export interface StaticReply {
  body: string | Uint8Array;
  type: string;
  /** How long it may be used without asking again; 0 asks every time and usually hears 304. */
  maxAgeSeconds: number;
  /** Never changes under this address. */
  immutable?: boolean;
  /** Wallets and verifiers on other sites may read it. */
  crossOrigin?: boolean;
  /** Depends on who asks, and in which language: no shared cache may keep it. */
  personal?: boolean;
  status?: number;
}

/** Reply with an ETag, a 304 when the reader has these bytes already (RFC 9110 §13.1.2), compressed where it helps. */
export async function sendStatic(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: StaticReply,
): Promise<FastifyReply> {
  const body = typeof sent.body === 'string' ? Buffer.from(sent.body) : sent.body;
  const encoding = isText(sent.type) && body.length > smallestBytes ? chooseEncoding(request) : undefined;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const etag = `"${hash}${encoding ? `-${encoding}` : ''}"`;
  const shared = `public, max-age=${sent.maxAgeSeconds}${sent.immutable ? ', immutable' : ''}`;
  const lifetime = sent.personal ? 'private, no-cache' : shared;
  const vary = sent.personal ? 'accept-encoding, accept-language, cookie' : 'accept-encoding';
  reply.headers({ etag, 'cache-control': lifetime, vary });
  if (sent.crossOrigin) {
    reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
  }
  if (hasAlready(request, hash)) return reply.code(304).send();
  if (encoding) reply.header('content-encoding', encoding);
  const bytes = encoding ? await compressOnce(etag, body, encoding) : body;
  return reply
    .code(sent.status ?? 200)
    .type(sent.type)
    .send(bytes);
}

type Encoding = 'br' | 'gzip';

const smallestBytes = 1_024;
const keptBytes = 32 * 1024 * 1024;

function isText(type: string): boolean {
  return /^text\/|json|javascript|xml|wasm/.test(type);
}

function chooseEncoding(request: FastifyRequest): Encoding | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted) ? 'gzip' : undefined;
}

/** The comparison is weak (RFC 9110 §8.8.3.2): the same content in another encoding is the same content. */
function hasAlready(request: FastifyRequest, hash: string): boolean {
  const known = request.headers['if-none-match'] ?? '';
  return known.split(',').some(tag => tag.includes(`"${hash}`));
}

const compressed = new Map<string, Promise<Buffer>>();
let bytesKept = 0;

/** Compress, keeping what was asked for lately. */
function compressOnce(etag: string, body: Uint8Array, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(etag);
  const bytes = known ?? compress(body, encoding);
  compressed.delete(etag);
  compressed.set(etag, bytes);
  if (!known) bytesKept += body.length;
  for (const [oldest] of compressed) {
    if (bytesKept <= keptBytes) break;
    compressed.delete(oldest);
    bytesKept -= body.length;
  }
  return bytes;
}

function compress(body: Uint8Array, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
