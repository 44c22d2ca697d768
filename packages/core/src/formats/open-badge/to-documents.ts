import type { Achievement, Profile } from '../../award.ts';
import { credentialsV2, openBadges } from '../../contexts/index.ts';
import type { JsonObject } from '../../json.ts';
import { toAchievement } from './to-open-badge.ts';
import { toProfile } from './to-parts.ts';

/** The current definition as a document of its own, for readers that follow `Achievement.id` (Open Badges 3.0 §B.1). */
export function toAchievementDocument(achievement: Achievement, options: { extensionContextUrl: string }): JsonObject {
  return { '@context': [credentialsV2, openBadges, options.extensionContextUrl], ...toAchievement(achievement) };
}

/** An issuer as a document of its own (Open Badges 3.0 `Profile`). */
export function toProfileDocument(profile: Profile): JsonObject {
  return { '@context': [credentialsV2, openBadges], ...toProfile(profile) };
}
