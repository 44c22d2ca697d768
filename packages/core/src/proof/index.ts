/** Signatures on documents: made with one suite, checked with three. */
export { checkProof, listProofs, type ProofAnswer } from './check-proof.ts';
export { generateKeyPair, type Signer, sign, toSigner } from './sign.ts';
export { findSuite, type Suite } from './suites.ts';
