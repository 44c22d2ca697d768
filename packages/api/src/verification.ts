import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { interfaceLanguage } from './shapes.ts';

export const finding = z.object({
  question: z.string(),
  answer: z.enum(['pass', 'fail', 'unknown']),
  code: z.string(),
  facts: z.record(z.string(), z.string()),
  at: z.string().optional(),
});
export const report = z.object({
  verdict: z.enum(['valid', 'revoked', 'expired', 'not-yet-valid', 'invalid', 'undetermined']),
  findings: z.array(finding),
  judgedFor: z.string(),
  warnings: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.string()) })),
});
/** Something inside it that is signed by itself: `at` is a JSON Pointer to it, through the parts that it stands in. */
export const reportPart = z.object({
  kind: z.enum(['credential', 'endorsement']),
  at: z.string(),
  name: z.string().optional(),
  issuer: z.string().optional(),
  verdict: report.shape.verdict,
  headline: z.string(),
  findings: z.array(finding),
});

export const verificationContract = {
  verifyCredential: endpoint({
    method: 'POST',
    path: '/verify',
    summary:
      'Every question about a credential, or about the one in a continuity bundle, answered. Pages judge in the browser and never call this',
    needs: 'credential.verify',
    perMinute: 120,
    bodyLimitBytes: 2_000_000,
    body: z.object({
      credential: z.union([z.string().max(1_500_000), z.record(z.string(), z.unknown())]),
      language: interfaceLanguage.default('en'),
      /** Whose it should be, an e-mail address for example: `holder` then says whether it is made out to it. Kept nowhere. */
      recipient: z.string().min(1).max(320).optional(),
    }),
    reply: z.object({
      report,
      headline: z.string(),
      items: z.array(z.object({ question: z.string(), answer: z.string(), sentence: z.string() })),
      /** The credentials and endorsements inside it, each judged alone; those inside of parts follow their part. */
      parts: z.array(reportPart),
    }),
    refusals: ['credential_unreadable', 'too_many_requests', 'body_too_large'],
  }),
  lookUpCode: endpoint({
    method: 'GET',
    path: '/codes/:code',
    summary: 'The public address of a published credential by its typed code',
    needs: 'page.read',
    perMinute: 20,
    params: z.object({ code: z.string().min(6).max(24) }),
    reply: z.object({ uri: z.string() }),
    refusals: ['not_found', 'too_many_requests'],
  }),
} as const;
