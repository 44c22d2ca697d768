import { toJcs } from '../canonical/index.ts';
import { addressOf, checkAssertion, isHosted, mayStandAt } from '../formats/open-badge-2/assertion.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { type Facts, toFinding, toWarning } from './codes.ts';
import { type Basis, type Document, type Evidence, type Need, readDocument } from './evidence.ts';
import { toText } from './instant.ts';
import { domainOf } from './issuer.ts';
import { askRecognition } from './questions/recognition.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Report } from './report.ts';
import { toVerdict } from './verdict.ts';

/** The badge as its address gives it, its class and its issuer, each as far as it was looked up. */
interface Hosted {
  address: string | undefined;
  badge: Document;
  issuerAddress: string | undefined;
  issuer: Document;
}

/** Only what the addresses say counts: what the copy at hand says of class and issuer could have been written by anybody. */
function gatherHosted(assertion: JsonObject, evidence: Evidence): Hosted {
  const address = addressOf(assertion.id);
  const read = (at: string | undefined): Document => (at === undefined ? undefined : readDocument(evidence, at));
  const badge = read(address);
  const badgeClass = badge && 'document' in badge ? follow(badge.document.badge, evidence) : badge;
  const named = badgeClass && 'document' in badgeClass ? badgeClass.document.issuer : undefined;
  const issuerAddress = addressOf(named);
  return { address, badge, issuerAddress, issuer: issuerAddress === undefined ? badgeClass : read(issuerAddress) };
}

/**
 * What stands at an address, or inside when it has none.
 * @param first what counts where there is both: a copy inside is as good as whatever covers it
 */
export function follow(
  value: JsonValue | undefined,
  evidence: Evidence,
  first: 'address' | 'inside' = 'address',
): Document {
  const address = first === 'address' ? addressOf(value) : undefined;
  if (address !== undefined) return readDocument(evidence, address);
  return isJsonObject(value) ? { document: value } : { unreadable: 'missing' };
}

/** What must be looked up to judge a hosted badge: itself, then its class, then its issuer. */
export function listHostedNeeds(assertion: JsonObject, evidence: Evidence): Need[] {
  const address = addressOf(assertion.id);
  const badge = address === undefined ? undefined : readDocument(evidence, address);
  const classAddress = badge && 'document' in badge ? addressOf(badge.document.badge) : undefined;
  const { issuerAddress } = gatherHosted(assertion, evidence);
  return [address, classAddress, issuerAddress]
    .filter(url => url !== undefined)
    .map((url): Need => ({ url, what: 'hosted-document' }))
    .filter(({ url }) => !Object.hasOwn(evidence.found, url));
}

/**
 * Answers every question about a badge of Open Badges 2. A hosted badge is not signed: it is what its address says today, and
 * its issuer's when the issuer has its badges there.
 */
export function reportHosted(assertion: JsonObject, basis: Basis): Report {
  const { evidence, now } = basis;
  const hosted = gatherHosted(assertion, evidence);
  const [problem] = checkAssertion(assertion);
  const issuer = hosted.issuer && 'document' in hosted.issuer ? hosted.issuer.document : {};
  const who = { id: hosted.issuerAddress ?? '', name: toText(issuer.name) };
  const facts: Facts = { document: hosted.address, issuerId: who.id || undefined, issuer: who.name };
  const findings = [
    problem
      ? toFinding('badge_incomplete', { problem: problem.code }, problem.at)
      : toFinding('well_formed', { kind: 'Assertion' }),
    askSame(assertion, hosted, facts),
    askAddress(hosted, facts),
    askRevoked(hosted, facts),
    askValidity(toDates(assertion), undefined, now),
    askRecognition(evidence, who),
    toFinding('holder_not_asked'),
  ];
  const warnings = [toWarning('old_edition'), ...(isHosted(assertion) ? [toWarning('hosted', facts)] : [])];
  return { verdict: toVerdict(findings), findings, judgedFor: now.toISOString(), warnings };
}

/** The dates of a badge of Open Badges 2 in the words of the data model. */
export function toDates({ issuedOn, expires }: JsonObject): JsonObject {
  return {
    ...(issuedOn === undefined ? {} : { validFrom: issuedOn }),
    ...(expires === undefined ? {} : { validUntil: expires }),
  };
}

/** Does its address say the same as the copy at hand? */
function askSame(assertion: JsonObject, { badge }: Hosted, facts: Facts): Finding {
  if (!isHosted(assertion)) return toFinding('not_signed');
  if (!badge || !('document' in badge)) return toFinding('hosted_unreachable', { ...facts, reason: reasonOf(badge) });
  return toFinding(toJcs(badge.document) === toJcs(assertion) ? 'hosted_same' : 'hosted_differs', facts);
}

/** Does the issuer have its badges at this address? */
function askAddress({ address, issuer, issuerAddress }: Hosted, facts: Facts): Finding {
  if (address === undefined || issuerAddress === undefined || !issuer || !('document' in issuer)) {
    return toFinding('issuer_unreachable', { ...facts, document: issuerAddress, reason: reasonOf(issuer) });
  }
  if (issuer.document.id !== issuerAddress) return toFinding('issuer_unreadable', { ...facts, reason: 'other_issuer' });
  const isOwn = mayStandAt(address, issuer.document, issuerAddress);
  const domain = domainOf(issuerAddress);
  return toFinding(isOwn ? 'address_of_issuer' : 'address_of_other', { ...facts, domain });
}

function askRevoked({ badge }: Hosted, facts: Facts): Finding {
  if (!badge || !('document' in badge))
    return toFinding('hosted_status_unknown', { ...facts, reason: reasonOf(badge) });
  const message = toText(badge.document.revocationReason);
  return toFinding(badge.document.revoked === true ? 'revoked' : 'hosted_in_force', { ...facts, message });
}

/** Why there is no document. */
export function reasonOf(document: Document): string {
  if (document && 'unreachable' in document) return document.unreachable;
  return document && 'unreadable' in document ? document.unreadable : 'not_looked_up';
}
