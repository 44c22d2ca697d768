import type { Award, Learner, Profile } from '../../award.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { Malformed } from '../../malformed.ts';
import { present } from '../../present.ts';
import { findShortLanguage } from './authority-codes.ts';
import {
  fromAchievement,
  fromActivity,
  fromAssessment,
  fromEntitlement,
  fromLink,
  fromOpportunity,
  fromPerson,
} from './from-claim.ts';
import { fromCreditPoint, fromIdentifiers, fromMediaObject, fromOrganisation } from './from-parts.ts';
import { EuropeanNode, Graph } from './node.ts';
import type { EuropeanRecord, Loss } from './record.ts';
import { toCredential } from './sealed.ts';

/**
 * What a European Digital Credential for Learning tells, sealed or not, also as it is uploaded for sealing. The seal is not
 * looked at. `losses` are the places of the credential that an award has no words for, other languages among them.
 * @param options.language reads this language where there are several; the credential's own first language otherwise
 * @throws Malformed when it lacks an id, a beginning, an awarding body or an achievement with a title
 */
export function fromEuropean(
  document: JsonObject,
  options: { language?: string } = {},
): EuropeanRecord & { losses: Loss[] } {
  const credential = toCredential(document);
  const language = options.language ?? findLanguage(credential);
  const graph = new Graph(credential, language);
  const root = new EuropeanNode(credential, '', graph);
  root.skip('credentialSchema', 'credentialProfiles', 'proof');
  const subject = requireChild(root, 'credentialSubject');
  const claims = subject.children('hasClaim', 'LearningAchievement').slice(0, 1);
  const [claim] = claims;
  if (claim === undefined)
    throw new Malformed('/credentialSubject/hasClaim', 'missing', 'This credential tells of no achievement.');
  const issuer = root.child('issuer');
  const read = new Reading(root, language, issuer && fromOrganisation(issuer), fromPerson(subject));
  const opportunity = claim.child('learningOpportunity');
  const record: EuropeanRecord = {
    award: read.fromCredential(claim),
    parts: claim
      .children('hasPart', 'LearningAchievement')
      .map(part => read.fromClaim(part, String(part.node.id ?? ''))),
    entitlements: claim.children('entitlesTo').map(fromEntitlement),
    ...(opportunity ? { opportunity: fromOpportunity(opportunity) } : {}),
  };
  return { ...record, losses: graph.listUnread(credential) };
}

/** The first language of the credential: the one it names, as its texts spell it. */
function findLanguage({ displayParameter }: JsonObject): string {
  const display = isJsonObject(displayParameter) ? displayParameter : {};
  const { primaryLanguage, title } = display;
  const named = isJsonObject(primaryLanguage) ? primaryLanguage.id : primaryLanguage;
  const short = findShortLanguage(/[A-Z]{3}$/.exec(String(named))?.[0] ?? '');
  const spoken = isJsonObject(title) ? Object.keys(title) : [];
  return spoken.find(tag => tag.split('-')[0] === short) ?? spoken[0] ?? short ?? 'en';
}

function requireChild(node: EuropeanNode, name: string): EuropeanNode {
  const child = node.child(name);
  if (child === undefined) throw new Malformed(`/${name}`, 'missing', 'This is not a European Digital Credential.');
  return child;
}

/** What all claims of a credential share. */
class Reading {
  private readonly root: EuropeanNode;
  private readonly language: string;
  private readonly issuer: Profile | undefined;
  private readonly learner: Learner;

  constructor(root: EuropeanNode, language: string, issuer: Profile | undefined, learner: Learner) {
    this.root = root;
    this.language = language;
    this.issuer = issuer;
    this.learner = learner;
  }

  /** The award of the credential itself: the claim, and what the credential says around it. */
  fromCredential(claim: EuropeanNode): Award {
    const root = this.root;
    const award = this.fromClaim(claim, requireWord(root, 'id'));
    const display = root.child('displayParameter');
    display?.skip('language', 'primaryLanguage');
    const name = display?.label('title');
    const [shown] = display?.children('individualDisplay').slice(0, 1) ?? [];
    shown?.skip('language');
    const detail = shown?.child('displayDetail');
    detail?.skip('page');
    root.skip('issuanceDate', 'issued', 'expirationDate');
    return present<Award>({
      ...award,
      name: name === award.achievement.title ? undefined : name,
      description: display?.label('description'),
      validUntil: root.word('validUntil') ?? root.word('expirationDate'),
      image: fromMediaObject(detail?.child('image')),
    });
  }

  fromClaim(claim: EuropeanNode, id: string): Award {
    const root = this.root;
    const awarding = claim.child('awardedBy');
    const bodies = awarding?.children('awardingBody').slice(0, 2).map(fromOrganisation) ?? [];
    const issuer = id === root.node.id ? (this.issuer ?? bodies[0]) : (bodies[0] ?? this.issuer);
    if (issuer === undefined) throw new Malformed(`${claim.at}/awardedBy`, 'missing', 'No awarding body is named.');
    const assessed = claim.children('provenBy').map(fromAssessment);
    const licenses = fromIdentifiers(claim).filter(({ identifierType }) => identifierType === 'licenseNumber');
    return present<Award>({
      id,
      issuer,
      learner: this.learner,
      achievement: fromAchievement(claim, this.language, assessed),
      awardedAt: awarding?.word('awardingDate'),
      validFrom: root.word('validFrom') ?? root.word('issuanceDate') ?? requireWord(root, 'issued'),
      validUntil: root.word('validUntil') ?? root.word('expirationDate'),
      narrative: claim.node.specifiedBy === undefined ? undefined : claim.label('description'),
      results: assessed.map(({ result }) => result),
      evidence: claim.children('supplementaryDocument').map(fromLink),
      creditsEarned: claim.children('creditReceived').slice(0, 1).map(fromCreditPoint)[0]?.value,
      ...fromActivity(claim.child('influencedBy')),
      licenseNumber: licenses[0]?.identifier,
      source: bodies.find(({ id }) => id !== issuer.id),
    });
  }
}

function requireWord(node: EuropeanNode, name: string): string {
  const text = node.word(name);
  if (text === undefined)
    throw new Malformed(`${node.at}/${name}`, 'missing', 'This credential lacks what every award says.');
  return text;
}
