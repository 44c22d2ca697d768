import type { DefinitionInput } from '@cairn/api/achievements';
import type { revocationReasons } from '@cairn/api/credentials';
import type { AwardRequest } from '@cairn/api/issuance';
import type { heldRole, organisationProfile } from '@cairn/api/organisations';
import type { z } from 'zod';

/** An invented institution, complete: who it is, who works there, what can be earned and who has earned it. */
export interface SampleInstitution {
  profile: z.input<typeof organisationProfile>;
  members: readonly { name: string; email: string; roles: z.input<typeof heldRole>[]; language: 'en' | 'ar' }[];
  achievements: readonly SampleAchievement[];
  cohorts: readonly SampleCohort[];
}

/** Versions in the order they were published; the last one is in force. `humanCode` is the same in all and unique. */
export interface SampleAchievement {
  humanCode: string;
  versions: readonly DefinitionInput[];
}

/** Learners who were awarded the same version of the same achievement on the same day. */
export interface SampleCohort {
  humanCode: string;
  /** Counts from 1. */
  version: number;
  awardedDaysAgo: number;
  awards: readonly SampleAward[];
}

/** One award and what became of it. */
export interface SampleAward {
  /** Key of `learners`. */
  learner: string;
  /** On the scale of the achievement's only result description. */
  result?: string;
  evidence?: readonly AwardRequest['evidence'][number][];
  narrative?: string;
  /** What the learner has done with it; nothing given: the claim letter still waits to be opened. */
  holder?: 'claimed' | 'published';
  revoked?: { reason: (typeof revocationReasons)[number]; explanation: string };
}

/** A level of the European Qualifications Framework. */
export function eqf(value: string) {
  return { framework: 'EQF', value, uri: `http://data.europa.eu/snb/eqf/${value}` };
}

/** A skill of the ESCO classification by its address there. */
export function escoSkill(code: string, targetName: string) {
  return {
    targetName,
    targetUrl: `http://data.europa.eu/esco/skill/${code}`,
    targetCode: code,
    targetFramework: 'ESCO',
    targetType: 'ext:ESCOSkill',
  };
}

/** A field of education and training of ISCED-F 2013. */
export function iscedField(code: string, targetName: string) {
  return {
    targetName,
    targetUrl: `http://data.europa.eu/snb/isced-f/${code}`,
    targetCode: code,
    targetFramework: 'ISCED-F 2013',
    targetType: 'ext:ISCED-F',
  };
}
