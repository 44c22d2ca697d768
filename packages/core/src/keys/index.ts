/** Public keys: read from Multikey and JWK, checked for soundness, kept, and used to check signatures. */
export { type AlgorithmName, checkSignature, type SignatureAnswer } from './check-signature.ts';
export { fromJwk } from './jwk.ts';
export type { MultikeyKind, SigningKind } from './kinds.ts';
export { fromMultikey, fromSecretMultikey, toMultikey, toSecretMultikey } from './multikey.ts';
export { fromPem } from './pem.ts';
export { isPublicKey, type PublicKey, type UnreadKey } from './public-key.ts';
