/** Signatures on documents: made and checked, one table of suites for both. */
export { checkProof, listProofs, type ProofAnswer } from './check-proof.ts';
export { addProof, generateKeyPair, type Signer, sign, toSigner } from './sign.ts';
export { signFilled } from './sign-filled.ts';
export { signMany } from './sign-many.ts';
export { repeatsContexts } from './signed-bytes.ts';
export { findSuite, type SigningSuite, type Suite } from './suites.ts';
