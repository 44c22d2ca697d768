import type { JsonObject } from '../json.ts';

/** The words of JSON Web Signature 2020: read because it is out there, never written. */
export const jsonWebSuite2020 = 'https://w3id.org/security/suites/jws-2020/v1';

const security = 'https://w3id.org/security#';
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';
const ids = { '@protected': true, id: '@id', type: '@type' };

const purposes = {
  assertionMethod: 'assertionMethod',
  authentication: 'authenticationMethod',
  capabilityInvocation: 'capabilityInvocationMethod',
  capabilityDelegation: 'capabilityDelegationMethod',
  keyAgreement: 'keyAgreementMethod',
};

/** Each purpose is a list of keys, as in the document of their owner. */
const purposeTerms = Object.entries(purposes).map(([word, meaning]) => [
  word,
  { '@id': security + meaning, '@type': '@id', '@container': '@set' },
]);

/** All that may be said in such a signature. */
const signatureTerms: JsonObject = {
  ...ids,
  ...Object.fromEntries(['challenge', 'domain', 'jws', 'nonce'].map(word => [word, security + word])),
  created: { '@id': 'http://purl.org/dc/terms/created', '@type': dateTime },
  expires: { '@id': `${security}expiration`, '@type': dateTime },
  proofPurpose: {
    '@id': `${security}proofPurpose`,
    '@type': '@vocab',
    '@context': { ...ids, ...Object.fromEntries(purposeTerms) },
  },
  verificationMethod: { '@id': `${security}verificationMethod`, '@type': '@id' },
};

/** The context of JSON Web Signature 2020, with the terms of its signatures and without those of key documents. */
export const jsonWebSuiteContext: JsonObject = {
  '@context': { JsonWebSignature2020: { '@id': `${security}JsonWebSignature2020`, '@context': signatureTerms } },
};
