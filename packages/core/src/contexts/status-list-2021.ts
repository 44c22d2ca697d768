import type { JsonObject } from '../json.ts';

/** The context of the lists before Bitstring Status List: read, never written. */
export const statusList2021 = 'https://w3id.org/vc/status-list/2021/v1';

const vocabulary = 'https://w3id.org/vc/status-list#';

/** One class: its own terms by their names, which are also their names in the vocabulary. */
function toClass(name: string, terms: JsonObject): JsonObject {
  return { '@id': vocabulary + name, '@context': { '@protected': true, id: '@id', type: '@type', ...terms } };
}

/** No package of ours holds it, so these are its terms as W3C published them (VC Status List 2021, draft of 2023-04). */
export const statusList2021Context: JsonObject = {
  '@context': {
    '@protected': true,
    StatusList2021Credential: toClass('StatusList2021Credential', {
      description: 'http://schema.org/description',
      name: 'http://schema.org/name',
    }),
    StatusList2021: toClass('StatusList2021', {
      statusPurpose: `${vocabulary}statusPurpose`,
      encodedList: `${vocabulary}encodedList`,
    }),
    StatusList2021Entry: toClass('StatusList2021Entry', {
      statusPurpose: `${vocabulary}statusPurpose`,
      statusListIndex: `${vocabulary}statusListIndex`,
      statusListCredential: { '@id': `${vocabulary}statusListCredential`, '@type': '@id' },
    }),
  },
};
