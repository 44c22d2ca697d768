import { awardRequest } from '@cairn/api/issuance';
import type { Person } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { findOrCreatePersonByEmail } from '../rooms/accounts/index.ts';
import { routes as credentials } from '../rooms/credentials/index.ts';
import { routes as issuance } from '../rooms/issuance/index.ts';
import { routes as wallet } from '../rooms/wallet/index.ts';
import { dayBefore, toPerson, withoutBrowser } from './acting.ts';
import { learners, type SampleLearner } from './learners.ts';
import type { SampleAward, SampleCohort } from './sample.ts';

/** One award of the samples. */
interface Order {
  organisationId: string;
  achievementId: string;
  /** The day from which days are counted back. */
  today: Date;
  cohort: SampleCohort;
  award: SampleAward;
}

/** Issues the award; its learner claims and publishes it if the samples say so. Gives the credential's id. */
export async function giveAward(
  world: World,
  admin: Person,
  { organisationId, achievementId, today, cohort, award }: Order,
): Promise<string> {
  const learner = learners.get(award.learner);
  if (!learner) throw new Error(`no sample learner is called ${award.learner}`);
  const body = awardRequest.parse({
    achievementId,
    learner,
    awardedOn: dayBefore(today, cohort.awardedDaysAgo),
    ...(award.result === undefined ? {} : { results: [{ value: award.result }] }),
    ...(award.evidence === undefined ? {} : { evidence: award.evidence }),
    ...(award.narrative === undefined ? {} : { narrative: award.narrative }),
  });
  const issued = await issuance.issueCredential(world, admin, { ...withoutBrowser, params: { organisationId }, body });
  if (award.holder) await take(world, learner, issued, award.holder === 'published');
  return issued.credentialId;
}

/** The learner opens the link, takes the award and perhaps shows it. */
async function take(
  world: World,
  learner: SampleLearner,
  { credentialId, claimUrl }: { credentialId: string; claimUrl: string },
  publish: boolean,
): Promise<void> {
  const { personId } = await findOrCreatePersonByEmail(world, learner);
  const holder = toPerson(personId, learner);
  const token = claimUrl.slice(claimUrl.lastIndexOf('/') + 1);
  await wallet.claimCredential(world, holder, { ...withoutBrowser, params: { token }, body: {} });
  if (publish) await wallet.publishHeld(world, holder, { ...withoutBrowser, params: { credentialId }, body: {} });
}

/** The issuer withdraws the award for the reason that the samples give. */
export async function withdrawAward(
  world: World,
  admin: Person,
  organisationId: string,
  withdrawal: { credentialId: string; revoked: NonNullable<SampleAward['revoked']> },
): Promise<void> {
  const params = { organisationId, credentialId: withdrawal.credentialId };
  await credentials.revokeCredential(world, admin, { ...withoutBrowser, params, body: withdrawal.revoked });
}
