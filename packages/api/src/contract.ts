import { accountsContract } from './accounts.ts';
import { achievementsContract } from './achievements.ts';
import { auditContract } from './audit.ts';
import { credentialsContract } from './credentials.ts';
import { installationContract } from './installation.ts';
import { issuanceContract } from './issuance.ts';
import { keysContract } from './keys.ts';
import { messagesContract } from './messages.ts';
import { organisationsContract } from './organisations.ts';
import { signInContract } from './sign-in.ts';
import { verificationContract } from './verification.ts';
import { walletContract } from './wallet.ts';

/** The whole API as one value. Server, client, command line and OpenAPI all derive from it. */
export const api = {
  installation: installationContract,
  accounts: accountsContract,
  signIn: signInContract,
  audit: auditContract,
  keys: keysContract,
  organisations: organisationsContract,
  achievements: achievementsContract,
  credentials: credentialsContract,
  issuance: issuanceContract,
  verification: verificationContract,
  wallet: walletContract,
  messages: messagesContract,
} as const;

/** The type of the whole API. */
export type Api = typeof api;

/** Path below which every endpoint stands. */
export const apiRoot = '/api/v1';
