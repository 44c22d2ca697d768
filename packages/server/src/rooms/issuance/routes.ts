import type { issuanceContract } from '@cairn/api/issuance';
import type { Routes } from '../../platform/http/exchange.ts';
import { getBatch, listBatches } from './batches.ts';
import { checkRows } from './check-rows.ts';
import { issueCredential } from './issue-credential.ts';
import { previewCredential } from './preview-credential.ts';
import { startBatch } from './start-batch.ts';

/** Endpoints of issuing. */
export const routes: Routes<typeof issuanceContract> = {
  issueCredential,
  previewCredential,
  checkRows,
  startBatch,
  getBatch,
  listBatches,
};
