import type { Achievement, Award, Learner, StatusEntry } from '../../award.ts';
import { credentialsV2, openBadges, openBadgesExtensions } from '../../contexts/index.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { microCredentialType, toAlignments, toExtension } from './extension.ts';
import {
  toAlignment,
  toEvidence,
  toIdentifierEntry,
  toIdentityObject,
  toImage,
  toProfile,
  toResult,
  toResultDescription,
} from './to-parts.ts';

const schemaId = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/**
 * The award as an unsigned Open Badges 3.0 `OpenBadgeCredential` in VCDM 2.0: embedded issuer profile, type arrays, plain
 * strings with `inLanguage`, no nulls and no empty lists. `extensionContextUrl` is where the installation serves
 * `microCredentialContext`. Says nothing that the award does not say; judging whether it may be signed is `lintAward`'s.
 */
export function toOpenBadge(award: Award, options: { extensionContextUrl: string }): JsonObject {
  return toJsonObject({
    '@context': [credentialsV2, openBadges, openBadgesExtensions, options.extensionContextUrl],
    id: award.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: award.name ?? award.achievement.title,
    description: award.description,
    image: award.image && toImage(award.image),
    awardedDate: award.awardedAt,
    validFrom: award.validFrom,
    validUntil: award.validUntil,
    issuer: toProfile(award.issuer),
    credentialSubject: toSubject(award),
    evidence: award.evidence.map(toEvidence),
    endorsement: award.endorsements,
    credentialSchema: [{ id: schemaId, type: '1EdTechJsonSchemaValidator2019' }],
    credentialStatus: award.status && toStatusEntry(award.status),
    refreshService: award.refreshService && { ...award.refreshService },
  });
}

function toSubject(award: Award): JsonObject {
  return toJsonObject({
    id: award.learner.id,
    type: ['AchievementSubject'],
    identifier: toIdentifiers(award.learner),
    achievement: toAchievement(award.achievement),
    activityStartDate: award.activityStartDate,
    activityEndDate: award.activityEndDate,
    creditsEarned: award.creditsEarned,
    image: award.learnerImage && toImage(award.learnerImage),
    licenseNumber: award.licenseNumber,
    narrative: award.narrative,
    result: award.results.map(toResult),
    role: award.role,
    source: award.source && toProfile(award.source),
    term: award.term,
  });
}

/** The name is an identifier of type `name`: the one place where Open Badges lets a learner be named. */
function toIdentifiers(learner: Learner): JsonObject[] {
  const named = learner.name === undefined ? [] : [{ identityHash: learner.name, identityType: 'name', hashed: false }];
  return [...named, ...learner.identities].map(toIdentityObject);
}

/** The achievement as Open Badges `Achievement`, with our extension. */
export function toAchievement(achievement: Achievement): JsonObject {
  return toJsonObject({
    id: achievement.id,
    type: ['Achievement', microCredentialType],
    achievementType: achievement.achievementType ?? 'MicroCredential',
    name: achievement.title,
    description: achievement.description,
    inLanguage: achievement.language,
    version: achievement.version,
    criteria: toJsonObject({ id: achievement.criteria.id, narrative: achievement.criteria.narrative }),
    image: achievement.image && toImage(achievement.image),
    creator: achievement.creator && toProfile(achievement.creator),
    alignment: toAlignments(achievement).map(toAlignment),
    creditsAvailable: achievement.credits?.value,
    fieldOfStudy: achievement.fieldOfStudy,
    specialization: achievement.specialization,
    humanCode: achievement.humanCode,
    tag: achievement.tags,
    otherIdentifier: achievement.otherIdentifiers.map(toIdentifierEntry),
    related: achievement.related.map(({ id, language, version }) =>
      toJsonObject({ id, type: ['Related'], inLanguage: language, version }),
    ),
    resultDescription: achievement.resultDescriptions.map(toResultDescription),
    ...toExtension(achievement),
    endorsement: achievement.endorsements,
  });
}

function toStatusEntry(status: StatusEntry): JsonObject {
  return toJsonObject({
    id: status.id,
    type: 'BitstringStatusListEntry',
    statusPurpose: status.purpose,
    statusListIndex: status.index,
    statusListCredential: status.list,
  });
}
