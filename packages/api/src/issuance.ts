import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  day,
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

export const awardRequest = z.object({
  achievementId: id,
  /** The caller's own number for this award, such as the registrar's: one number is one credential, for ever. Not in the credential. */
  externalId: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'Give 1 to 200 visible ASCII characters.')
    .optional(),
  learner: z.object({
    name: personName,
    /** Where the claim letter goes; without it the learner claims with the typed code. */
    email: email.optional(),
    /** DID or URN of the learner; one is made for this award when it is missing. */
    subjectId: z
      .string()
      .regex(/^(did|urn):[^\s]{3,500}$/, 'Give a DID or a URN.')
      .optional(),
    language: interfaceLanguage.optional(),
  }),
  awardedOn: day.optional(),
  validUntil: day.optional(),
  results: z
    .array(
      z.object({
        resultDescription: z.string().max(300).optional(),
        value: z.string().max(200).optional(),
        achievedLevel: z.string().max(300).optional(),
        status: z.string().max(40).optional(),
      }),
    )
    .max(20)
    .default([]),
  evidence: z
    .array(z.object({ name: line.optional(), narrative: text.optional(), id: url.optional(), genre: line.optional() }))
    .max(20)
    .default([]),
  narrative: text.optional(),
  creditsEarned: z.number().nonnegative().max(1000).optional(),
});
export type AwardRequest = z.output<typeof awardRequest>;

export const issued = z.object({
  credentialId: id,
  /** The credential's own id: its public address. */
  uri: z.string(),
  claimUrl: z.string(),
  claimCode: z.string(),
  state: z.enum(['issued']),
});

/** A problem in a row of a list, with the way to mend it. `row` counts from 1 as a spreadsheet does, the header being row 1. */
export const rowProblem = z.object({
  row: z.number().int(),
  column: z.string(),
  code: z.string(),
  sentence: z.string(),
  fix: z.string(),
  value: z.string(),
  suggestion: z.string().optional(),
});
export type RowProblem = z.output<typeof rowProblem>;
export const batchRow = z.object({
  row: z.number().int(),
  name: z.string(),
  email: z.string(),
  awardedOn: z.string(),
  result: z.string(),
});
export type BatchRow = z.output<typeof batchRow>;
export const checkedRows = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  /** Our column → heading in the file. */
  columns: z.record(z.string(), z.string()),
  ignoredColumns: z.array(z.string()),
  /** Text that had been saved in a wrong encoding and was put right. */
  repairs: z.array(
    z.object({ row: z.number().int(), column: z.enum(['name', 'email', 'result']), from: z.string(), to: z.string() }),
  ),
  rows: z.array(batchRow),
  problems: z.array(rowProblem),
});
export type CheckedRows = z.output<typeof checkedRows>;

export const batch = z.object({
  id,
  achievementId: id,
  achievementTitle: z.string(),
  createdAt: instant,
  state: z.enum(['waiting', 'running', 'done']),
  total: z.number().int(),
  issued: z.number().int(),
  failed: z.number().int(),
  failures: z.array(z.object({ row: z.number().int(), code: z.string(), sentence: z.string() })),
});
export type Batch = z.output<typeof batch>;

const list = z.object({
  achievementId: id,
  /** The file's bytes in base64: the encoding is found out here. */ content: z.base64().max(7_000_000),
  language: interfaceLanguage.optional(),
});

export const issuanceContract = {
  issueCredential: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/credentials',
    summary: 'Issue one credential: recorded, signed, verified, then released',
    needs: 'credential.issue',
    params: organisationParams,
    body: awardRequest,
    status: 201,
    idempotent: true,
    reply: issued,
    refusals: [
      'not_found',
      'role_missing',
      'achievement_not_published',
      'award_faulty',
      'own_output_rejected',
      'key_missing',
      'idempotency_key_reused',
      'external_id_used',
      'request_in_progress',
    ],
  }),
  previewCredential: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/credentials/preview',
    summary: 'The unsigned credential as it would be issued; nothing is kept',
    needs: 'award.prepare',
    params: organisationParams,
    body: awardRequest,
    reply: z.object({ credential: z.record(z.string(), z.unknown()) }),
    refusals: ['not_found', 'role_missing', 'achievement_not_published', 'award_faulty'],
  }),
  checkRows: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/batches/check',
    summary: 'Read a list of learners (CSV): every problem at once, nothing issued',
    needs: 'award.prepare',
    params: organisationParams,
    bodyLimitBytes: 8_000_000,
    body: list,
    reply: checkedRows,
    refusals: ['not_found', 'role_missing', 'achievement_not_published', 'body_too_large'],
  }),
  startBatch: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/batches',
    summary: 'Issue to every row; refused whole if one row has a problem',
    needs: 'credential.issue-list',
    stepUp: true,
    params: organisationParams,
    bodyLimitBytes: 8_000_000,
    bodyRows: 5000,
    status: 202,
    idempotent: true,
    body: z.object({ achievementId: id, rows: z.array(batchRow).min(1).max(5000) }),
    reply: batch,
    refusals: [
      'not_found',
      'role_missing',
      'achievement_not_published',
      'rows_faulty',
      'key_missing',
      'body_too_large',
      'idempotency_key_reused',
      'request_in_progress',
      'step_up_required',
    ],
  }),
  getBatch: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/batches/:batchId',
    summary: 'How far a batch has come',
    needs: 'list.read',
    params: organisationParams.extend({ batchId: id }),
    reply: batch,
    refusals: ['not_found', 'role_missing'],
  }),
  listBatches: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/batches',
    summary: 'Batches, newest first',
    needs: 'list.read',
    params: organisationParams,
    query: z.object(pageQuery),
    reply: page(batch),
    refusals: ['not_found', 'role_missing'],
  }),
} as const;
