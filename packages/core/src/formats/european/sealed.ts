import { fromBase64url } from '../../bytes.ts';
import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { parseJson } from '../../limits.ts';

/** The credential itself, out of what is uploaded for sealing. */
export function toCredential(document: JsonObject): JsonObject {
  return isJsonObject(document.credential) && !('credentialSubject' in document) ? document.credential : document;
}

/** Is it a European Digital Credential for Learning, by its type? */
export function isEuropean(document: JsonObject): boolean {
  return asArray(toCredential(document).type).includes('EuropeanDigitalCredential');
}

/**
 * The credential inside a seal, which is a signature in the JSON serialization of JWS (JAdES; RFC 7515 §7.2). The seal is not
 * checked. Undefined when it is no such thing.
 * @throws Malformed when what is sealed is no JSON, or beyond the limits
 */
export function openSealed(document: JsonObject): JsonObject | undefined {
  const { payload, signatures, signature } = document;
  if (typeof payload !== 'string' || (signatures === undefined && signature === undefined)) return undefined;
  const bytes = fromBase64url(payload);
  const sealed = bytes && parseJson(new TextDecoder().decode(bytes));
  return isJsonObject(sealed) && isEuropean(sealed) ? sealed : undefined;
}
