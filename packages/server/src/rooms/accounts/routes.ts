import type { accountsContract } from '@cairn/api/accounts';
import type { Routes } from '../../platform/http/exchange.ts';
import { createApiKey, deleteApiKey, listApiKeys } from './api-keys.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { requestSignInLink } from './request-sign-in-link.ts';
import { signOut } from './sessions.ts';

/** Endpoints of signing in and of API keys. `readSession` and `changeProfile` also tell memberships, so organisations answers them. */
export const routes = {
  requestSignInLink,
  confirmSignIn,
  signOut,
  listApiKeys,
  createApiKey,
  deleteApiKey,
} satisfies Routes<Omit<typeof accountsContract, 'readSession' | 'changeProfile'>>;
