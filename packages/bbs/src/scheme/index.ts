/** BBS signatures over BLS12-381 (draft-irtf-cfrg-bbs-signatures): many messages, one signature, and proofs of a few. */
export { toPublicKey, toSecretKey } from './keys.ts';
export { mostMessages } from './points.ts';
export { checkProof, prove, type Said } from './proof.ts';
export type { DrawScalars } from './scalars.ts';
export { type SchemeAnswer, sign, verify } from './signature.ts';
