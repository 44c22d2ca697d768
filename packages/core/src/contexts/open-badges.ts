import type { JsonObject } from '../json.ts';
import { pinnedContexts } from './pinned.ts';

/** Open Badges 3.0.3, second in every `@context` that we write. */
export const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/**
 * What 1EdTech added to the context of 3.0.3 under the same address, in November 2025 and June 2026. The package holds the
 * edition before. Documents that use neither word say the same in both; we read both words and write neither.
 */
const added: JsonObject = {
  endorsementJwt: {
    '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
    '@container': '@set',
  },
  jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
};

/** The context of Open Badges 3.0.3 as it stands since June 2026. */
export const openBadgesContext: JsonObject = {
  '@context': { ...(pinnedContexts.get(openBadges)?.['@context'] as JsonObject), ...added },
};
