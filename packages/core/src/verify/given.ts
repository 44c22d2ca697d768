import type { Anything } from '../image/index.ts';
import type { JsonObject } from '../json.ts';
import type { Given } from './report.ts';
import { openGiven } from './secured.ts';

/** What was read as something that can be judged: the document, or the text of the token. Undefined for an address. */
export function toGiven(read: Anything): Given | undefined {
  if (read.form === 'document') return read.document;
  return read.form === 'token' ? read.text : undefined;
}

/**
 * What a credential says, whatever it came in; nothing is checked.
 * @throws Malformed when a text is no token, or a token that carries no credential
 */
export function documentOf(given: Given): JsonObject {
  return openGiven(given).document;
}
