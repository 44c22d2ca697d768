/** An organisation with its owner, for tests of the rooms above. */
import type { MemberRole } from '@cairn/api/roles';
import { type Person, toMembership } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { findOrCreatePersonByEmail } from './accounts/index.ts';
import { foundOrganisation } from './organisations/index.ts';

/** A profile with nothing left to ask for. */
export const testProfile = {
  name: 'Lindon University',
  slug: 'lindon-university',
  url: 'https://lindon.example',
  email: 'awards@lindon.example',
  description: 'A public university by the sea.',
  countryCode: 'IE',
  locality: 'Lindon',
  qualityStatement: 'Reviewed every five years by the national agency.',
  language: 'en',
};

/** Somebody signed in, with a role in the organisation or with none anywhere. */
export async function signedIn(
  world: World,
  email: string,
  membership?: { organisationId: string; role: MemberRole },
): Promise<Person> {
  const { personId, language } = await findOrCreatePersonByEmail(world, { email, language: 'en' });
  const memberships = membership ? [toMembership(membership.organisationId, [membership.role])] : [];
  return { kind: 'person', personId, sessionId: world.newId(), email, language, memberships, operator: false };
}

/** Found an organisation and give its owner. */
export async function foundTestOrganisation(
  world: World,
  profile: Partial<typeof testProfile> = {},
): Promise<{ organisationId: string; issuerId: string; admin: Person }> {
  const founder = await signedIn(world, `admin@${profile.slug ?? 'lindon'}.example`);
  const { id, issuerId } = await foundOrganisation(world, founder, {
    profile: { ...testProfile, ...profile },
    ownerId: founder.personId,
  });
  return {
    organisationId: id,
    issuerId,
    admin: { ...founder, memberships: [toMembership(id, ['owner'])] },
  };
}
