import { fromBase58 } from '../bytes.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { fromJwk, fromMultikey, isPublicKey, type PublicKey, toMultikey, type UnreadKey } from '../keys/index.ts';
import type { CheckedKind } from '../keys/kinds.ts';

/** What a key may be used for; credentials need `assertionMethod`, presentations `authentication`. */
export type Purpose = 'assertionMethod' | 'authentication';

/** A key of somebody. `publicKey` says why when there is nothing to check with. */
export interface VerificationMethod {
  id: string;
  controller: string;
  publicKey: PublicKey | UnreadKey;
  expires?: string;
  revoked?: string;
}

/** The key, or why the document does not give it; `method` is then the key as it is listed, if it is. */
export type FoundMethod =
  | { method: VerificationMethod; missing?: undefined }
  | {
      method?: VerificationMethod;
      missing: 'other_document' | 'key_not_listed' | 'other_controller' | 'not_for_purpose';
    };

/**
 * The key with this id, when the document gives it for this purpose (CID 1.0 §3.3): the document is the one that the id
 * names, lists the key, is its controller and lists it under the purpose.
 */
export function findVerificationMethod(document: JsonObject, id: string, purpose: Purpose): FoundMethod {
  const owner = id.split('#')[0] ?? '';
  if (document.id !== owner) return { missing: 'other_document' };
  const embedded = asArray(document[purpose]).filter(isJsonObject);
  const listed = [...asArray(document.verificationMethod).filter(isJsonObject), ...embedded];
  const key = listed.find(candidate => toAbsolute(candidate.id, owner) === id);
  if (!key) return { missing: 'key_not_listed' };
  const method = toMethod(key, id);
  if (method.controller !== owner) return { method, missing: 'other_controller' };
  return isListedFor(document, id, purpose) ? { method } : { method, missing: 'not_for_purpose' };
}

/** Does the document list this key id, perhaps of another owner, under the purpose? */
export function isListedFor(document: JsonObject, id: string, purpose: Purpose): boolean {
  return asArray(document[purpose]).some(
    entry => toAbsolute(isJsonObject(entry) ? entry.id : entry, String(document.id)) === id,
  );
}

function toAbsolute(id: JsonValue | undefined, owner: string): string | undefined {
  if (typeof id !== 'string') return undefined;
  return id.startsWith('#') ? owner + id : id;
}

function toMethod(key: JsonObject, id: string): VerificationMethod {
  return {
    id,
    controller: String(key.controller),
    publicKey: readKey(key),
    ...(typeof key.expires === 'string' ? { expires: key.expires } : {}),
    ...(typeof key.revoked === 'string' ? { revoked: key.revoked } : {}),
  };
}

/** The types of verification method that are read here, and the kind of key of those that hold only one. */
const methodTypes: Readonly<Record<string, CheckedKind | 'any'>> = {
  Multikey: 'any',
  JsonWebKey: 'any',
  JsonWebKey2020: 'any',
  Ed25519VerificationKey2018: 'Ed25519',
  Ed25519VerificationKey2020: 'Ed25519',
  EcdsaSecp256r1VerificationKey2019: 'P-256',
  P256Key2021: 'P-256',
  P384Key2021: 'P-384',
};

/** Documents write the same key in three ways, and not always in the one that the type asks for (CID 1.0 §2.2). */
function readKey(method: JsonObject): PublicKey | UnreadKey {
  const { type, publicKeyMultibase, publicKeyBase58, publicKeyJwk } = method;
  const kind = Object.hasOwn(methodTypes, String(type)) ? methodTypes[String(type)] : undefined;
  if (kind === undefined) return { unread: 'unknown_kind', kind: String(type) };
  const reading = readFirst(publicKeyMultibase, publicKeyJwk, publicKeyBase58);
  const isOfKind = kind === 'any' || !isPublicKey(reading) || reading.kind === kind;
  return isOfKind ? reading : { unread: 'broken', kind: reading.kind };
}

function readFirst(multikey?: JsonValue, jwk?: JsonValue, base58?: JsonValue): PublicKey | UnreadKey {
  if (typeof multikey === 'string') return fromMultikey(multikey);
  if (isJsonObject(jwk)) return fromJwk(jwk);
  const bytes = typeof base58 === 'string' ? fromBase58(base58) : undefined;
  return bytes?.length === 32 ? fromMultikey(toMultikey(bytes)) : { unread: 'broken' };
}
