import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { JsonObject, JsonValue } from '../../packages/core/src/json.ts';
import { type ConformanceHouse, exampleCredential, openConformanceHouse } from '../conformance-house.ts';
import { vectors } from '../vectors.ts';

/** What the suite for the Verifiable Credentials Data Model 2.0 asserts of an issuer, through HTTP as it does. */

let house: ConformanceHouse;
beforeAll(async () => {
  house = await openConformanceHouse();
});
afterAll(() => house.close());

const v2 = 'https://www.w3.org/ns/credentials/v2';
const examples = 'https://www.w3.org/ns/credentials/examples/v2';
const digest = 'sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=';
const resource = { id: v2, digestSRI: digest, mediaType: 'application/ld+json' };
const status = { id: 'https://a.example/1#7', type: 'ExampleStatus' };

/** Of a change to null the member is left out. */
async function issue(change: JsonObject): Promise<{ status: number; body: JsonObject }> {
  const [issuer] = house.entries('issuers', 'vc2.0');
  if (!issuer) throw new Error('no issuer');
  const whole: JsonObject = { ...exampleCredential, issuer: issuer.id, ...change };
  const credential = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as JsonObject;
  return house.post(issuer.path, { credential, options: {} });
}

const named = (extra: JsonObject = {}): JsonValue => ({ '@value': 'مدّ وجزر', '@language': 'ar', ...extra });

const of = { standard: 'Verifiable Credentials Data Model 2.0', clause: 'issuing through HTTP' };

describe('the data model, as its suite asks', () => {
  const whole: [string, JsonObject][] = [
    ['the credential of the examples', {}],
    ['no id', { id: null }],
    ['an inline context', { '@context': [v2, examples, { tide: 'https://a.example/#tide' }] }],
    ['two types', { type: ['VerifiableCredential', 'ExampleAlumniCredential', 'https://a.example/#Other'] }],
    ['a name and a description', { name: 'Tide', description: 'High and low' }],
    ['a name in two languages', { name: [named(), { '@value': 'Tide', '@language': 'en' }] }],
    [
      'several subjects',
      {
        credentialSubject: [
          { id: 'did:example:a', name: 'A' },
          { id: 'did:example:b', name: 'B' },
        ],
      },
    ],
    ['a subject without an id', { credentialSubject: { alumniOf: 'Lindon' } }],
    ['a period', { validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00.5+01:00' }],
    ['a period of one moment', { validFrom: '2026-11-24T09:00:00Z', validUntil: '2026-11-24T10:00:00+01:00' }],
    ['a status', { credentialStatus: status }],
    ['a status without an id', { credentialStatus: { type: 'ExampleStatus' } }],
    ['two statuses', { credentialStatus: [status, { ...status, id: 'https://a.example/1#8' }] }],
    ['a schema', { credentialSchema: { id: 'https://a.example/schema', type: 'JsonSchema' } }],
    ['a refresh service', { refreshService: { id: 'https://a.example/refresh', type: 'ExampleRefresh' } }],
    ['terms of use', { termsOfUse: [{ type: 'ExamplePolicy' }] }],
    ['evidence', { evidence: [{ id: 'https://a.example/photo', type: ['Evidence'] }] }],
    ['a related resource', { relatedResource: [resource] }],
    [
      'the digest of one as a multihash',
      { relatedResource: { id: v2, digestMultibase: 'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA' } },
    ],
  ];
  vectors(
    whole,
    ([title]) => ({ ...of, name: title, expected: 'signed and verified' }),
    async ([_title, change]) => {
      const { status, body } = await issue(change);
      expect([status, body.detail]).toEqual([201, undefined]);
      const verified = await house.verify(body.verifiableCredential ?? null);
      expect([verified.status, verified.body.detail]).toEqual([200, undefined]);
    },
  );

  const broken: [string, JsonObject][] = [
    ['no context', { '@context': null }],
    ['a context that is no list', { '@context': v2 }],
    ['another context first', { '@context': [examples, v2] }],
    ['a number for a context', { '@context': [v2, 5] }],
    ['a context that nobody finds', { '@context': [v2, 'https://nowhere.example/v1'] }],
    ['a context that is no address', { '@context': [v2, 'nothing'] }],
    ['a context that gives a protected word another meaning', { '@context': [v2, { name: 'https://a.example/#n' }] }],
    [
      'a context that gives the type another meaning',
      { '@context': [v2, { VerifiableCredential: 'https://a.example/#V' }] },
    ],
    ['an id that is no address', { id: 'credential-1' }],
    ['two ids', { id: ['urn:uuid:1', 'urn:uuid:2'] }],
    ['no type', { type: null }],
    ['a type that is no list', { type: 'VerifiableCredential' }],
    ['no type of credentials', { type: ['ExampleAlumniCredential'] }],
    [
      'a type that nobody defines',
      { '@context': [v2], type: ['VerifiableCredential', 'Sandcastle'], credentialSubject: { id: 'did:example:a' } },
    ],
    ['no issuer', { issuer: null }],
    ['an issuer that is no address', { issuer: 'lindon' }],
    ['an issuer without an id', { issuer: { name: 'Lindon' } }],
    ['a number for an issuer', { issuer: 5 }],
    ['no subject', { credentialSubject: null }],
    ['an empty subject', { credentialSubject: {} }],
    ['no subject in a list', { credentialSubject: [] }],
    ['a word for a subject', { credentialSubject: 'did:example:a' }],
    ['an empty subject among others', { credentialSubject: [{ id: 'did:example:a', name: 'A' }, {}] }],
    ['a subject whose id is no address', { credentialSubject: { id: 'maren', alumniOf: 'Lindon' } }],
    ['a beginning that is no moment', { validFrom: '2026-01-01' }],
    ['an end that is no moment', { validUntil: 'soon' }],
    ['an end without a zone', { validUntil: '2036-01-01T00:00:00' }],
    ['an end before the beginning', { validFrom: '2036-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }],
    ['a name that says more than its language', { name: named({ url: 'https://a.example' }) }],
    ['a description that says more', { description: named({ url: 'https://a.example' }) }],
    ['a status without a type', { credentialStatus: { id: 'https://a.example/1' } }],
    ['a status whose id is no address', { credentialStatus: { ...status, id: 'seven' } }],
    ['a schema without a type', { credentialSchema: { id: 'https://a.example/schema' } }],
    ['a schema without an id', { credentialSchema: { type: 'JsonSchema' } }],
    ['a schema whose id is no address', { credentialSchema: { id: 'schema', type: 'JsonSchema' } }],
    ['a refresh service without a type', { refreshService: { id: 'https://a.example/refresh' } }],
    ['terms of use without a type', { termsOfUse: [{ id: 'https://a.example/policy' }] }],
    ['evidence without a type', { evidence: [{ id: 'https://a.example/photo' }] }],
    ['a proof without a type', { proof: { created: '2026-01-01T00:00:00Z' } }],
    ['a related resource that is a text', { relatedResource: [v2] }],
    ['one without an id', { relatedResource: [{ digestSRI: digest }] }],
    ['one twice', { relatedResource: [resource, resource] }],
    ['one without a digest', { relatedResource: [{ id: v2 }] }],
    ['one with another digest', { relatedResource: [{ ...resource, digestSRI: digest.replace('WZ', 'ZW') }] }],
    [
      'a word that nobody defines',
      { '@context': [v2], type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:a' }, colour: 'green' },
    ],
  ];
  vectors(
    broken,
    ([title]) => ({ ...of, name: title, expected: 'refused' }),
    async ([_title, change]) => {
      const { status, body } = await issue(change);
      expect([status, typeof body.type, typeof body.detail]).toEqual([400, 'string', 'string']);
      expect(body.problemDetails).toHaveLength(1);
    },
  );
});
