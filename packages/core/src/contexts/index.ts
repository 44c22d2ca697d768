/** JSON-LD contexts: known by heart, never fetched. */
import type { JsonObject } from '../json.ts';
import { europeanCredentials, europeanCredentialsContext } from './european.ts';
import { jsonWebSuite2020, jsonWebSuiteContext } from './json-web-suite.ts';
import { learnerRecordDocuments } from './learner-record.ts';
import { microCredentialContext, microCredentialPath } from './micro-credential.ts';
import { openBadges, openBadgesContext } from './open-badges.ts';
import { pinnedContexts } from './pinned.ts';
import { statusList2021, statusList2021Context } from './status-list-2021.ts';

export { europeanCredentials } from './european.ts';
export { learnerRecordContexts } from './learner-record.ts';
/** The document an installation serves at `microCredentialPath`. */
export { microCredentialContext, microCredentialPath } from './micro-credential.ts';
export { openBadges } from './open-badges.ts';
export { statusList2021 } from './status-list-2021.ts';

/** Verifiable Credentials Data Model 2.0, first in every `@context` that we write. */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
/** Verifiable Credentials Data Model 1.1: read, never written. */
export const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';
/** Types of 1EdTech that the Open Badges context leaves out, such as `1EdTechJsonSchemaValidator2019`. */
export const openBadgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** The contexts that no package holds as they are published, in tables of our own. */
const authoredContexts: ReadonlyMap<string, JsonObject> = new Map([
  ...learnerRecordDocuments,
  [europeanCredentials, europeanCredentialsContext],
  [jsonWebSuite2020, jsonWebSuiteContext],
  [openBadges, openBadgesContext],
  [statusList2021, statusList2021Context],
]);

/**
 * The context document for a URL, or undefined when it is none that was reviewed. Our own extension context is known by
 * its path on any host: the copy held here is used, whatever the host would serve.
 */
export function loadContext(url: string): JsonObject | undefined {
  const known = authoredContexts.get(url) ?? pinnedContexts.get(url);
  return known ?? (isMicroCredentialContext(url) ? microCredentialContext : undefined);
}

/** A web address as it is written when nothing in it can be written otherwise. */
const plainAddress = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?(?:\/[\w.~%-]+)*$/;

/** Is this the address of our extension context, at whichever installation? */
function isMicroCredentialContext(url: string): boolean {
  return url.endsWith(microCredentialPath) && plainAddress.test(url);
}
