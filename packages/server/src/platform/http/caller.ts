import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { parseCookies } from './cookies.ts';
import type { Caller } from './exchange.ts';
import { chooseLanguage } from './language.ts';

/** What a request says of who sends it; for pages, which have no contract. */
export function toCaller(request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): Caller {
  const cookies = parseCookies(request.headers.cookie, publicUrl.startsWith('https://'));
  const bearer = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
  return {
    requestId: request.id,
    address: request.ip,
    language: chooseLanguage(cookies.language, request.headers['accept-language']),
    cookies,
    ...(bearer !== undefined && { bearer }),
  };
}
