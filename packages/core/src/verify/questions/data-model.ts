import { isAbsoluteUri } from '../../identifiers.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { toTime } from '../instant.ts';

/** One thing that is not as it must be. */
export interface Fault {
  at: string;
  code: string;
}

const typedProperties = ['credentialStatus', 'credentialSchema', 'evidence', 'termsOfUse', 'refreshService', 'proof'];

/** What the data model asks of a credential besides its contexts, types, issuer and subject (VCDM 2.0 §4). */
export function* findModelFaults(credential: JsonObject): Generator<Fault> {
  for (const property of typedProperties) {
    const isTyped = (item: JsonValue) => isJsonObject(item) && asArray(item.type).length > 0;
    if (!asArray(credential[property]).every(isTyped)) yield { at: `/${property}`, code: 'type_missing' };
  }
  for (const property of ['credentialStatus', 'credentialSubject']) {
    const items = asArray(credential[property]).filter(isJsonObject);
    if (!items.every(({ id }) => id === undefined || isAbsoluteUri(id))) {
      yield { at: `/${property}`, code: 'not_an_address' };
    }
  }
  const schemas = asArray(credential.credentialSchema).filter(isJsonObject);
  if (!schemas.every(({ id }) => isAbsoluteUri(id))) yield { at: '/credentialSchema', code: 'not_an_address' };
  yield* findTextFaults(credential, '');
  if (isJsonObject(credential.issuer)) yield* findTextFaults(credential.issuer, '/issuer');
  yield* findDateFaults(credential);
  yield* findResourceFaults(credential.relatedResource);
}

/** Names and descriptions are text, or text with its language and direction (VCDM 2.0 §11.1). */
function* findTextFaults(holder: JsonObject, at: string): Generator<Fault> {
  for (const property of ['name', 'description']) {
    const value = holder[property];
    if (!asArray(value).every(isText)) yield { at: `${at}/${property}`, code: 'wrong_type' };
  }
}

const textMembers = ['@value', '@language', '@direction'];

function isText(item: JsonValue): boolean {
  if (typeof item === 'string') return true;
  if (!isJsonObject(item) || typeof item['@value'] !== 'string') return false;
  return Object.entries(item).every(([key, value]) => textMembers.includes(key) && typeof value === 'string');
}

/** §4.9: an end before the beginning is no period. */
function* findDateFaults({ validFrom, validUntil }: JsonObject): Generator<Fault> {
  const [from, until] = [toTime(validFrom), toTime(validUntil)];
  if (validFrom !== undefined && from === undefined) yield { at: '/validFrom', code: 'not_an_instant' };
  if (validUntil !== undefined && until === undefined) yield { at: '/validUntil', code: 'not_an_instant' };
  if (from !== undefined && until !== undefined && until < from)
    yield { at: '/validUntil', code: 'dates_out_of_order' };
}

/** §5.3: each resource once, by its address, with a digest. */
function* findResourceFaults(resources: JsonValue | undefined): Generator<Fault> {
  const seen = new Set<JsonValue>();
  for (const resource of asArray(resources)) {
    const at = '/relatedResource';
    if (!isJsonObject(resource)) yield { at, code: 'wrong_type' };
    else if (!isAbsoluteUri(resource.id)) yield { at, code: 'not_an_address' };
    else if (seen.has(resource.id)) yield { at, code: 'id_repeated' };
    else if (!isDigest(resource)) yield { at, code: 'missing' };
    else seen.add(resource.id);
  }
}

/** One of the digests of `integrity` metadata (Subresource Integrity §3.1). */
function isSriDigest(text: string): boolean {
  return /^sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function isDigest({ digestSRI, digestMultibase }: JsonObject): boolean {
  const isSri = typeof digestSRI === 'string' && digestSRI.trim().split(/\s+/).every(isSriDigest);
  const isMultibase = typeof digestMultibase === 'string' && /^[uz][A-Za-z0-9_-]+$/.test(digestMultibase);
  const isEachRight = (digestSRI === undefined || isSri) && (digestMultibase === undefined || isMultibase);
  return isEachRight && (isSri || isMultibase);
}
