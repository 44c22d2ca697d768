import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { instant, organisationParams, page, pageQuery } from './shapes.ts';

export const auditEntry = z.object({
  position: z.number().int(),
  at: instant,
  kind: z.string(),
  actor: z.string(),
  subject: z.record(z.string(), z.string()),
  /** SHA-256 over the entry before and this one, hexadecimal. */
  hash: z.string(),
});

export const auditContract = {
  listAudit: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/audit',
    summary: 'What happened here, newest first, each entry chained to the one before',
    needs: 'audit.read',
    params: organisationParams,
    query: z.object(pageQuery),
    reply: page(auditEntry),
    refusals: ['not_found', 'role_missing'],
  }),
} as const;
