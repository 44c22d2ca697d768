import type { ReplyOf, RequestOf } from '@cairn/api';
import type { issuanceContract } from '@cairn/api/issuance';
import { type Actor, languageOf } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { getIssuerProfile } from '../organisations/index.ts';
import { getIssuable } from './get-issuable.ts';
import { draftOf, newSubjectId, openAwardLinter, toAward } from './rules.ts';

type Endpoint = typeof issuanceContract.previewCredential;

/** The credential as it would be, with an address and a status that nobody has. */
export async function previewCredential(
  world: World,
  actor: Actor,
  { params: { organisationId }, body: request }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const { publicUrl } = world.config;
  const award = toAward({
    request,
    published: await getIssuable(world, organisationId, request.achievementId),
    issuer: await getIssuerProfile(world, organisationId),
    subjectId: request.learner.subjectId ?? newSubjectId(world.random(16)),
    uri: `${publicUrl}/credentials/preview`,
    created: world
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    list: `${publicUrl}/status/preview`,
    index: 0,
  });
  return { credential: draftOf(award, openAwardLinter(publicUrl), languageOf(actor)) };
}
