import type { credentialsContract } from '@cairn/api/credentials';
import type { Routes } from '../../platform/http/exchange.ts';
import { getCredential, listCredentials } from './issued-credentials.ts';
import { getReceipt } from './receipts.ts';
import { revokeCredential } from './revoke-credential.ts';

/** Endpoints of issued credentials. */
export const routes: Routes<typeof credentialsContract> = {
  listCredentials,
  getCredential,
  getReceipt,
  revokeCredential,
};
