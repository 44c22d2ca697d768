/** COSE_Sign1 around JSON: read as tokens are, checked by `checkToken`, and signed (RFC 9052, VC-JOSE-COSE 1.0 §3.3). */
export { signCose } from './sign-cose.ts';
export { isCose, looksLikeCose, parseCose } from './sign1.ts';
