import type { ReplyOf } from '@cairn/api';
import { organisationProfile, type organisationsContract } from '@cairn/api/organisations';
import type { Person } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { routes as credentials } from '../rooms/credentials/index.ts';
import { findOrganisationBySlug, foundOrganisation, routes as organisations } from '../rooms/organisations/index.ts';
import { unlessRefused, withoutBrowser, worldBefore } from './acting.ts';
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
  happen(): Promise<unknown>;
}

/** One institution and its history, in the order of days. Each moment finds what an interrupted run has already done. */
export async function raiseInstitution(
  world: World,
  admin: Person,
  institution: SampleInstitution,
): Promise<Organisation> {
  const then = worldBefore(world, foundedDaysAgo);
  const organisation = await findOrFound(then, admin, institution);
  const params = { organisationId: organisation.id };
  for (const member of institution.members) {
    const invitation = organisations.inviteMember(then, admin, { ...withoutBrowser, params, body: member });
    await unlessRefused('already_member', invitation);
  }
  const query = { limit: 1 };
  const issued = await credentials.listCredentials(world, admin, { ...withoutBrowser, params, query, body: undefined });
  const isFresh = issued.total === 0;
  const history = listMoments(world, admin, { organisation, institution, isFresh });
  for (const { happen } of history.sort((one, other) => other.daysAgo - one.daysAgo)) await happen();
  return organisation;
}

async function findOrFound(world: World, admin: Person, { profile }: SampleInstitution): Promise<Organisation> {
  const known = await findOrganisationBySlug(world, profile.slug);
  if (!known) {
    const founding = { profile: organisationProfile.parse(profile), adminId: admin.personId, sample: true };
    return foundOrganisation(world, admin, founding);
  }
  if (!known.sample) throw new Refusal('name_taken', { slug: profile.slug });
  const params = { organisationId: known.organisationId };
  return organisations.getOrganisation(world, admin, { ...withoutBrowser, params, body: undefined });
}

/**
 * A version is published two weeks before it is first awarded, and awarded before the next takes its place. Where an
 * earlier run was interrupted, the rest is awarded as of today: in between the house may have signed the status list anew, and
 * then that list does not speak for an earlier day. What would have run out by today is left out then.
 */
function listMoments(
  world: World,
  admin: Person,
  {
    organisation,
    institution,
    isFresh,
  }: { organisation: Organisation; institution: SampleInstitution; isFresh: boolean },
): Moment[] {
  const organisationId = organisation.id;
  const today = new Date(Date.parse(organisation.createdAt) + foundedDaysAgo * 86_400_000);
  /** Of achievements by their human code, of credentials by the key of their order. */
  const ids = new Map<string, string>();
  const on = (daysAgo: number) => (isFresh ? worldBefore(world, daysAgo) : world);

  const publications = institution.achievements.flatMap(achievement =>
    achievement.versions.map((_, index): Moment => {
      const { humanCode } = achievement;
      const cohorts = institution.cohorts.filter(one => one.humanCode === humanCode && one.version === index + 1);
      const daysAgo = Math.max(...cohorts.map(cohort => cohort.awardedDaysAgo)) + publishedDaysBefore;
      const publication = { organisationId, achievement, number: index + 1 };
      const publish = () => publishVersion(worldBefore(world, daysAgo), admin, publication);
      return { daysAgo, happen: async () => ids.set(humanCode, await publish()) };
    }),
  );
  const awards = institution.cohorts.flatMap(cohort =>
    cohort.awards.flatMap((award): Moment[] => {
      const { awardedDaysAgo: daysAgo, humanCode, version } = cohort;
      const order = { organisationId, today, cohort, award, key: `sample ${humanCode} ${version} ${award.learner}` };
      const give = () => giveAward(on(daysAgo), admin, { ...order, achievementId: ids.get(humanCode) ?? '' });
      const later = daysAgo - withdrawnDaysAfter;
      const withdraw = () => withdrawAward(on(later), admin, order, ids.get(order.key) ?? '');
      const keep = async () => void ids.set(order.key, await give());
      const giving = { daysAgo, happen: isFresh ? keep : () => unlessRefused('award_faulty', keep()) };
      return award.revoked ? [giving, { daysAgo: later, happen: withdraw }] : [giving];
    }),
  );
  return [...publications, ...awards];
}
