import type { Permission } from '@cairn/api/permissions';
import { type MemberRole, memberRoles, permissionsOfRoles } from '@cairn/api/roles';
import type { Profile } from '@cairn/core/award';
import type { OrganisationProfile, OrganisationRecord } from './store.ts';

/** Permanent public page of an organisation. */
export function toPublicUrl(publicUrl: string, slug: string): string {
  return `${publicUrl}/issuers/${slug}`;
}

/** The organisation as its credentials name it (Open Badges 3.0, `Profile`). */
export function toProfile(issuerId: string, organisation: OrganisationRecord): Profile {
  const { name, url, email, description, countryCode, locality } = organisation;
  return {
    id: issuerId,
    name,
    ...(url === undefined ? {} : { url }),
    ...(email === undefined ? {} : { email }),
    ...(description === undefined ? {} : { description }),
    address: { countryCode, ...(locality === undefined ? {} : { locality }) },
    otherIdentifiers: [],
  };
}

/** O-8: what readers of a credential ask of an issuer and the profile does not say yet. */
export function listProfileGaps(profile: OrganisationProfile): string[] {
  const asked = ['url', 'email', 'description', 'qualityStatement'] as const;
  return asked.filter(field => profile[field] === undefined);
}

/** Roles in the order in which they are shown, each once. */
export function inOrder(roles: readonly MemberRole[]): MemberRole[] {
  return memberRoles.filter(role => roles.includes(role));
}

/** O-13: nobody gives, or takes away, what they may not do themselves. */
export function mayGrant(held: ReadonlySet<Permission>, roles: readonly MemberRole[]): boolean {
  return [...permissionsOfRoles(roles)].every(permission => held.has(permission));
}

/** Can only this machine reach the address? */
export function isLocal(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of Crockford's alphabet in two groups, from eight random bytes: `7K2M-0QXD`. */
export function toSetupCode(random: Uint8Array): string {
  const code = Array.from(random.subarray(0, 8), byte => alphabet[byte % 32]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A typed code as it is compared: case, hyphens and look-alike letters do not matter. */
export function toComparable(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
