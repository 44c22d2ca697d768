import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { done, email, id, instant } from './shapes.ts';

const bytes = z.base64url().max(30_000);
const credentialId = z.base64url().min(1).max(1400);

/** What an authenticator answers when a passkey is made (WebAuthn Level 3 §5.1, `RegistrationResponseJSON`). */
export const madePasskey = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

/** What an authenticator answers when a passkey is used (WebAuthn Level 3 §5.1, `AuthenticationResponseJSON`). */
export const usedPasskey = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});

/** Options for `navigator.credentials`, as JSON. */
const options = z.record(z.string(), z.unknown());

const passkeyName = z.string().trim().min(1, 'Give it a name.').max(60, 'A name has at most 60 characters.');

export const passkey = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  /** Kept by a service that copies it between the person's devices. */
  synced: z.boolean(),
  /** It answered as only a copy would, and is accepted no more. */
  blocked: z.boolean(),
});
export type Passkey = z.output<typeof passkey>;

export const browsers = ['chrome', 'edge', 'firefox', 'safari', 'other'] as const;
export const systems = ['android', 'ios', 'linux', 'macos', 'windows', 'other'] as const;

/** A browser that is signed in. It is described coarsely, and no address is kept. */
export const openSession = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  /** To the hour. */
  seenAt: instant,
  browser: z.enum(browsers),
  system: z.enum(systems),
});
export type OpenSession = z.output<typeof openSession>;

const passkeyParams = z.object({ passkeyId: id });
const sessionParams = z.object({ sessionId: id });

/** Passkeys, recovery codes, the devices that are signed in, and proving once more who one is. */
export const signInContract = {
  startPasskeySignIn: endpoint({
    method: 'POST',
    path: '/passkeys/sign-in',
    summary: 'A challenge for signing in with a passkey, bound to this browser',
    needs: 'session.use',
    perMinute: 30,
    body: z.object({}),
    reply: z.object({ options }),
    refusals: ['too_many_requests'],
  }),
  signInWithPasskey: endpoint({
    method: 'POST',
    path: '/session/passkey',
    summary: 'Begin a session with a passkey',
    needs: 'session.use',
    perMinute: 20,
    body: z.object({ response: usedPasskey }),
    status: 201,
    reply: done,
    refusals: ['passkey_refused', 'passkey_blocked', 'too_many_requests'],
  }),
  signInWithRecoveryCode: endpoint({
    method: 'POST',
    path: '/session/recovery-code',
    summary: 'Begin a session with a recovery code, which is used up',
    needs: 'session.use',
    perMinute: 5,
    body: z.object({ email, code: z.string().max(60) }),
    status: 201,
    reply: done,
    refusals: ['recovery_code_wrong', 'too_many_requests'],
  }),
  listPasskeys: endpoint({
    method: 'GET',
    path: '/passkeys',
    summary: 'Your passkeys, and how many recovery codes are left',
    needs: 'sign-in.manage',
    reply: z.object({ items: z.array(passkey), recoveryCodesLeft: z.number().int() }),
    refusals: ['not_signed_in'],
  }),
  startPasskey: endpoint({
    method: 'POST',
    path: '/passkeys/options',
    summary: 'A challenge for making a passkey',
    needs: 'sign-in.manage',
    stepUp: true,
    body: z.object({}),
    reply: z.object({ options }),
    refusals: ['not_signed_in', 'step_up_required', 'too_many_passkeys'],
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/passkeys',
    summary: 'Keep a passkey that was made; with the first one come recovery codes, shown once',
    needs: 'sign-in.manage',
    body: z.object({ name: passkeyName, response: madePasskey }),
    status: 201,
    reply: z.object({ passkey, recoveryCodes: z.array(z.string()).nullable() }),
    refusals: ['not_signed_in', 'passkey_refused', 'too_many_passkeys'],
  }),
  renamePasskey: endpoint({
    method: 'PATCH',
    path: '/passkeys/:passkeyId',
    summary: 'Give a passkey another name',
    needs: 'sign-in.manage',
    params: passkeyParams,
    body: z.object({ name: passkeyName }),
    reply: passkey,
    refusals: ['not_signed_in', 'not_found'],
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/passkeys/:passkeyId',
    summary: 'Remove a passkey; other sessions that it opened end',
    needs: 'sign-in.manage',
    stepUp: true,
    params: passkeyParams,
    reply: done,
    refusals: ['not_signed_in', 'not_found', 'step_up_required'],
  }),
  makeRecoveryCodes: endpoint({
    method: 'POST',
    path: '/recovery-codes',
    summary: 'Ten new recovery codes, shown once; those before are void',
    needs: 'sign-in.manage',
    stepUp: true,
    body: z.object({}),
    status: 201,
    reply: z.object({ codes: z.array(z.string()) }),
    refusals: ['not_signed_in', 'step_up_required'],
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/sessions',
    summary: 'Where you are signed in, last used first',
    needs: 'sign-in.manage',
    reply: z.object({ items: z.array(openSession) }),
    refusals: ['not_signed_in'],
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/sessions/:sessionId',
    summary: 'End one of your sessions',
    needs: 'sign-in.manage',
    params: sessionParams,
    reply: done,
    refusals: ['not_signed_in', 'not_found'],
  }),
  endOtherSessions: endpoint({
    method: 'DELETE',
    path: '/sessions',
    summary: 'End all your sessions but this one',
    needs: 'sign-in.manage',
    reply: z.object({ ended: z.number().int() }),
    refusals: ['not_signed_in'],
  }),
  startProof: endpoint({
    method: 'POST',
    path: '/session/proof/options',
    summary: 'How to prove once more who you are: a passkey, or for those without one a code by letter, which is sent',
    needs: 'sign-in.manage',
    perMinute: 10,
    body: z.object({}),
    reply: z.discriminatedUnion('method', [
      z.object({ method: z.literal('passkey'), options }),
      z.object({ method: z.literal('mail'), email: z.string(), outbox: z.boolean() }),
    ]),
    refusals: ['not_signed_in', 'address_missing', 'too_many_requests'],
  }),
  prove: endpoint({
    method: 'POST',
    path: '/session/proof',
    summary: 'Prove once more who you are; good for ten minutes, and the session gets a new token',
    needs: 'sign-in.manage',
    perMinute: 20,
    body: z.union([z.object({ response: usedPasskey }), z.object({ code: z.string().max(20) })]),
    reply: done,
    refusals: ['not_signed_in', 'passkey_refused', 'passkey_blocked', 'proof_code_wrong', 'too_many_requests'],
  }),
} as const;
