import type { Achievement, Alignment, LearningOutcome, Level, QualityAssurance } from '../../award.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';

/** What Open Badges has no words for, in the terms of our context (EU micro-credential elements, Annex I). */

/** The type that carries the extension beside `Achievement`. */
export const microCredentialType = 'MicroCredentialAchievement';

export function toExtension(achievement: Achievement): JsonObject {
  return toJsonObject({
    learningOutcome: achievement.outcomes.map(toLearningOutcome),
    workloadHours: achievement.workloadHours,
    creditFramework: achievement.credits?.framework || undefined,
    educationLevel: achievement.levels.map(toEducationLevel),
    assessmentType: achievement.assessment?.type,
    assessmentDescription: achievement.assessment?.description,
    participationType: achievement.participation,
    supervisionType: achievement.supervision,
    qualityAssurance: achievement.qualityAssurance?.map(toQualityAssurance),
    prerequisites: achievement.prerequisites,
    stackabilityType: achievement.stackability?.type,
    stackabilityDescription: achievement.stackability?.description,
    furtherInformation: achievement.furtherInformation,
  });
}

/** An outcome points to its skills; the alignments themselves stand once, with the achievement, where every wallet looks. */
function toLearningOutcome(outcome: LearningOutcome): JsonObject {
  return toJsonObject({
    type: ['LearningOutcome'],
    code: outcome.id,
    outcome: outcome.text,
    skill: [...new Set(outcome.skills.map(skill => skill.targetUrl))],
  });
}

function toEducationLevel(level: Level): JsonObject {
  return toJsonObject({
    type: ['EducationLevel'],
    framework: level.framework,
    levelValue: level.value,
    levelUri: level.uri,
  });
}

function toQualityAssurance(assurance: QualityAssurance): JsonObject {
  return toJsonObject({
    type: ['QualityAssurance'],
    assuranceType: assurance.type,
    assuringBody: assurance.body,
    statement: assurance.statement,
    assuranceUrl: assurance.url,
  });
}

/**
 * All alignments of an achievement as a wallet that knows only Open Badges reads them: its own, those of its outcomes and
 * its levels that have an address. Each stands once.
 */
export function toAlignments(achievement: Achievement): Alignment[] {
  const all = [
    ...achievement.alignment,
    ...achievement.outcomes.flatMap(outcome => outcome.skills),
    ...achievement.levels.flatMap(toLevelAlignment),
  ];
  const byContent = new Map(all.map(alignment => [JSON.stringify(Object.entries(alignment).sort()), alignment]));
  return [...byContent.values()];
}

/** A level with an address as an alignment: `ext:EQFLevel`, or `ext:EducationLevel` for other frameworks. */
export function toLevelAlignment(level: Level): Alignment[] {
  if (level.uri === undefined) return [];
  return [
    {
      targetName: `${level.framework} ${level.value}`,
      targetUrl: level.uri,
      targetCode: level.value,
      targetFramework: level.framework,
      targetType: level.framework === 'EQF' ? 'ext:EQFLevel' : 'ext:EducationLevel',
    },
  ];
}
