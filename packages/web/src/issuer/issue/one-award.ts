import type { AchievementView } from '@cairn/api/achievements';
import type { AwardRequest } from '@cairn/api/issuance';
import { given } from '../../app/checks.ts';
import type { Language } from '../../messages/text.ts';

/** One award as it is written on the page. */
export interface OneAward {
  name: string;
  email: string;
  language: string;
  awardedOn: string;
  validUntil: string;
  /** Value by the id of its description. */
  results: Record<string, string>;
  narrative: string;
  evidenceUrl: string;
}

/** The day it is here and now, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function emptyAward(language: Language): OneAward {
  return {
    name: '',
    email: '',
    language,
    awardedOn: today(),
    validUntil: '',
    results: {},
    narrative: '',
    evidenceUrl: '',
  };
}

/** What is sent: optional members are left out, and results only of what the achievement describes. */
export function toAwardRequest(award: OneAward, { id, definition }: AchievementView): AwardRequest {
  const email = given('email', award.email);
  const results = definition.resultDescriptions.flatMap(({ id: resultDescription }) => {
    const value = award.results[resultDescription]?.trim();
    return value ? [{ resultDescription, value }] : [];
  });
  return {
    achievementId: id,
    learner: {
      name: award.name.trim(),
      ...email,
      ...(email.email ? { language: award.language === 'ar' ? ('ar' as const) : ('en' as const) } : {}),
    },
    results,
    evidence: award.evidenceUrl.trim() ? [{ id: award.evidenceUrl.trim() }] : [],
    ...given('awardedOn', award.awardedOn),
    ...given('validUntil', award.validUntil),
    ...given('narrative', award.narrative),
  };
}
