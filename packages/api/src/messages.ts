import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, organisationParams, page, pageQuery } from './shapes.ts';

export const letter = z.object({
  id,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  createdAt: instant,
  state: z.enum(['queued', 'sent', 'failed', 'kept']),
  lastError: z.string().nullable(),
});
export type Letter = z.output<typeof letter>;

export const messagesContract = {
  listOutbox: endpoint({
    method: 'GET',
    path: '/outbox',
    summary: 'Letters kept here while no mail server is configured; open on this machine only, else to operators',
    needs: 'outbox.read',
    query: z.object({ ...pageQuery, search: z.string().max(200).optional() }),
    reply: page(letter),
    refusals: ['not_found'],
  }),
  resendClaimLetter: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/credentials/:credentialId/letters',
    summary: 'Send the claim letter again',
    needs: 'letter.send',
    params: organisationParams.extend({ credentialId: id }),
    body: z.object({}),
    status: 202,
    reply: z.object({ state: z.enum(['queued', 'kept']) }),
    refusals: ['not_found', 'role_missing', 'letter_delivered'],
  }),
} as const;
