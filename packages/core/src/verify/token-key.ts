import { didWebUrl, findVerificationMethod, locateDocument } from '../did/index.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { fromJwk, isPublicKey, type PublicKey } from '../keys/index.ts';
import { type Facts, toFinding } from './codes.ts';
import { type Basis, readDocument } from './evidence.ts';
import { type Expected, findKey, type KeyAnswer, toCheckable, toMethodId } from './find-key.ts';
import { toText } from './instant.ts';
import { domainOf } from './issuer.ts';
import { findMetadataKey, usesMetadata } from './issuer-metadata.ts';
import { readKeyDocument } from './key-document.ts';

/**
 * The id of the key that the header of a token names, as a whole address: a bare fragment belongs to the issuer. Without one
 * the issuer itself is the key, if it is one that has only one.
 */
export function toTokenKeyId(header: JsonObject, issuerId: string): string | undefined {
  const kid = toText(header.kid);
  if (kid === undefined)
    return header.jwk === undefined && /^did:(key|jwk):/.test(issuerId) ? toMethodId(issuerId) : undefined;
  if (kid.startsWith('#')) return issuerId + kid;
  return kid.includes(':') ? toMethodId(kid) : `${issuerId}#${kid}`;
}

/**
 * Finds the key of a token and asks whether it speaks for the issuer. `kid` names a method of a document, or the address of a
 * bare JWK (Open Badges 3.0 §8.2.4); `jwk` is a key that anybody can write into a header, so the issuer has to list it.
 */
export async function findTokenKey(
  header: JsonObject,
  expected: Expected,
  basis: Basis,
): Promise<KeyAnswer & { id: string | undefined }> {
  const id = toTokenKeyId(header, expected.owner.id);
  const ofMetadata = usesMetadata(header, expected.owner.id)
    ? findMetadataKey(header, expected, basis.evidence)
    : undefined;
  if (id === undefined && ofMetadata) return { id, ...ofMetadata };
  if (id !== undefined)
    return { id, ...(ofMetadata ?? findBareKey(id, expected, basis) ?? (await findKey(id, expected, basis))) };
  if (isJsonObject(header.jwk)) return { id, ...(await findEmbeddedKey(header.jwk, expected, basis)) };
  const { owner } = expected;
  return {
    id,
    ...toCheckable(undefined),
    finding: toFinding('no_key_named', { issuer: owner.name, issuerId: owner.id }),
  };
}

/** The JWK, or the one of a set, that stands at the address itself. */
function findBareKey(id: string, { owner }: Expected, { evidence }: Basis): KeyAnswer | undefined {
  const place = locateDocument(id);
  const found = 'url' in place ? readDocument(evidence, place.url) : undefined;
  if (!found || !('document' in found) || !('url' in place)) return undefined;
  const jwk = pickKey(found.document, id);
  if (!jwk) return undefined;
  const facts: Facts = { key: id, issuerId: owner.id, issuer: owner.name, domain: domainOf(owner.id) };
  const isOwn = speaksFor(owner.id, place.url);
  return { ...toCheckable(fromJwk(jwk)), finding: toFinding(isOwn ? 'key_of_domain' : 'key_owner_unproven', facts) };
}

function pickKey(document: JsonObject, id: string): JsonObject | undefined {
  if (typeof document.kty === 'string') return document;
  const keys = asArray(document.keys).filter(isJsonObject);
  const named = keys.find(({ kid }) => kid !== undefined && (kid === id || kid === id.split('#')[1]));
  return named ?? (keys.length === 1 && !id.includes('#') ? keys[0] : undefined);
}

/** Does what stands at this address speak for the issuer: below its own address, or at the root of its host? */
function speaksFor(issuerId: string, address: string): boolean {
  const own = didWebUrl(issuerId)?.replace(/\/(?:\.well-known\/)?did\.json$/, '') ?? issuerId;
  if (!own.startsWith('https://') || !URL.canParse(own)) return false;
  const [issuer, key] = [new URL(own), new URL(address)];
  if (issuer.origin !== key.origin) return false;
  const path = issuer.pathname.replace(/\/$/, '');
  return key.pathname === path || key.pathname.startsWith(`${path}/`) || key.pathname.startsWith('/.well-known/');
}

/** A key in the header proves itself only; it counts when the document of the issuer lists the same key. */
async function findEmbeddedKey(jwk: JsonObject, expected: Expected, basis: Basis): Promise<KeyAnswer> {
  const { owner, purpose } = expected;
  const key = fromJwk(jwk);
  const facts: Facts = { issuerId: owner.id, issuer: owner.name, domain: domainOf(owner.id) };
  const document = await readKeyDocument(owner.id, basis);
  if (!isPublicKey(key)) return { ...toCheckable(key), finding: toFinding('no_key_named', facts) };
  if (!document || !('document' in document)) {
    const isUnsupported = document && 'unsupported' in document;
    const reason = document && 'unreachable' in document ? document.unreachable : undefined;
    const code = isUnsupported ? 'issuer_kind_unknown' : 'issuer_unreachable';
    return { ...toCheckable(key), finding: toFinding(code, { ...facts, document: owner.id, reason }) };
  }
  const ids = [document.document.verificationMethod, document.document[purpose]].flatMap(asArray).filter(isJsonObject);
  const id = ids
    .map(method => toText(method.id) ?? '')
    .map(name => (name.startsWith('#') ? owner.id + name : name))
    .find(name => isSameKey(findVerificationMethod(document.document, name, purpose).method?.publicKey, key));
  if (id !== undefined) return findKey(id, expected, basis);
  return { ...toCheckable(key), finding: toFinding(ids.length > 0 ? 'key_not_listed' : 'key_owner_unproven', facts) };
}

function isSameKey(listed: object | undefined, key: PublicKey): boolean {
  return listed !== undefined && 'jwk' in listed && JSON.stringify(listed.jwk) === JSON.stringify(key.jwk);
}
