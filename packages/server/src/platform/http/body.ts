import { parseJson } from '@cairn/core/limits';
import { Malformed } from '@cairn/core/malformed';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';

/** Bodies are read up to this many bytes unless the endpoint says otherwise. */
export const usualBodyBytes = 262_144;

/** A row of a list is a small object. */
const keysPerRow = 12;

/** JSON is the only body that is read, within limits that are checked before anything is built from it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const bytes = request.routeOptions.bodyLimit ?? usualBodyBytes;
    const rows = request.routeOptions.config.bodyRows;
    return parseJson(toText(body), { bytes, ...(rows !== undefined && { items: rows, keys: rows * keysPerRow }) });
  });
}

function toText(body: Buffer): string {
  const text = decode(body);
  // PostgreSQL keeps no U+0000 in a text (§8.3).
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) {
    throw new Malformed('', 'broken_text', 'The body holds the character U+0000.');
  }
  return text;
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Malformed('', 'broken_text', 'The body is not UTF-8 text.');
  }
}

/** Fastify's own word for a body that is too large, as the refusal that names the limit. */
export function toBodyRefusal(error: unknown, request: FastifyRequest): unknown {
  const tooLarge = (error as { code?: unknown }).code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  return tooLarge ? new Refusal('body_too_large', { limit: request.routeOptions.bodyLimit ?? usualBodyBytes }) : error;
}
