import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { type Permission, permissions, scopes } from './permissions.ts';
import { memberRoles } from './roles.ts';
import { day, done, email, id, instant, interfaceLanguage, line, organisationParams, personName } from './shapes.ts';

/** A role in one organisation. */
export const memberRole = z.enum(memberRoles);
const permission = z.enum(Object.keys(permissions) as Permission[]);

export const session = z.object({
  person: z
    .object({
      id,
      name: z.string().optional(),
      email: z.string().optional(),
      language: interfaceLanguage,
      operator: z.boolean(),
    })
    .nullable(),
  memberships: z.array(
    z.object({
      organisationId: id,
      organisationName: z.string(),
      slug: z.string(),
      roles: z.array(memberRole),
      /** What this person may do there. */
      may: z.array(permission),
    }),
  ),
});
export type Session = z.output<typeof session>;

export const apiKey = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  lastUsedOn: day.nullable(),
});

/** Sign-in by a link in a letter: single use, ten minutes, bound to the browser, confirmed by POST. */
export const accountsContract = {
  readSession: endpoint({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, and where they are a member',
    needs: 'session.use',
    reply: session,
    refusals: [],
  }),
  requestSignInLink: endpoint({
    method: 'POST',
    path: '/sign-in-links',
    summary: 'Send a sign-in link to an e-mail address',
    needs: 'session.use',
    perMinute: 10,
    body: z.object({
      email,
      next: z
        .string()
        .regex(/^\/(?![/\\])/, 'Give a path of this site.')
        .max(500)
        .optional(),
      language: interfaceLanguage.optional(),
    }),
    status: 202,
    reply: z.object({ sent: z.literal(true), outbox: z.boolean() }),
    refusals: ['too_many_requests'],
  }),
  confirmSignIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Use a sign-in link and begin a session',
    needs: 'session.use',
    perMinute: 20,
    body: z.object({ token: z.string().min(16).max(100) }),
    status: 201,
    reply: z.object({ next: z.string() }),
    refusals: ['sign_in_link_expired', 'sign_in_link_other_browser', 'too_many_requests'],
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: 'End this session',
    needs: 'session.use',
    reply: done,
    refusals: [],
  }),
  changeProfile: endpoint({
    method: 'PATCH',
    path: '/profile',
    summary: 'Change your own name or language',
    needs: 'profile.change',
    body: z.object({ name: personName.optional(), language: interfaceLanguage.optional() }),
    reply: session,
    refusals: ['not_signed_in'],
  }),
  listApiKeys: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/api-keys',
    summary: 'API keys of an organisation',
    needs: 'api-key.manage',
    params: organisationParams,
    reply: z.object({ items: z.array(apiKey) }),
    refusals: ['not_found', 'role_missing'],
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/api-keys',
    summary: 'Make an API key; its secret is shown once',
    needs: 'api-key.manage',
    stepUp: true,
    params: organisationParams,
    body: z.object({ name: line, scopes: z.array(z.enum(scopes)).min(1) }),
    status: 201,
    reply: apiKey.extend({ secret: z.string() }),
    refusals: ['not_found', 'role_missing', 'permission_not_held', 'step_up_required'],
  }),
  deleteApiKey: endpoint({
    method: 'DELETE',
    path: '/organisations/:organisationId/api-keys/:keyId',
    summary: 'End an API key at once',
    needs: 'api-key.manage',
    stepUp: true,
    params: organisationParams.extend({ keyId: id }),
    reply: done,
    refusals: ['not_found', 'role_missing', 'step_up_required'],
  }),
} as const;
