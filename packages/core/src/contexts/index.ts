/** JSON-LD contexts: known by heart, never fetched. */
import type { JsonObject } from '../json.ts';
import { jsonWebSuite2020, jsonWebSuiteContext } from './json-web-suite.ts';
import { microCredentialContext, microCredentialPath } from './micro-credential.ts';
import { pinnedContexts } from './pinned.ts';

/** The document an installation serves at `microCredentialPath`. */
export { microCredentialContext, microCredentialPath } from './micro-credential.ts';

/** Verifiable Credentials Data Model 2.0, first in every `@context` that we write. */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
/** Verifiable Credentials Data Model 1.1: read, never written. */
export const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';
/** Open Badges 3.0.3, second in every `@context` that we write. */
export const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Types of 1EdTech that the Open Badges context leaves out, such as `1EdTechJsonSchemaValidator2019`. */
export const openBadgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/**
 * The context document for a URL, or undefined when it is none that was reviewed. Our own extension context is known by
 * its path on any host: the copy held here is used, whatever the host would serve.
 */
export function loadContext(url: string): JsonObject | undefined {
  if (url === jsonWebSuite2020) return jsonWebSuiteContext;
  return pinnedContexts.get(url) ?? (isMicroCredentialContext(url) ? microCredentialContext : undefined);
}

/** Is this the address of our extension context, at whichever installation? */
function isMicroCredentialContext(url: string): boolean {
  return /^https?:\/\/[^?#\s]+$/.test(url) && url.endsWith(microCredentialPath);
}
