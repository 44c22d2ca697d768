import type { JsonObject } from '@cairn/core';
import { locateDocument } from '@cairn/core/did';
import { isJsonObject } from '@cairn/core/json';
import { fromMultikey } from '@cairn/core/keys';
import { parseJson } from '@cairn/core/limits';
import { Malformed } from '@cairn/core/malformed';
import type { Language } from '../../../platform/actor.ts';
import type { Ground } from './ground.ts';
import { resolutionWords } from './words.ts';

/** Status, media type and body of the answer. */
export interface Resolved {
  status: number;
  type: string;
  body: JsonObject;
}

/** VC-7: how each trouble is answered (DID Resolution 1.0, §HTTPS binding). */
const statuses: Readonly<Record<keyof typeof resolutionWords, number>> = {
  INVALID_DID: 400,
  METHOD_NOT_SUPPORTED: 501,
  NOT_FOUND: 404,
  INVALID_DID_DOCUMENT: 500,
  REPRESENTATION_NOT_SUPPORTED: 406,
};

const resultType = 'application/did-resolution';
const documentTypes = ['application/did', 'application/did+ld+json', 'application/did+json'];
const didPattern = /^did:[a-z0-9]+:(?:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})*:)*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/;

/** The document of an identifier, alone or with what is known about it, as the reader asks for it. */
export async function resolveDid(
  { find }: Pick<Ground, 'find'>,
  did: string,
  accept: string,
  language: Language,
): Promise<Resolved> {
  const type = chooseType(accept);
  if (!type) return toTrouble('REPRESENTATION_NOT_SUPPORTED', language);
  const found = await findDocument(find, did);
  if (typeof found === 'string') return toTrouble(found, language);
  if (type !== resultType) return { status: 200, type, body: found };
  const didResolutionMetadata = { contentType: documentTypes[0] ?? '' };
  return { status: 200, type, body: { didDocument: found, didResolutionMetadata, didDocumentMetadata: {} } };
}

/** The first of the media types asked for that there is; with no preference the whole result (RFC 9110 §12.5.1). */
function chooseType(accept: string): string | undefined {
  const asked = accept.split(',').map(range => range.trim().toLowerCase());
  for (const range of asked) {
    const type = range.split(';')[0]?.trim() ?? '';
    if (documentTypes.includes(type)) return type;
    const isResult = type === resultType || range.includes('did-resolution');
    if (isResult || ['', '*/*', 'application/*', 'application/json'].includes(type)) return resultType;
  }
  return undefined;
}

async function findDocument(find: Ground['find'], did: string): Promise<JsonObject | keyof typeof statuses> {
  if (!didPattern.test(did)) return 'INVALID_DID';
  const [, method, rest = ''] = did.split(':');
  if (!['key', 'jwk', 'web'].includes(method ?? '')) return 'METHOD_NOT_SUPPORTED';
  const place = locateDocument(did);
  if ('unsupported' in place) return 'INVALID_DID';
  if ('document' in place) return method === 'key' && isBroken(rest) ? 'INVALID_DID' : place.document;
  const found = await find(place.url);
  if ('unreachable' in found) return 'NOT_FOUND';
  try {
    const document = parseJson(found.body);
    return isJsonObject(document) && document.id === did ? document : 'INVALID_DID_DOCUMENT';
  } catch (fault) {
    if (fault instanceof Malformed) return 'INVALID_DID_DOCUMENT';
    throw fault;
  }
}

/** A key of a kind that is not read here is a key all the same; a broken one is none. */
function isBroken(multikey: string): boolean {
  const key = fromMultikey(multikey);
  return 'unread' in key && (key.unread === 'broken' || key.kind === undefined);
}

function toTrouble(code: keyof typeof resolutionWords, language: Language): Resolved {
  const { title, detail } = resolutionWords[code];
  const error = { type: `https://www.w3.org/ns/did#${code}`, title: title[language], detail: detail[language] };
  return {
    status: statuses[code],
    type: resultType,
    body: { didDocument: null, didResolutionMetadata: { error }, didDocumentMetadata: {} },
  };
}
