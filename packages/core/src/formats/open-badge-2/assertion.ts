import { isAbsoluteUri, isDateTimeStamp } from '../../identifiers.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { type Problem, toProblem } from '../../problem.ts';

const context = 'https://w3id.org/openbadges/v2';

/** Is this a badge of Open Badges 2 (an Assertion, §Assertion)? */
export function isAssertion(document: JsonObject): boolean {
  return asArray(document.type).includes('Assertion') && asArray(document['@context']).includes(context);
}

/**
 * Is this a badge of Open Badges 1, which nobody can check to the end any more: it says how to check it under `verify`, or
 * holds a class of edition 0.5?
 */
export function isFirstEdition(document: JsonObject): boolean {
  const { verify, badge } = document;
  const isOfContext = asArray(document['@context']).includes('https://w3id.org/openbadges/v1');
  const isChecked = isJsonObject(verify) && (verify.type === 'hosted' || verify.type === 'signed');
  const isHalf = isJsonObject(badge) && badge.version === '0.5.0' && isJsonObject(badge.issuer);
  return isOfContext || (badge !== undefined && 'recipient' in document && (isChecked || isHalf));
}

/** What keeps a document from being an Assertion of Open Badges 2.0: what has to be there, and dates that can be read. */
export function* checkAssertion(document: JsonObject): Generator<Problem> {
  for (const property of ['id', 'recipient', 'badge', 'issuedOn', 'verification']) {
    if (document[property] === undefined) yield toProblem(`/${property}`, 'missing', { property });
  }
  if (document.id !== undefined && !isAbsoluteUri(document.id)) yield toProblem('/id', 'not_an_address');
  for (const property of ['issuedOn', 'expires']) {
    const value = document[property];
    if (value !== undefined && !isDateTimeStamp(value))
      yield toProblem(`/${property}`, 'wrong_type', { property, expected: 'date-time' });
  }
}

/** Does the badge say that it counts for what its address says (Open Badges 2.0, HostedBadge)? */
export function isHosted({ verification }: JsonObject): boolean {
  const kinds = isJsonObject(verification) ? asArray(verification.type) : [];
  return kinds.includes('HostedBadge') || kinds.includes('hosted');
}

/** Something that a badge names: where it stands, or what it is when it stands inside. */
export function addressOf(value: JsonValue | undefined): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' && id.startsWith('https://') && URL.canParse(id) ? id : undefined;
}

/**
 * May this issuer have its badges at this address (Open Badges 2.0, `verification` of a Profile)? Where it says nothing of
 * it: on its own host.
 */
export function mayStandAt(address: string, issuer: JsonObject, issuerAddress: string): boolean {
  const rules = isJsonObject(issuer.verification) ? issuer.verification : {};
  const beginnings = asArray(rules.startsWith).filter(beginning => typeof beginning === 'string');
  const hosts = asArray(rules.allowedOrigins).filter(host => typeof host === 'string');
  if (beginnings.length > 0) return beginnings.some(beginning => isBelow(address, beginning));
  const { host } = new URL(address);
  return hosts.length > 0 ? hosts.includes(host) : host === new URL(issuerAddress).host;
}

/** A beginning has to hold a whole host, or `https://lindon.example` would also begin `https://lindon.example.org`. */
function isBelow(address: string, beginning: string): boolean {
  if (!URL.canParse(beginning) || new URL(address).origin !== new URL(beginning).origin) return false;
  return new URL(address).href.startsWith(new URL(beginning).href);
}
