import type {
  Achievement,
  Award,
  Evidence,
  IdentityClaim,
  Learner,
  Result,
  ResultDescription,
  SupervisionType,
} from '../../award.ts';
import { present } from '../../present.ts';
import { findWord, supervisionTerms } from './concepts.ts';
import { fromIdentifiers, fromMailbox, fromOrganisation } from './from-parts.ts';
import { fromGrading, fromSpecification } from './from-specification.ts';
import type { EuropeanNode } from './node.ts';
import type { Entitlement, Opportunity } from './record.ts';
import { openBadgesVocabulary } from './to-specification.ts';

export function fromLink(node: EuropeanNode): Evidence {
  return present<Evidence>({ id: node.word('contentURL'), name: node.label('title') });
}

/** When it was learned. */
export function fromActivity(
  node: EuropeanNode | undefined,
): Pick<Award, 'activityStartDate' | 'activityEndDate' | 'term'> {
  const temporal = node?.child('temporal');
  node?.label('title');
  node?.skip('awardedBy');
  return present<Pick<Award, 'activityStartDate' | 'activityEndDate' | 'term'>>({
    activityStartDate: temporal?.word('startDate'),
    activityEndDate: temporal?.word('endDate'),
    term: temporal?.label('prefLabel'),
  });
}

/** What was achieved: its specification, or the claim itself where there is none. The scales of results come from both. */
export function fromAchievement(
  claim: EuropeanNode,
  language: string,
  assessed: readonly AssessedResult[],
): Achievement {
  claim.requiredLabel('title');
  const achievement = fromSpecification(claim.child('specifiedBy') ?? claim, language);
  const scales = [...achievement.resultDescriptions, ...assessed.flatMap(({ description }) => description ?? [])];
  const supervision = achievement.supervision ?? assessed.map(one => one.supervision).find(Boolean);
  return present<Achievement>({
    ...achievement,
    supervision,
    resultDescriptions: [...new Map(scales.map(scale => [scale.id, scale])).values()],
  });
}

export function fromPerson(node: EuropeanNode): Learner {
  const parts = [node.label('givenName'), node.label('familyName')].filter(Boolean).join(' ');
  const national = node.child('nationalID');
  national?.skip('spatial');
  const plain = (identityType: string, identityHash: string): IdentityClaim => ({
    identityType,
    identityHash,
    hashed: false,
  });
  const number = national?.word('notation');
  return present<Learner>({
    id: node.id,
    name: node.label('fullName') ?? (parts === '' ? undefined : parts),
    identities: [
      ...fromIdentifiers(node).map(({ identifier, identifierType }) => plain(identifierType, identifier)),
      ...(number === undefined ? [] : [plain('nationalIdentityNumber', number)]),
      ...node
        .children('contactPoint')
        .flatMap(contact => contact.children('emailAddress'))
        .flatMap(mailbox => fromMailbox(mailbox) ?? [])
        .map(address => plain('emailAddress', address)),
    ],
  });
}

export interface AssessedResult {
  result: Result;
  description?: ResultDescription;
  supervision?: SupervisionType;
}

/** An assessment with a grade as a result. A grade that is a note about a level or a status is no value of its own. */
export function fromAssessment(node: EuropeanNode): AssessedResult {
  const grade = node.child('grade');
  const about = grade?.concept('subject')?.id;
  const text = grade?.label('noteLiteral');
  const status = node.concept('gradeStatus')?.id;
  const noted = node
    .children('additionalNote')
    .map(note => ({ note, id: note.concept('subject')?.id }))
    .find(({ id }) => id !== undefined);
  noted?.note.label('noteLiteral');
  const isStatus = (id: string | undefined) => id?.startsWith(openBadgesVocabulary) === true;
  const specified = node.child('specifiedBy');
  node.label('title');
  node.skip('awardedBy');
  const supervision = node.meaning('idVerification', ({ id }) => findWord(supervisionTerms, id));
  const description = specified && fromGrading(specified);
  const result = present<Result>({
    resultDescription: description?.id,
    value: about === undefined ? text : undefined,
    achievedLevel: about !== undefined && !isStatus(about) ? about : noted?.id,
    status: isStatus(status) ? status?.slice(openBadgesVocabulary.length) : undefined,
  });
  return { result, ...(description ? { description } : {}), ...(supervision ? { supervision } : {}) };
}

export function fromEntitlement(node: EuropeanNode): Entitlement {
  node.skip('awardedBy');
  return present<Entitlement>({
    title: node.requiredLabel('title'),
    description: node.label('description'),
    endsAt: node.word('expiryDate'),
  });
}

export function fromOpportunity(node: EuropeanNode): Opportunity {
  const temporal = node.child('temporal');
  const provider = node.child('providedBy');
  return present<Opportunity>({
    title: node.requiredLabel('title'),
    description: node.label('description'),
    providedBy: provider ? fromOrganisation(provider) : { id: '', otherIdentifiers: [] },
    startsAt: temporal?.word('startDate'),
    endsAt: temporal?.word('endDate'),
    homepage: node.child('homepage')?.word('contentURL'),
  });
}
