import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { fromJwk } from '../keys/index.ts';
import { type Facts, toFinding } from './codes.ts';
import { type Evidence, type Need, readDocument } from './evidence.ts';
import { type Expected, type KeyAnswer, toCheckable } from './find-key.ts';
import { toText } from './instant.ts';
import { domainOf } from './issuer.ts';

/**
 * Does the header of a token leave it to the issuer's metadata to give the key: an issuer with an https address, and a key
 * with a bare name or none?
 */
export function usesMetadata(header: JsonObject, issuerId: string): boolean {
  const kid = header.kid ?? '';
  return toMetadataUrl(issuerId) !== undefined && header.jwk === undefined && !/[:#]/.test(String(kid));
}

/** Where the metadata of an issuer stands: the well-known path comes before that of the issuer (SD-JWT VC §4). */
function toMetadataUrl(issuerId: string): string | undefined {
  if (!issuerId.startsWith('https://') || !URL.canParse(issuerId)) return undefined;
  const { origin, pathname } = new URL(issuerId);
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`;
}

/** What must be looked up for the keys in an issuer's metadata. */
export function listMetadataNeeds(issuerId: string, evidence: Evidence): Need[] {
  const url = toMetadataUrl(issuerId);
  if (url === undefined) return [];
  const found = readDocument(evidence, url);
  const keys = found && 'document' in found ? toText(found.document.jwks_uri) : undefined;
  const urls = keys?.startsWith('https://') ? [url, keys] : [url];
  return urls.map((url): Need => ({ url, what: 'key-document' }));
}

/** The key of a token in the metadata of its issuer. Undefined when there is no metadata. */
export function findMetadataKey(header: JsonObject, { owner }: Expected, evidence: Evidence): KeyAnswer | undefined {
  const url = toMetadataUrl(owner.id);
  const found = url === undefined ? undefined : readDocument(evidence, url);
  if (!found || !('document' in found)) return undefined;
  const kid = toText(header.kid);
  const facts: Facts = { key: kid, issuerId: owner.id, issuer: owner.name, domain: domainOf(owner.id), document: url };
  const keys = readKeys(found.document, evidence);
  if (found.document.issuer !== owner.id || !keys) {
    const reason = keys ? 'other_issuer' : 'no_keys';
    return { ...toCheckable(undefined), finding: toFinding('issuer_unreadable', { ...facts, reason }) };
  }
  const jwk = kid === undefined && keys.length === 1 ? keys[0] : keys.find(key => kid !== undefined && key.kid === kid);
  if (!jwk) return { ...toCheckable(undefined), finding: toFinding('key_not_listed', facts) };
  return { ...toCheckable(fromJwk(jwk)), finding: toFinding('key_of_domain', facts) };
}

function readKeys(metadata: JsonObject, evidence: Evidence): JsonObject[] | undefined {
  const address = toText(metadata.jwks_uri);
  const found = address === undefined ? undefined : readDocument(evidence, address);
  const set = isJsonObject(metadata.jwks) ? metadata.jwks : found && 'document' in found ? found.document : undefined;
  return set && asArray(set.keys).filter(isJsonObject);
}
