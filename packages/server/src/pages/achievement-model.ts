import type { PublishedAchievement } from '@cairn/api/achievements';
import type { AchievementCard, AchievementModel, IssuerModel } from '@cairn/api/pages';
import type { Achievement, LearningOutcome } from '@cairn/core/award';

/** The members of an object that are there: nothing undefined goes into a model. */
export function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

export function pathOf(uri: string): string {
  return new URL(uri).pathname;
}

/** A few words of an outcome, from which the letters of its stone are taken. */
function labelOf(outcome: LearningOutcome): string {
  return outcome.skills[0]?.targetName ?? outcome.text;
}

/** The achievement as its page and the credential's page show it. */
export function toAchievementModel(achievement: Achievement, path: string): AchievementModel {
  return {
    id: achievement.id,
    path,
    title: achievement.title,
    description: achievement.description,
    badgePath: `${path}/badge.svg`,
    picturePath: `${path}/badge.png`,
    outcomes: achievement.outcomes.map(outcome => ({
      text: outcome.text,
      label: labelOf(outcome),
      skills: outcome.skills.map(skill => skill.targetName),
    })),
    levels: achievement.levels.map(({ framework, value }) => ({ framework, value })),
    qualityAssurance: (achievement.qualityAssurance ?? []).map(({ type, body, statement, url }) => ({
      type,
      body,
      ...present({ statement, url }),
    })),
    ...present({
      language: achievement.language,
      version: achievement.version,
      criteria: achievement.criteria.narrative,
      workloadHours: achievement.workloadHours,
      credits: achievement.credits,
      fieldOfStudy: achievement.fieldOfStudy,
      assessment: achievement.assessment && {
        type: achievement.assessment.type,
        ...present({ description: achievement.assessment.description }),
      },
      participation: achievement.participation,
      supervision: achievement.supervision,
      prerequisites: achievement.prerequisites,
      stackability: achievement.stackability && {
        type: achievement.stackability.type,
        ...present({ description: achievement.stackability.description }),
      },
      furtherInformation: achievement.furtherInformation,
    }),
  };
}

/** A published achievement as a row of a list. */
export function toCard(published: PublishedAchievement): AchievementCard {
  const { achievement } = published;
  const path = pathOf(published.publicUrl);
  return {
    path,
    title: achievement.title,
    description: achievement.description,
    issuerName: published.organisationName,
    badgePath: `${path}/badge.svg`,
    ...present({
      level: achievement.levels[0] && {
        framework: achievement.levels[0].framework,
        value: achievement.levels[0].value,
      },
      workloadHours: achievement.workloadHours,
      credits: achievement.credits,
      participation: achievement.participation,
    }),
  };
}

/** Who issues. The domain is named only when the identifier proves it (did:web). */
export function toIssuerModel(issuer: { name: string; slug: string; issuerId: string }): IssuerModel {
  const domain = /^did:web:([^:]+)/.exec(issuer.issuerId)?.[1];
  return {
    name: issuer.name,
    path: `/issuers/${issuer.slug}`,
    ...present({ domain: domain && decodeURIComponent(domain) }),
  };
}
