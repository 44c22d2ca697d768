import { z } from 'zod';
import { endpoint, roles } from './endpoint.ts';
import { day, done, email, id, instant, interfaceLanguage, line, organisationParams, personName } from './shapes.ts';

export const role = z.enum(roles);

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
  memberships: z.array(z.object({ organisationId: id, organisationName: z.string(), slug: z.string(), role })),
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
    access: { who: 'anyone' },
    reply: session,
    refusals: [],
  }),
  requestSignInLink: endpoint({
    method: 'POST',
    path: '/sign-in-links',
    summary: 'Send a sign-in link to an e-mail address',
    access: { who: 'anyone' },
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
    access: { who: 'anyone' },
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
    access: { who: 'anyone' },
    reply: done,
    refusals: [],
  }),
  changeProfile: endpoint({
    method: 'PATCH',
    path: '/profile',
    summary: 'Change your own name or language',
    access: { who: 'person' },
    body: z.object({ name: personName.optional(), language: interfaceLanguage.optional() }),
    reply: session,
    refusals: ['not_signed_in'],
  }),
  listApiKeys: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/api-keys',
    summary: 'API keys of an organisation',
    access: { who: 'organisation', roles: ['admin'] },
    params: organisationParams,
    reply: z.object({ items: z.array(apiKey) }),
    refusals: ['not_found', 'role_missing'],
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/api-keys',
    summary: 'Make an API key; its secret is shown once',
    access: { who: 'organisation', roles: ['admin'] },
    stepUp: true,
    params: organisationParams,
    body: z.object({ name: line, scopes: z.array(z.enum(['achievements', 'issue', 'credentials'])).min(1) }),
    status: 201,
    reply: apiKey.extend({ secret: z.string() }),
    refusals: ['not_found', 'role_missing', 'step_up_required'],
  }),
  deleteApiKey: endpoint({
    method: 'DELETE',
    path: '/organisations/:organisationId/api-keys/:keyId',
    summary: 'End an API key at once',
    access: { who: 'organisation', roles: ['admin'] },
    stepUp: true,
    params: organisationParams.extend({ keyId: id }),
    reply: done,
    refusals: ['not_found', 'role_missing', 'step_up_required'],
  }),
} as const;
