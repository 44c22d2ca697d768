/** Issuers' signing keys and the documents that list them. */
export { type Restored, restoreKeys } from './back-up-keys.ts';
export { createIssuerKey } from './create-issuer-key.ts';
export { findDidDocument } from './did-document.ts';
export { findDidHistory } from './did-history.ts';
export { findActiveKeyState, getIssuerIds, getSigner, type IssuerSigner } from './get-signer.ts';
export { routes } from './routes.ts';
export type { Issuer } from './store.ts';
