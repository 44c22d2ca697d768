import { type Bytes, fromBase58, fromBase64url } from '../bytes.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { fromMultikey } from './multikey.ts';

/** What a key may be used for; credentials need `assertionMethod`, presentations `authentication`. */
export type Purpose = 'assertionMethod' | 'authentication';

/** A key of somebody. `publicKey` is absent when it is of a kind that is not read here. */
export interface VerificationMethod {
  id: string;
  controller: string;
  publicKey?: Bytes;
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
  const publicKey = toPublicKey(key);
  return {
    id,
    controller: String(key.controller),
    ...(publicKey ? { publicKey } : {}),
    ...(typeof key.expires === 'string' ? { expires: key.expires } : {}),
    ...(typeof key.revoked === 'string' ? { revoked: key.revoked } : {}),
  };
}

/** The types of key that may hold an Ed25519 key. */
const ed25519Types = [
  'Multikey',
  'JsonWebKey',
  'JsonWebKey2020',
  'Ed25519VerificationKey2018',
  'Ed25519VerificationKey2020',
];

/** Documents write the same key in three ways, and not always in the one that the type asks for. */
function toPublicKey(key: JsonObject): Bytes | undefined {
  const { type, publicKeyMultibase, publicKeyBase58, publicKeyJwk } = key;
  if (!ed25519Types.includes(String(type))) return undefined;
  if (typeof publicKeyMultibase === 'string') return fromMultikey(publicKeyMultibase);
  const bytes = typeof publicKeyBase58 === 'string' ? fromBase58(publicKeyBase58) : fromJwk(publicKeyJwk);
  return bytes?.length === 32 ? bytes : undefined;
}

function fromJwk(jwk: JsonValue | undefined): Bytes | undefined {
  if (!isJsonObject(jwk) || jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') return undefined;
  return fromBase64url(String(jwk.x));
}
