import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, id, instant, organisationParams, page, pageQuery, receipt, text } from './shapes.ts';

export const revocationReasons = [
  'issued-in-error',
  'wrong-person',
  'wrong-content',
  'misconduct',
  'requested-by-learner',
  'key-compromised',
  'other',
] as const;

export const issuedCredential = z.object({
  id,
  uri: z.string(),
  achievementId: id,
  achievementTitle: z.string(),
  version: z.number().int(),
  learnerName: z.string(),
  learnerEmail: z.string().nullable(),
  awardedOn: day,
  issuedAt: instant,
  validUntil: instant.nullable(),
  state: z.enum(['in-force', 'expired', 'revoked']),
  claim: z.enum(['waiting', 'claimed']),
  claimCode: z.string().nullable(),
  letter: z.enum(['none', 'queued', 'sent', 'failed', 'kept']),
  published: z.boolean(),
  revocation: z
    .object({
      reason: z.enum(revocationReasons),
      explanation: z.string().nullable(),
      at: instant,
      by: z.string().nullable(),
    })
    .nullable(),
});
export type IssuedCredential = z.output<typeof issuedCredential>;

const params = organisationParams.extend({ credentialId: id });

export const credentialsContract = {
  listCredentials: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/credentials',
    summary: 'Issued credentials, newest first',
    needs: 'credential.read',
    params: organisationParams,
    query: z.object({
      ...pageQuery,
      search: z.string().max(200).optional(),
      achievementId: id.optional(),
      state: z.enum(['in-force', 'expired', 'revoked']).optional(),
      claim: z.enum(['waiting', 'claimed']).optional(),
      batchId: id.optional(),
    }),
    reply: page(issuedCredential),
    refusals: ['not_found'],
  }),
  getCredential: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/credentials/:credentialId',
    summary: 'One issued credential; `document` is the exact text that was signed',
    needs: 'credential.read',
    params,
    reply: issuedCredential.extend({ document: z.string() }),
    refusals: ['not_found'],
  }),
  getReceipt: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/credentials/:credentialId/receipt',
    summary: 'The receipt of the transparency log: shows offline that this credential was logged, and by when',
    needs: 'credential.read',
    params,
    reply: receipt,
    refusals: ['not_found', 'not_logged_yet'],
  }),
  revokeCredential: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/credentials/:credentialId/revocation',
    summary: 'Withdraw a credential for good, with a reason',
    needs: 'credential.revoke',
    stepUp: true,
    params,
    body: z.object({ reason: z.enum(revocationReasons), explanation: text.optional() }),
    status: 201,
    reply: issuedCredential,
    refusals: ['not_found', 'role_missing', 'already_revoked', 'step_up_required'],
  }),
} as const;
