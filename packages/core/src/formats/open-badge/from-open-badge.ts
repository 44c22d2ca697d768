import type { Award, IdentityClaim, Learner, Profile, StatusEntry } from '../../award.ts';
import type { JsonObject } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { present } from '../../present.ts';
import { fromAchievement } from './from-achievement.ts';
import { fromEvidence, fromIdentityObject, fromImage, fromProfile, fromResult } from './from-parts.ts';
import { NodeReader, unlessEmpty } from './reader.ts';

/**
 * The award that an Open Badges 3.0 credential tells of, ours or somebody else's, in VCDM 2.0 or 1.1. Signatures are not
 * looked at, and properties outside the class tables and our extension are left behind: keep the credential itself.
 * @throws Malformed when it lacks an id, an issuer, a beginning, or an achievement with id and name
 */
export function fromOpenBadge(document: JsonObject): Award {
  const credential = new NodeReader(document, '');
  const subject = requireChild(credential, 'credentialSubject');
  const achievement = fromAchievement(requireChild(subject, 'achievement'));
  const source = subject.child('source');
  const name = credential.text('name');
  return present<Award>({
    id: credential.requiredText('id'),
    issuer: fromIssuer(credential),
    learner: fromLearner(subject),
    achievement,
    awardedAt: credential.text('awardedDate'),
    validFrom: credential.text('validFrom') ?? credential.requiredText('issuanceDate'),
    validUntil: credential.text('validUntil') ?? credential.text('expirationDate'),
    name: name === achievement.title ? undefined : name,
    description: credential.text('description'),
    narrative: subject.text('narrative'),
    results: subject.children('result').map(fromResult),
    evidence: credential.children('evidence').map(fromEvidence),
    creditsEarned: subject.number('creditsEarned'),
    activityStartDate: subject.text('activityStartDate'),
    activityEndDate: subject.text('activityEndDate'),
    role: subject.text('role'),
    term: subject.text('term'),
    licenseNumber: subject.text('licenseNumber'),
    source: source && fromProfile(source),
    status: fromStatusEntry(credential),
    image: fromImage(credential),
    learnerImage: fromImage(subject),
    refreshService: fromRefreshService(credential),
    endorsements: unlessEmpty(credential.objects('endorsement')),
  });
}

function requireChild(node: NodeReader, name: string): NodeReader {
  const child = node.child(name);
  if (child === undefined)
    throw new Malformed(`${node.at}/${name}`, 'missing', 'This is not an Open Badges credential.');
  return child;
}

/** An issuer is a profile, or only its address. */
function fromIssuer(credential: NodeReader): Profile {
  const profile = credential.child('issuer');
  return profile ? fromProfile(profile) : { id: credential.requiredText('issuer'), otherIdentifiers: [] };
}

/** The first plain identifier of type `name` is the name; other systems write `name` beside it. */
function fromLearner(subject: NodeReader): Learner {
  const identities = subject.children('identifier').map(fromIdentityObject);
  const named = identities.find(isPlainName);
  return present<Learner>({
    id: subject.text('id'),
    name: named?.identityHash ?? subject.text('name'),
    identities: identities.filter(identity => identity !== named),
  });
}

function isPlainName(identity: IdentityClaim): boolean {
  return identity.identityType === 'name' && !identity.hashed;
}

function fromStatusEntry(credential: NodeReader): StatusEntry | undefined {
  const entry = credential.child('credentialStatus');
  const [index, list] = [entry?.text('statusListIndex'), entry?.text('statusListCredential')];
  if (!entry?.hasType('BitstringStatusListEntry') || index === undefined || list === undefined) return undefined;
  return present<StatusEntry>({
    id: entry.text('id'),
    purpose: entry.text('statusPurpose') ?? 'revocation',
    index,
    list,
  });
}

function fromRefreshService(credential: NodeReader): { id: string; type: string } | undefined {
  const service = credential.child('refreshService');
  const [id, type] = [service?.text('id'), service?.text('type')];
  return id === undefined || type === undefined ? undefined : { id, type };
}
