import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, id, instant, organisationParams, page, pageQuery } from './shapes.ts';

export const auditEntry = z.object({
  position: z.number().int(),
  at: instant,
  kind: z.string(),
  actor: z.string(),
  subject: z.record(z.string(), z.string()),
  /** SHA-256 over the entry before and this one, hexadecimal. */
  hash: z.string(),
});

/** What to look for; absent parts narrow nothing. */
const search = {
  /** What happened: `credential.issued`. */
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}\.[a-z-]{1,40}$/, 'Give a kind such as credential.issued.')
    .optional(),
  /** Id of the person or API key who did it. */
  actor: id.optional(),
  /** First and last day, in UTC. */
  from: day.optional(),
  until: day.optional(),
  /** Id of something it was about. */
  subject: id.optional(),
};

export const auditContract = {
  listAudit: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/audit',
    summary: 'What happened here, newest first, each entry chained to the one before',
    needs: 'audit.read',
    params: organisationParams,
    query: z.object({ ...pageQuery, ...search }),
    reply: page(auditEntry),
    refusals: ['not_found', 'role_missing'],
  }),
  exportAudit: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/audit/export',
    summary: 'What happened here as CSV, newest first, at most 10,000 entries; `rest` says how many did not fit',
    needs: 'audit.read',
    stepUp: true,
    params: organisationParams,
    query: z.object(search),
    reply: z.object({ fileName: z.string(), content: z.string(), entries: z.number().int(), rest: z.number().int() }),
    refusals: ['not_found', 'role_missing', 'step_up_required'],
  }),
} as const;
