import type { HeldCredential, OfferedCredential } from '@cairn/api/wallet';
import { fromOpenBadge } from '@cairn/core/formats';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { toBadgeSubject } from '@cairn/core/stones';
import type { World } from '../../platform/world.ts';
import type { Credential } from '../credentials/index.ts';
import { getOrganisations } from '../organisations/index.ts';

type Shown = Omit<OfferedCredential, 'claimed' | 'byLetter'>;

/** What a credential says, for its holder, in the order given. */
export async function toShown(world: World, credentials: readonly Credential[]): Promise<Shown[]> {
  const organisations = await getOrganisations(
    world,
    credentials.map(credential => credential.organisationId),
  );
  return credentials.map(credential => {
    const document = parseJson(credential.document);
    if (!isJsonObject(document)) throw new Error('an issued credential is no object');
    const { achievement, issuer } = fromOpenBadge(document);
    const organisation = organisations.get(credential.organisationId);
    const issuerName = issuer.name ?? organisation?.name ?? '';
    const { id, outcomes, level } = toBadgeSubject(achievement, issuerName);
    return {
      id: credential.credentialId,
      uri: credential.uri,
      title: achievement.title,
      description: achievement.description,
      issuerName,
      issuerUrl: organisation ? `${world.config.publicUrl}/issuers/${organisation.slug}` : (issuer.url ?? issuer.id),
      achievementUrl: achievement.id,
      learnerName: credential.learnerName,
      awardedAt: `${credential.awardedOn}T00:00:00Z`,
      validUntil: credential.validUntil?.toISOString() ?? null,
      state: credential.state,
      badge: { id, outcomes: [...outcomes], level: level ? `${level.framework} ${level.value}` : null },
    };
  });
}

/** Held credentials as their holder sees them. */
export async function toHeld(world: World, credentials: readonly Credential[]): Promise<HeldCredential[]> {
  const shown = await toShown(world, credentials);
  return credentials.map((credential, index) => {
    const one = shown[index];
    if (!one || credential.claimedAt === undefined) throw new Error('a held credential was claimed once');
    return {
      ...one,
      published: credential.publishedAt !== undefined,
      publicUrl: credential.uri,
      verifyCode: credential.verifyCode,
      claimedAt: credential.claimedAt.toISOString(),
    };
  });
}

/** One held credential as its holder sees it. */
export async function toOneHeld(world: World, credential: Credential): Promise<HeldCredential> {
  const [held] = await toHeld(world, [credential]);
  if (!held) throw new Error('one credential has one view');
  return held;
}
