import type { JsonObject } from '../json.ts';

/** The contexts of Comprehensive Learner Record 2.0, the newer one first. */
export const learnerRecordContexts = [
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
] as const;

const vocabulary = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';

/** What an edition of the context adds, and where it looks for the terms of Open Badges. */
interface Edition {
  openBadges: string;
  ofRecord: JsonObject;
  ofSubject: JsonObject;
}

const newer: Edition = {
  openBadges: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
  ofRecord: { partial: { '@id': `${vocabulary}partial`, '@type': 'xsd:boolean' } },
  ofSubject: { identifier: toSet('identifier-1', 'obi:Identifier') },
};
const older: Edition = {
  openBadges: 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#',
  ofRecord: {},
  ofSubject: {},
};

function toSet(name: string, type: string): JsonObject {
  return { '@id': vocabulary + name, '@type': type, '@container': '@set' };
}

const aliases = { id: '@id', type: '@type' };
const xsdAddress = 'xsd:anyURI';

/** No package holds it, so these are its terms as 1EdTech published them (CLR 2.0, Appendix on JSON-LD). */
function toContext({ openBadges, ofRecord, ofSubject }: Edition): JsonObject {
  return {
    '@context': {
      ...aliases,
      ClrCredential: { '@id': `${vocabulary}ClrCredential`, '@context': { ...aliases, ...ofRecord } },
      ClrSubject: {
        '@id': `${vocabulary}ClrSubject`,
        '@context': {
          ...aliases,
          cred: 'https://www.w3.org/2018/credentials#',
          obi: openBadges,
          achievement: toSet('achievement', 'obi:Achievement'),
          association: toSet('association', `${vocabulary}Association`),
          verifiableCredential: toSet('verifiableCredential', 'cred:verifiableCredential'),
          ...ofSubject,
        },
      },
      Association: {
        '@id': `${vocabulary}Association`,
        '@context': {
          associationType: { '@id': `${vocabulary}AssociationType` },
          sourceId: { '@id': `${vocabulary}sourceId`, '@type': xsdAddress },
          targetId: { '@id': `${vocabulary}targetId`, '@type': xsdAddress },
        },
      },
    },
  };
}

/** The context documents of learner records by their URL. */
export const learnerRecordDocuments: ReadonlyMap<string, JsonObject> = new Map([
  [learnerRecordContexts[0], toContext(newer)],
  [learnerRecordContexts[1], toContext(older)],
]);
