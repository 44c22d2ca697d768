import { addressOf, checkAssertion, isHosted } from '../formats/open-badge-2/assertion.ts';
import { checkToken, readAlgorithm } from '../jose/index.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { fromPem, isPublicKey, type PublicKey, type UnreadKey } from '../keys/index.ts';
import { readStatus } from '../status/index.ts';
import { type Facts, toFinding, toWarning } from './codes.ts';
import { type Basis, type Document, type Evidence, type Need, readDocument } from './evidence.ts';
import { toCheckable } from './find-key.ts';
import { follow, reasonOf, toDates } from './hosted.ts';
import { toText } from './instant.ts';
import { domainOf } from './issuer.ts';
import { tokenCodes } from './judge-token.ts';
import { askRecognition } from './questions/recognition.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Report } from './report.ts';
import type { Secured } from './secured.ts';
import { toVerdict } from './verdict.ts';

/** Is this a badge of Open Badges 2 that counts by its signature (§SignedBadge), and has one? */
export function isSigned({ document, token }: Secured): boolean {
  return token !== undefined && !isHosted(document);
}

/** More keys of one issuer than this are not tried. */
const mostKeys = 4;

/** What a signed badge leads to. Class and issuer may stand inside; that an issuer has a key, only its own address says. */
interface Trail {
  issuerAddress: string | undefined;
  issuer: Document;
  /** The addresses of the keys that may have signed: the one that is named, else all of the issuer. */
  keyAddresses: string[];
  listAddress: string | undefined;
}

function followTrail({ badge, verification }: JsonObject, evidence: Evidence): Trail {
  const badgeClass = follow(badge, evidence, isJsonObject(badge) ? 'inside' : 'address');
  const issuerAddress = badgeClass && 'document' in badgeClass ? addressOf(badgeClass.document.issuer) : undefined;
  const issuer = issuerAddress === undefined ? badgeClass : readDocument(evidence, issuerAddress);
  const profile = issuerAddress !== undefined && issuer && 'document' in issuer ? issuer.document : {};
  const creator = isJsonObject(verification) ? addressOf(verification.creator) : undefined;
  const keys = creator === undefined ? asArray(profile.publicKey).map(addressOf) : [creator];
  return {
    issuerAddress,
    issuer: issuerAddress === undefined && issuer && 'document' in issuer ? { unreadable: 'missing' } : issuer,
    keyAddresses: keys.filter(address => address !== undefined).slice(0, mostKeys),
    listAddress: addressOf(profile.revocationList),
  };
}

/** What must be looked up to judge a signed badge: its class, then its issuer and its key, then its list. */
export function listSignedNeeds({ document }: Secured, evidence: Evidence): Need[] {
  const { issuerAddress, keyAddresses, listAddress } = followTrail(document, evidence);
  const classAddress = isJsonObject(document.badge) ? undefined : addressOf(document.badge);
  const needs = [
    { url: classAddress, what: 'hosted-document' },
    { url: issuerAddress, what: 'hosted-document' },
    ...keyAddresses.map(address => ({ url: address.split('#')[0], what: 'key-document' })),
    { url: listAddress, what: 'status-list' },
  ];
  return needs.filter((need): need is Need => need.url !== undefined && !Object.hasOwn(evidence.found, need.url));
}

/** Answers every question about a signed badge of Open Badges 2: by its signature, and by what its issuer says of its keys. */
export async function reportSigned({ document, token }: Secured, basis: Basis): Promise<Report> {
  const { evidence, now } = basis;
  const trail = followTrail(document, evidence);
  const profile = trail.issuer && 'document' in trail.issuer ? trail.issuer.document : {};
  const who = { id: trail.issuerAddress ?? '', name: toText(profile.name) };
  const [problem] = checkAssertion(document);
  const signed = token ? await judgeSigned(token, trail, who, evidence) : [toFinding('not_signed')];
  const status = await askListed(document, trail, evidence);
  const findings = [
    problem
      ? toFinding('badge_incomplete', { problem: problem.code }, problem.at)
      : toFinding('well_formed', { kind: 'Assertion' }),
    ...signed,
    status,
    askValidity(toDates(document), undefined, now),
    askRecognition(evidence, who),
    toFinding('holder_not_asked'),
  ];
  const list = trail.listAddress === undefined ? [] : [toWarning('status_list_unsigned', { list: trail.listAddress })];
  const warnings = [toWarning('old_edition'), ...list];
  return { verdict: toVerdict(findings), findings, judgedFor: now.toISOString(), warnings };
}

/** A key as its own document describes it. */
interface DescribedKey {
  address: string;
  description: Document;
  key: PublicKey | UnreadKey | undefined;
}

/** Tries the key that is named, or one after the other; the first that fits is the one. */
async function judgeSigned(
  token: NonNullable<Secured['token']>,
  trail: Trail,
  who: { id: string; name: string | undefined },
  evidence: Evidence,
): Promise<Finding[]> {
  const facts: Facts = { suite: toText(token.header.alg) };
  const read = readAlgorithm(token.header);
  const { typ } = token.header;
  const described = await Promise.all(trail.keyAddresses.map(address => describeKey(address, trail, evidence)));
  const [first] = described;
  const ofFirst = askOwner(first, trail, who);
  if ('refusal' in read) return [toFinding(tokenCodes[read.refusal], facts), ofFirst];
  if (typ !== undefined && String(typ).toLowerCase() !== 'jwt') {
    return [toFinding('signature_for_other_purpose', facts), ofFirst];
  }
  for (const one of described) {
    if (!isPublicKey(one.key) || (await checkToken(token, one.key)) !== 'matches') continue;
    return [toFinding('signature_matches', { ...facts, key: one.address }), askOwner(one, trail, who)];
  }
  const checked = described.find(({ key }) => isPublicKey(key))?.key;
  if (isPublicKey(checked)) {
    const answer = await checkToken(token, checked);
    return [toFinding(tokenCodes[answer], { ...facts, key: first?.address }), ofFirst];
  }
  const { whyNoKey, kind } = toCheckable(first?.key);
  return [toFinding(whyNoKey, { ...facts, key: first?.address, kind }), ofFirst];
}

async function describeKey(address: string, { issuer }: Trail, evidence: Evidence): Promise<DescribedKey> {
  const description = describe(address, issuer, evidence);
  const text = description && 'document' in description ? toText(description.document.publicKeyPem) : undefined;
  return { address, description, key: text === undefined ? undefined : await fromPem(text) };
}

/** A key stands inside of its issuer, or at an address of its own. */
function describe(address: string, issuer: Document, evidence: Evidence): Document {
  const profile = issuer && 'document' in issuer ? issuer.document : {};
  const inside = asArray(profile.publicKey).find(key => isJsonObject(key) && key.id === address);
  if (isJsonObject(inside) && 'publicKeyPem' in inside) return { document: inside };
  return readDocument(evidence, address.split('#')[0] ?? '');
}

/** Is it a key of the issuer: by its own word, and by that of the issuer at its own address? */
function askOwner(one: DescribedKey | undefined, trail: Trail, who: { id: string; name: string | undefined }): Finding {
  const { issuer, issuerAddress } = trail;
  const domain = domainOf(who.id);
  const facts: Facts = { key: one?.address, issuerId: who.id || undefined, issuer: who.name, domain };
  if (issuerAddress === undefined || !issuer || !('document' in issuer)) {
    return toFinding('issuer_unreachable', { ...facts, document: issuerAddress, reason: reasonOf(issuer) });
  }
  if (issuer.document.id !== issuerAddress) return toFinding('issuer_unreadable', { ...facts, reason: 'other_issuer' });
  if (!one) return toFinding('no_key_named', facts);
  const isListed = asArray(issuer.document.publicKey).some(key => addressOf(key) === one.address);
  if (!isListed) return toFinding('key_not_listed', facts);
  const { description } = one;
  if (!description || !('document' in description)) {
    return toFinding('issuer_unreachable', { ...facts, document: one.address, reason: reasonOf(description) });
  }
  const { id, owner, publicKeyPem } = description.document;
  if (publicKeyPem === undefined) return toFinding('issuer_unreadable', { ...facts, reason: 'no_keys' });
  const isOwn = id === one.address && owner === issuerAddress;
  return toFinding(isOwn ? 'key_of_domain' : 'key_of_other', facts);
}

/** Is it among those that the issuer's list names (Open Badges 2.0, RevocationList)? */
async function askListed(
  document: JsonObject,
  { issuer, issuerAddress, listAddress }: Trail,
  evidence: Evidence,
): Promise<Finding> {
  if (!issuer || !('document' in issuer)) {
    return toFinding('hosted_status_unknown', { document: issuerAddress, reason: reasonOf(issuer) });
  }
  if (listAddress === undefined) return toFinding('no_status_list');
  const facts: Facts = { list: listAddress, purpose: 'revocation' };
  const list = readDocument(evidence, listAddress, { keys: 200_000, items: 100_000 });
  if (!list || 'unreachable' in list) return toFinding('status_list_unreachable', { ...facts, reason: reasonOf(list) });
  if ('unreadable' in list) return toFinding('status_list_unreadable', { ...facts, reason: list.unreadable });
  const owner = list.document.issuer;
  const isOwn = owner === undefined || addressOf(owner) === issuerAddress;
  if (!isOwn) return toFinding('status_list_untrusted', { ...facts, reason: 'other_issuer' });
  const entry = { type: '1EdTechRevocationList', id: listAddress };
  const reading = await readStatus(entry, list.document, toText(document.id));
  if ('problem' in reading) return toFinding('status_list_unreadable', { ...facts, reason: reading.problem });
  return toFinding(reading.value === 0 ? 'in_force' : 'revoked', { ...facts, message: reading.message });
}
