import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { email, id, instant, page, pageQuery, receipt } from './shapes.ts';

/** An award as its holder sees it. `credential` is the signed document, parsed. */
export const heldCredential = z.object({
  id,
  uri: z.string(),
  title: z.string(),
  description: z.string(),
  issuerName: z.string(),
  issuerUrl: z.string(),
  achievementUrl: z.string(),
  learnerName: z.string(),
  awardedAt: instant,
  validUntil: instant.nullable(),
  state: z.enum(['in-force', 'expired', 'revoked']),
  published: z.boolean(),
  publicUrl: z.string(),
  verifyCode: z.string(),
  claimedAt: instant,
  badge: z.object({ id: z.string(), outcomes: z.array(z.string()), level: z.string().nullable() }),
});
export type HeldCredential = z.output<typeof heldCredential>;

export const offeredCredential = heldCredential
  .omit({ published: true, publicUrl: true, verifyCode: true, claimedAt: true })
  .extend({
    claimed: z.boolean(),
    /** Whether the wallet will be tied to the address the letter went to. */ byLetter: z.boolean(),
  });
export type OfferedCredential = z.output<typeof offeredCredential>;

const one = z.object({ credentialId: id });
const token = z.object({ token: z.string().min(16).max(100) });

export const walletContract = {
  readOffer: endpoint({
    method: 'GET',
    path: '/claims/:token',
    summary: 'What waits behind a claim link',
    needs: 'credential.claim',
    perMinute: 60,
    params: token,
    reply: offeredCredential,
    refusals: ['claim_code_unknown', 'too_many_requests'],
  }),
  findOffer: endpoint({
    method: 'POST',
    path: '/claims/code',
    summary: 'Turn a typed claim code into a claim link',
    needs: 'credential.claim',
    perMinute: 10,
    body: z.object({ code: z.string().min(6).max(40) }),
    reply: z.object({ token: z.string() }),
    refusals: ['claim_code_unknown', 'too_many_requests'],
  }),
  claimCredential: endpoint({
    method: 'POST',
    path: '/claims/:token',
    summary: 'Take the award: it goes into the wallet of this session, or into a new one',
    needs: 'credential.claim',
    perMinute: 20,
    params: token,
    body: z.object({
      /** For those who came with a typed code and want to come back by mail. */ email: email.optional(),
    }),
    status: 201,
    reply: z.object({
      credentialId: id,
      /** False when the address has a wallet already: the award is in it, and a sign-in letter is on its way. */
      signedIn: z.boolean(),
    }),
    refusals: ['claim_code_unknown', 'already_claimed', 'too_many_requests'],
  }),
  listHeld: endpoint({
    method: 'GET',
    path: '/wallet',
    summary: 'Everything this person holds',
    needs: 'wallet.keep',
    query: z.object(pageQuery),
    reply: page(heldCredential),
    refusals: ['not_signed_in'],
  }),
  getHeld: endpoint({
    method: 'GET',
    path: '/wallet/:credentialId',
    summary: 'One held award with its exact signed text',
    needs: 'wallet.keep',
    params: one,
    reply: heldCredential.extend({ document: z.string() }),
    refusals: ['not_signed_in', 'not_found'],
  }),
  getHeldReceipt: endpoint({
    method: 'GET',
    path: '/wallet/:credentialId/receipt',
    summary: 'The receipt of the transparency log, to be kept beside the award',
    needs: 'wallet.keep',
    params: one,
    reply: receipt,
    refusals: ['not_signed_in', 'not_found', 'not_logged_yet'],
  }),
  publishHeld: endpoint({
    method: 'POST',
    path: '/wallet/:credentialId/publication',
    summary: 'Show it on its public page',
    needs: 'wallet.keep',
    params: one,
    body: z.object({}),
    status: 201,
    reply: heldCredential,
    refusals: ['not_signed_in', 'not_found', 'credential_revoked'],
  }),
  unpublishHeld: endpoint({
    method: 'DELETE',
    path: '/wallet/:credentialId/publication',
    summary: 'Take its public page away',
    needs: 'wallet.keep',
    params: one,
    reply: heldCredential,
    refusals: ['not_signed_in', 'not_found'],
  }),
  exportWallet: endpoint({
    method: 'GET',
    path: '/wallet/export',
    summary: 'Everything in one file that verifies without us',
    needs: 'wallet.keep',
    reply: z.object({ exportedAt: instant, credentials: z.array(z.string()) }),
    refusals: ['not_signed_in'],
  }),
} as const;
