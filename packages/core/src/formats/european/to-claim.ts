import type { Award, Result } from '../../award.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { supervisionTerms, toConcept } from './concepts.ts';
import type { Entitlement, Opportunity } from './record.ts';
import { toCreditPoint, toIdentifier, toLabels, toNote, toOrganisation, toWebResource } from './to-parts.ts';
import { openBadgesVocabulary, toGrading, toSpecification } from './to-specification.ts';

/** One achievement of a learner: what it is, who awarded it, how it was shown. */
export function toClaim(award: Award, language: string, issuer: JsonObject): Record<string, JsonValue | undefined> {
  const { achievement, creditsEarned, narrative, licenseNumber } = award;
  const source = award.source && toOrganisation(award.source, language);
  const awardedBy = toJsonObject({
    type: 'AwardingProcess',
    awardingBody: source ? [issuer, source] : [issuer],
    awardingDate: award.awardedAt,
  });
  const credits =
    creditsEarned === undefined ? undefined : { framework: achievement.credits?.framework ?? '', value: creditsEarned };
  return toJsonObject({
    type: 'LearningAchievement',
    title: toLabels(achievement.title, language),
    description: narrative === undefined ? undefined : toLabels(narrative, language),
    identifier:
      licenseNumber === undefined ? [] : [toIdentifier({ identifier: licenseNumber, identifierType: 'licenseNumber' })],
    awardedBy,
    creditReceived: credits && [toCreditPoint(credits, language)],
    supplementaryDocument: award.evidence.flatMap(({ id, name }) =>
      id === undefined ? [] : [toWebResource(id, name, language)],
    ),
    influencedBy: toActivities(award, language, awardedBy),
    provenBy: award.results.flatMap(result => toLearningAssessment(result, award, language, awardedBy)),
    specifiedBy: toSpecification(achievement, language),
  });
}

function toActivities(award: Award, language: string, awardedBy: JsonObject): JsonObject[] {
  const { activityStartDate: startDate, activityEndDate: endDate, term, achievement } = award;
  if (startDate === undefined && endDate === undefined && term === undefined) return [];
  const prefLabel = term === undefined ? undefined : toLabels(term, language);
  return [
    {
      type: 'LearningActivity',
      title: toLabels(achievement.title, language),
      awardedBy,
      temporal: [toJsonObject({ type: 'PeriodOfTime', prefLabel, startDate, endDate })],
    },
  ];
}

/**
 * A result is an assessment with a grade. Where there is a level or a status and no value, the grade is a note about that
 * level or status.
 */
function toLearningAssessment(result: Result, award: Award, language: string, awardedBy: JsonObject): JsonObject[] {
  const { achievement } = award;
  const description = achievement.resultDescriptions.find(({ id }) => id === result.resultDescription);
  const { achievedLevel } = result;
  const step = description?.rubricCriterionLevel?.find(({ id }) => id === achievedLevel)?.name ?? achievedLevel;
  const level =
    achievedLevel === undefined
      ? undefined
      : { id: achievedLevel, type: 'Concept', prefLabel: toLabels(step ?? '', language) };
  const status =
    result.status === undefined
      ? undefined
      : toConcept({ id: openBadgesVocabulary + result.status, label: result.status });
  const text = result.value ?? step ?? result.status;
  if (text === undefined) return [];
  return [
    toJsonObject({
      type: 'LearningAssessment',
      title: toLabels(description?.name ?? achievement.title, language),
      awardedBy,
      grade: toNote(text, language, result.value === undefined ? (level ?? status) : undefined),
      gradeStatus: status,
      additionalNote: level && result.value !== undefined ? [toNote(step ?? '', language, level)] : [],
      idVerification: achievement.supervision && toConcept(supervisionTerms[achievement.supervision]),
      specifiedBy: description && toGrading(description, language),
    }),
  ];
}

export function toEntitlement(
  { title, description, endsAt }: Entitlement,
  language: string,
  issuer: JsonObject,
): JsonObject {
  return toJsonObject({
    type: 'LearningEntitlement',
    title: toLabels(title, language),
    description: description === undefined ? undefined : toLabels(description, language),
    awardedBy: { type: 'AwardingProcess', awardingBody: [issuer] },
    expiryDate: endsAt,
  });
}

export function toOpportunity(opportunity: Opportunity, language: string): JsonObject {
  const { title, description, providedBy, startsAt, endsAt, homepage } = opportunity;
  const isDated = startsAt !== undefined || endsAt !== undefined;
  return toJsonObject({
    type: 'LearningOpportunity',
    title: toLabels(title, language),
    description: description === undefined ? undefined : toLabels(description, language),
    homepage: homepage === undefined ? [] : [toWebResource(homepage)],
    providedBy: [toOrganisation(providedBy, language)],
    temporal: isDated ? toJsonObject({ type: 'PeriodOfTime', startDate: startsAt, endDate: endsAt }) : undefined,
  });
}
