import type { accountsContract } from '@cairn/api/accounts';
import type { signInContract } from '@cairn/api/sign-in';
import type { Routes } from '../../platform/http/exchange.ts';
import { addPasskey, startPasskey } from './add-passkey.ts';
import { createApiKey, deleteApiKey, listApiKeys } from './api-keys.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { endOtherSessions, endOwnSession, listSessions } from './own-sessions.ts';
import { listPasskeys, removePasskey, renamePasskey } from './passkeys.ts';
import { prove, startProof } from './prove.ts';
import { makeRecoveryCodes, signInWithRecoveryCode } from './recovery-codes.ts';
import { requestSignInLink } from './request-sign-in-link.ts';
import { signOut } from './sessions.ts';
import { signInWithPasskey, startPasskeySignIn } from './sign-in-with-passkey.ts';

/** Endpoints of signing in and of API keys. `readSession` and `changeProfile` also tell memberships, so organisations answers them. */
export const routes = {
  requestSignInLink,
  confirmSignIn,
  signOut,
  listApiKeys,
  createApiKey,
  deleteApiKey,
} satisfies Routes<Omit<typeof accountsContract, 'readSession' | 'changeProfile'>>;

/** Endpoints of passkeys, recovery codes, open sessions and fresh proofs. */
export const signInRoutes = {
  startPasskeySignIn,
  signInWithPasskey,
  signInWithRecoveryCode,
  listPasskeys,
  startPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  makeRecoveryCodes,
  listSessions,
  endSession: endOwnSession,
  endOtherSessions,
  startProof,
  prove,
} satisfies Routes<typeof signInContract>;
