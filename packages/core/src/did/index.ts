/** Identifiers of issuers and the documents that list their keys. Documents are read here, never fetched. */
export { locateDocument } from './address.ts';
export { keyId, type ListedKey, toDidDocument } from './did-document.ts';
export { fromDidJwk } from './did-jwk.ts';
export { didKey, fromDidKey } from './did-key.ts';
export { didWebUrl, toDidWeb } from './did-web.ts';
export { parseDidWebvh } from './did-webvh.ts';
export {
  type FoundMethod,
  findVerificationMethod,
  isListedFor,
  type Purpose,
  type VerificationMethod,
} from './verification-method.ts';
