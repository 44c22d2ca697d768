import type { messagesContract } from '@cairn/api/messages';
import type { Routes } from '../../platform/http/exchange.ts';
import { listOutbox, resendClaimLetter } from './outbox.ts';

/** Endpoints of letters. */
export const routes: Routes<typeof messagesContract> = { listOutbox, resendClaimLetter };
