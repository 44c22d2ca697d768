import { loadContext } from '../packages/core/src/contexts/index.ts';
import type { JsonObject } from '../packages/core/src/index.ts';
import { fromMultikey, isPublicKey, type PublicKey } from '../packages/core/src/keys/index.ts';
import { readStandard } from './standards.ts';

/** What the vectors of the Data Integrity suites have in common. */

export function readVector(path: string): JsonObject {
  return JSON.parse(readStandard(`vectors/${path}`)) as JsonObject;
}

/** The vectors use contexts for examples, which no credential outside of them may use. */
export function loadVectorContext(url: string): JsonObject | undefined {
  if (url === 'https://www.w3.org/ns/credentials/examples/v2') {
    return readVector('contexts/credentials-examples-v2.jsonld');
  }
  return url === 'https://w3id.org/citizenship/v4rc1' ? { '@context': toTerms() } : loadContext(url);
}

const citizenship = 'https://w3id.org/citizenship#';
const schema = 'https://schema.org/';
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** The words that the vectors take from the citizenship vocabulary, with the meanings that their statements show. */
function toTerms(): JsonObject {
  const own = [
    ...['EmploymentAuthorizationDocumentCredential', 'PermanentResidentCardCredential', 'EmployablePerson'],
    ...['PermanentResident', 'EmploymentAuthorizationDocument', 'PermanentResidentCard', 'birthCountry'],
    ...['lprCategory', 'lprNumber', 'commuterClassification'],
  ];
  const borrowed = ['Person', 'additionalName', 'familyName', 'givenName', 'gender', 'identifier'];
  return {
    '@protected': true,
    ...Object.fromEntries(own.map(word => [word, citizenship + word])),
    ...Object.fromEntries(borrowed.map(word => [word, schema + word])),
    image: { '@id': `${schema}image`, '@type': '@id' },
    birthDate: { '@id': `${schema}birthDate`, '@type': dateTime },
    residentSince: { '@id': `${citizenship}residentSince`, '@type': dateTime },
    employmentAuthorizationDocument: { '@id': `${citizenship}employmentAuthorizationDocument`, '@type': '@id' },
    permanentResidentCard: { '@id': `${citizenship}permanentResidentCard`, '@type': '@id' },
  };
}

/** The key that the proof of a vector names, which is its own name there. */
export function keyOf(proof: JsonObject): PublicKey {
  const key = fromMultikey(String(proof.verificationMethod).split('#')[1] ?? '');
  if (!isPublicKey(key)) throw new Error('The vector names no key that is read here.');
  return key;
}

/** Each document that differs from this one by one leaf: another text, another number, or one part less. */
export function* listMutants(document: JsonObject): Generator<{ at: string; mutant: JsonObject }> {
  for (const path of listPaths(document, [])) {
    const mutant = structuredClone(document);
    const key = path.at(-1) ?? '';
    const parent = path.slice(0, -1).reduce((value, step) => value[step] as JsonObject, mutant);
    const value = parent[key];
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    yield { at: `${path.join('/')} taken out`, mutant };
    if (typeof value !== 'string') continue;
    const changed = structuredClone(document);
    const place = path.slice(0, -1).reduce((held, step) => held[step] as JsonObject, changed);
    const middle = Math.floor(value.length / 2);
    const other = value[middle] === 'a' ? 'b' : 'a';
    place[key] = value.slice(0, middle) + other + value.slice(middle + 1);
    yield { at: `${path.join('/')} changed`, mutant: changed };
  }
}

function listPaths(value: unknown, path: string[]): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => listPaths(child, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}
