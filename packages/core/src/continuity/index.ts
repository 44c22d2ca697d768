/** A credential with all it was judged by, in one file that outlives its issuer's servers (docs/continuity-bundle.md). */
export { type ContinuityBundle, isBundle, type KeptReceipt, parseBundle } from './bundle.ts';
export { makeBundle, toBundle } from './make-bundle.ts';
export { gatherFromBundle, judgeFromBundle, type Origin, verifyBundle } from './verify-bundle.ts';
