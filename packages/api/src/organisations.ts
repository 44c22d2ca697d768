import { z } from 'zod';
import { memberRole } from './accounts.ts';
import { endpoint } from './endpoint.ts';
import {
  done,
  email,
  id,
  instant,
  interfaceLanguage,
  line,
  organisationParams,
  page,
  pageQuery,
  personName,
  text,
  url,
} from './shapes.ts';

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'Give the two letters of the country, such as NO.');
const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/, 'Use small letters, digits and hyphens, such as lindon-university.');

export const organisationProfile = z.object({
  name: line,
  slug,
  url: url.optional(),
  email: email.optional(),
  description: text.optional(),
  countryCode,
  locality: line.optional(),
  /** Who answers for quality, used as the default of new definitions. */
  qualityStatement: text.optional(),
  language: z.string().max(35).default('en'),
});

export const organisation = organisationProfile.extend({
  id,
  createdAt: instant,
  sample: z.boolean(),
  issuerId: z.string(),
  publicUrl: z.string(),
});
export type Organisation = z.output<typeof organisation>;

/** A role that somebody holds, or is to hold. */
export const heldRole = z.object({ role: memberRole });
const givenRoles = z.array(heldRole).min(1, 'Give at least one role.').max(20);

export const member = z.object({
  personId: id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  roles: z.array(heldRole),
  since: instant,
  pending: z.boolean(),
});

/** One true test of the go-live checklist; `code` selects sentence and fix in the reader's language. */
export const checklistItem = z.object({
  id: z.enum(['profile', 'address', 'key', 'key-backup', 'mail', 'self-check', 'achievement']),
  answer: z.enum(['pass', 'fail', 'unknown', 'todo']),
  code: z.string(),
  facts: z.record(z.string(), z.string()),
});
export type ChecklistItem = z.output<typeof checklistItem>;

const here = { params: organisationParams };

export const organisationsContract = {
  createOrganisation: endpoint({
    method: 'POST',
    path: '/organisations',
    summary: 'Set up a further organisation; you become its owner',
    needs: 'organisation.found',
    body: organisationProfile,
    status: 201,
    reply: organisation,
    refusals: ['not_signed_in', 'name_taken', 'role_missing'],
  }),
  getOrganisation: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId',
    summary: 'An organisation with its profile',
    needs: 'organisation.read',
    ...here,
    reply: organisation,
    refusals: ['not_found'],
  }),
  changeOrganisation: endpoint({
    method: 'PUT',
    path: '/organisations/:organisationId',
    summary: 'Change the profile',
    needs: 'organisation.change',
    ...here,
    body: organisationProfile.omit({ slug: true }),
    reply: organisation,
    refusals: ['not_found', 'role_missing'],
  }),
  readChecklist: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/checklist',
    summary: 'Is everything ready to issue? Each item is a test that was run',
    needs: 'organisation.read',
    ...here,
    reply: z.object({ testedAt: instant, items: z.array(checklistItem) }),
    refusals: ['not_found'],
  }),
  listMembers: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/members',
    summary: 'People and their roles',
    needs: 'member.read',
    ...here,
    query: z.object(pageQuery),
    reply: page(member),
    refusals: ['not_found'],
  }),
  inviteMember: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/members',
    summary: 'Invite a person by e-mail',
    needs: 'member.manage',
    stepUp: true,
    ...here,
    body: z.object({ email, name: personName.optional(), roles: givenRoles, language: interfaceLanguage.optional() }),
    status: 201,
    reply: member,
    refusals: ['not_found', 'role_missing', 'permission_not_held', 'already_member', 'step_up_required'],
  }),
  changeMember: endpoint({
    method: 'PATCH',
    path: '/organisations/:organisationId/members/:personId',
    summary: 'Give a member other roles, in place of those they have',
    needs: 'member.manage',
    stepUp: true,
    params: organisationParams.extend({ personId: id }),
    body: z.object({ roles: givenRoles }),
    reply: member,
    refusals: ['not_found', 'role_missing', 'permission_not_held', 'last_owner', 'step_up_required'],
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/organisations/:organisationId/members/:personId',
    summary: 'End a membership',
    needs: 'member.manage',
    stepUp: true,
    params: organisationParams.extend({ personId: id }),
    reply: done,
    refusals: ['not_found', 'role_missing', 'permission_not_held', 'last_owner', 'step_up_required'],
  }),
} as const;
