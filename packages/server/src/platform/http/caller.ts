import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { parseCookies } from './cookies.ts';
import type { Caller } from './exchange.ts';
import { chooseLanguage } from './language.ts';

/** What a request says of who sends it; for pages, which have no contract. */
export function toCaller(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): Caller {
  const cookies = parseCookies(request.headers.cookie, publicUrl.startsWith('https://'));
  const { authorization } = request.headers;
  const acceptLanguage = request.headers['accept-language'];
  const userAgent = request.headers['user-agent'];
  return {
    requestId: request.id,
    address: request.ip,
    language: chooseLanguage(cookies.language, acceptLanguage),
    cookies,
    ...(authorization !== undefined && { authorization }),
    ...(acceptLanguage !== undefined && { acceptLanguage }),
    ...(userAgent !== undefined && { userAgent }),
  };
}
