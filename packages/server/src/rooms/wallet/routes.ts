import type { walletContract } from '@cairn/api/wallet';
import type { Routes } from '../../platform/http/exchange.ts';
import { claimCredential } from './claim-credential.ts';
import { findOffer, readOffer } from './read-offer.ts';
import { exportWallet, getHeld, getHeldReceipt, listHeld, publishHeld, unpublishHeld } from './wallet.ts';

/** Endpoints of claiming and of the wallet. */
export const routes: Routes<typeof walletContract> = {
  readOffer,
  findOffer,
  claimCredential,
  listHeld,
  getHeld,
  getHeldReceipt,
  publishHeld,
  unpublishHeld,
  exportWallet,
};
