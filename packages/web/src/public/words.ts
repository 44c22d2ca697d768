import type { AssessmentKind, Participation, Stackability, Supervision, WithdrawalReason } from '@cairn/api/pages';
import { achievement as arAchievement } from '../messages/ar/achievement.ts';
import { catalogue as arCatalogue } from '../messages/ar/catalogue.ts';
import { credential as arCredential } from '../messages/ar/credential.ts';
import { landing as arLanding } from '../messages/ar/landing.ts';
import { pages as arPages } from '../messages/ar/pages.ts';
import { plain as arPlain } from '../messages/ar/plain.ts';
import { verify as arVerify } from '../messages/ar/verify.ts';
import { achievement as enAchievement } from '../messages/en/achievement.ts';
import { catalogue as enCatalogue } from '../messages/en/catalogue.ts';
import { credential as enCredential } from '../messages/en/credential.ts';
import { landing as enLanding } from '../messages/en/landing.ts';
import { pages as enPages } from '../messages/en/pages.ts';
import { plain as enPlain } from '../messages/en/plain.ts';
import { verify as enVerify } from '../messages/en/verify.ts';

export const achievementWords = { en: enAchievement, ar: arAchievement };
export const catalogueWords = { en: enCatalogue, ar: arCatalogue };
export const credentialWords = { en: enCredential, ar: arCredential };
export const landingWords = { en: enLanding, ar: arLanding };
export const pageWords = { en: enPages, ar: arPages };
export const plainWords = { en: enPlain, ar: arPlain };
export const verifyWords = { en: enVerify, ar: arVerify };

export const participationKey = (value: Participation) => `participation_${value}` as const;
export const assessmentKey = (value: AssessmentKind) => `assessment_${value}` as const;
export const supervisionKey = (value: Supervision) => `supervision_${value}` as const;
export const stackabilityKey = (value: Stackability) => `stackability_${value}` as const;
export const reasonKey = (value: WithdrawalReason) => `reason_${value}` as const;
