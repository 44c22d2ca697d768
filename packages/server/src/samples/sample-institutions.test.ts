import { definition } from '@cairn/api/achievements';
import { awardRequest } from '@cairn/api/issuance';
import { organisationProfile } from '@cairn/api/organisations';
import { describe, expect, test } from 'vitest';
import { learners } from './learners.ts';
import type { SampleAward, SampleCohort } from './sample.ts';
import { sampleInstitutions } from './sample-institutions.ts';

const achievements = sampleInstitutions.flatMap(institution => institution.achievements);
const cohorts = sampleInstitutions.flatMap(institution => institution.cohorts);
const awards = cohorts.flatMap(cohort => cohort.awards);

function definitionOf(cohort: SampleCohort) {
  const versions = achievements.find(achievement => achievement.humanCode === cohort.humanCode)?.versions;
  return definition.parse(versions?.[cohort.version - 1]);
}

/** Whether the result of an award is good enough on the scale of its achievement. */
function isPassing(cohort: SampleCohort, award: SampleAward): boolean {
  const [scale] = definitionOf(cohort).resultDescriptions;
  if (!scale?.requiredValue || award.result === undefined) return false;
  if (!scale.allowedValue) return Number(award.result) >= Number(scale.requiredValue);
  return scale.allowedValue.indexOf(award.result) >= scale.allowedValue.indexOf(scale.requiredValue);
}

describe('the sample institutions', () => {
  test('keep the shapes of the API', () => {
    for (const { profile } of sampleInstitutions) organisationProfile.parse(profile);
    for (const { humanCode, versions } of achievements) {
      for (const version of versions) expect(definition.parse(version).humanCode).toBe(humanCode);
    }
    for (const award of awards) {
      awardRequest.shape.evidence.parse(award.evidence);
      awardRequest.shape.learner.parse(learners.get(award.learner));
    }
  });

  test('are as many and as varied as promised', () => {
    expect(achievements).toHaveLength(9);
    expect(new Set(achievements.map(achievement => achievement.humanCode)).size).toBe(9);
    expect(achievements.filter(achievement => achievement.versions.length > 1)).toHaveLength(1);
    expect(new Set(achievements.map(achievement => achievement.versions[0]?.language))).toEqual(
      new Set(['en', 'ar', 'es']),
    );
    expect(learners.size).toBe(62);
    expect(awards.length).toBeGreaterThanOrEqual(85);
    expect(awards.filter(award => award.revoked)).toHaveLength(4);
    expect(new Set(awards.map(award => award.learner)).size).toBe(learners.size);
  });

  test('award only what exists, to passing learners, once for each achievement and version', () => {
    for (const cohort of cohorts) {
      for (const award of cohort.awards) {
        expect(isPassing(cohort, award), `${cohort.humanCode} ${award.learner}`).toBe(true);
      }
    }
    const keys = cohorts.flatMap(cohort =>
      cohort.awards.map(one => `${cohort.humanCode} ${cohort.version} ${one.learner}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('name no reachable place: every address of theirs is reserved for examples', () => {
    const addresses = [
      ...[...learners.values()].map(learner => learner.email),
      ...sampleInstitutions.flatMap(one => [one.profile.email ?? '', ...one.members.map(member => member.email)]),
    ];
    for (const address of addresses) expect(address).toMatch(/\.example$/);
    const urls = JSON.stringify(sampleInstitutions).match(/https?:\/\/[^/"]+/g) ?? [];
    for (const url of urls) expect(url).toMatch(/\.example$|^http:\/\/data\.europa\.eu$/);
  });
});
