import { awardRequest } from '@cairn/api/issuance';
import type { Person } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { findOrCreatePersonByEmail } from '../rooms/accounts/index.ts';
import { routes as credentials } from '../rooms/credentials/index.ts';
import { routes as issuance } from '../rooms/issuance/index.ts';
import { routes as wallet } from '../rooms/wallet/index.ts';
import { dayBefore, toPerson, unlessRefused, withoutBrowser } from './acting.ts';
import { learners, type SampleLearner } from './learners.ts';
import type { SampleAward, SampleCohort } from './sample.ts';

/** One award of the samples. `key` is the same in every run, and so is what is asked for. */
interface Order {
  organisationId: string;
  /** The day from which days are counted back. */
  today: Date;
  cohort: SampleCohort;
  award: SampleAward;
  key: string;
}

/** Issues the award; its learner claims and publishes it if the samples say so. Gives the credential's id. */
export async function giveAward(
  world: World,
  admin: Person,
  { organisationId, achievementId, today, cohort, award, key }: Order & { achievementId: string },
): Promise<string> {
  const learner = learners.get(award.learner);
  if (!learner) throw new Error(`no sample learner is called ${award.learner}`);
  const issued = await issuance.issueCredential(world, admin, {
    ...withoutBrowser,
    params: { organisationId },
    body: awardRequest.parse({
      achievementId,
      learner,
      awardedOn: dayBefore(today, cohort.awardedDaysAgo),
      ...(award.result === undefined ? {} : { results: [{ value: award.result }] }),
      ...(award.evidence === undefined ? {} : { evidence: award.evidence }),
      ...(award.narrative === undefined ? {} : { narrative: award.narrative }),
    }),
    idempotencyKey: key,
  });
  if (award.holder) await take(world, learner, issued);
  if (award.holder === 'published') await show(world, learner, issued.credentialId);
  return issued.credentialId;
}

/** The learner opens the link and takes the award. */
async function take(world: World, learner: SampleLearner, { claimUrl }: { claimUrl: string }): Promise<void> {
  const token = claimUrl.slice(claimUrl.lastIndexOf('/') + 1);
  const claim = wallet.claimCredential(world, await holderOf(world, learner), {
    ...withoutBrowser,
    params: { token },
    body: {},
  });
  await unlessRefused('already_claimed', claim);
}

async function show(world: World, learner: SampleLearner, credentialId: string): Promise<void> {
  const holder = await holderOf(world, learner);
  const publication = wallet.publishHeld(world, holder, { ...withoutBrowser, params: { credentialId }, body: {} });
  await unlessRefused('credential_revoked', publication);
}

async function holderOf(world: World, learner: SampleLearner): Promise<Person> {
  const { personId } = await findOrCreatePersonByEmail(world, learner);
  return toPerson(personId, learner);
}

/** The issuer withdraws the award for the reason that the samples give. */
export async function withdrawAward(
  world: World,
  admin: Person,
  { organisationId, award }: Order,
  credentialId: string,
): Promise<void> {
  if (!award.revoked) return;
  const params = { organisationId, credentialId };
  const revocation = credentials.revokeCredential(world, admin, { ...withoutBrowser, params, body: award.revoked });
  await unlessRefused('already_revoked', revocation);
}
