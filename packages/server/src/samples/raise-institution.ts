import type { ReplyOf } from '@cairn/api';
import { organisationProfile, type organisationsContract } from '@cairn/api/organisations';
import { type Person, toMembership } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { findOrganisationBySlug, foundOrganisation, routes as organisations } from '../rooms/organisations/index.ts';
import { withoutBrowser, worldBefore } from './acting.ts';
import { giveAward, withdrawAward } from './give-award.ts';
import { publishVersion } from './publish-version.ts';
import type { SampleInstitution } from './sample.ts';

type Organisation = ReplyOf<typeof organisationsContract.getOrganisation>;

const foundedDaysAgo = 900;
const publishedDaysBefore = 14;
const withdrawnDaysAfter = 9;

/** Something that happened at an institution so many days ago. */
interface Moment {
  daysAgo: number;
  happen(then: World): Promise<void>;
}

/**
 * One institution and its history, each moment on its day. All of it is kept, or nothing: while the clock is set back, nobody
 * else may see a credential half issued or sign its status list as of today. Where it was raised before, nothing happens.
 */
export async function raiseInstitution(
  world: World,
  admin: Person,
  institution: SampleInstitution,
): Promise<Organisation> {
  const known = await findOrganisationBySlug(world, institution.profile.slug);
  if (known && !known.sample) throw new Refusal('name_taken', { slug: known.slug });
  if (known) {
    const params = { organisationId: known.organisationId };
    return organisations.getOrganisation(world, admin, { ...withoutBrowser, params, body: undefined });
  }
  return world.transact(async world => {
    const organisation = await found(worldBefore(world, foundedDaysAgo), admin, institution);
    const history = listMoments(world, admin, institution, organisation.id);
    for (const { daysAgo, happen } of history.sort((one, other) => other.daysAgo - one.daysAgo)) {
      await happen(worldBefore(world, daysAgo));
    }
    return organisation;
  });
}

async function found(world: World, admin: Person, { profile, members }: SampleInstitution): Promise<Organisation> {
  const founding = { profile: organisationProfile.parse(profile), ownerId: admin.personId, sample: true };
  const organisation = await foundOrganisation(world, admin, founding);
  const params = { organisationId: organisation.id };
  const owner = { ...admin, memberships: [toMembership(organisation.id, ['owner'])] };
  for (const body of members) await organisations.inviteMember(world, owner, { ...withoutBrowser, params, body });
  return organisation;
}

/** A version is published two weeks before it is first awarded, and awarded before the next takes its place. */
function listMoments(world: World, admin: Person, institution: SampleInstitution, organisationId: string): Moment[] {
  const today = world.now();
  const achievementIds = new Map<string, string>();

  const publications = institution.achievements.flatMap(({ humanCode, versions }) =>
    versions.map((version, index): Moment => {
      const cohorts = institution.cohorts.filter(one => one.humanCode === humanCode && one.version === index + 1);
      const daysAgo = Math.max(...cohorts.map(cohort => cohort.awardedDaysAgo)) + publishedDaysBefore;
      const happen = async (then: World) => {
        const achievementId = achievementIds.get(humanCode);
        const known = achievementId === undefined ? {} : { achievementId };
        achievementIds.set(humanCode, await publishVersion(then, admin, { organisationId, version, ...known }));
      };
      return { daysAgo, happen };
    }),
  );
  const awards = institution.cohorts.flatMap(cohort =>
    cohort.awards.flatMap((award): Moment[] => {
      const { awardedDaysAgo: daysAgo, humanCode } = cohort;
      let credentialId = '';
      const give = async (then: World) => {
        const achievementId = achievementIds.get(humanCode) ?? '';
        credentialId = await giveAward(then, admin, { organisationId, achievementId, today, cohort, award });
      };
      const { revoked } = award;
      if (!revoked) return [{ daysAgo, happen: give }];
      const withdraw = (then: World) => withdrawAward(then, admin, organisationId, { credentialId, revoked });
      return [
        { daysAgo, happen: give },
        { daysAgo: daysAgo - withdrawnDaysAfter, happen: withdraw },
      ];
    }),
  );
  return [...publications, ...awards];
}
