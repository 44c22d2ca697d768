/** Signatures from which a learner makes others, for parts of a credential (ecdsa-sd-2023). */
export { derive, type NotDerived } from './derive.ts';
export { type Chances, signBase } from './sign-base.ts';
