/** Every credential signed here: recorded, released, held, shown, withdrawn. */
export { findCredential, openClaimLink, toClaimLink } from './claim-links.ts';
export type { Credential } from './credential.ts';
export { findHere } from './find-here.ts';
export { fsckCredentials } from './fsck-credentials.ts';
export { listHeld, markCredential } from './holding.ts';
export { listIntents, listStaleIntents, rejectIntent, releaseSigned } from './intents.ts';
export { jobs } from './jobs.ts';
export { recordIntents } from './record-intent.ts';
export { routes } from './routes.ts';
