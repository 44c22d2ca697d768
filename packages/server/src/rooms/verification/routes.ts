import type { verificationContract } from '@cairn/api/verification';
import type { Routes } from '../../platform/http/exchange.ts';
import { lookUpCode } from './look-up-code.ts';
import { verifyCredential } from './verify-credential.ts';

/** Endpoints of verification. */
export const routes: Routes<typeof verificationContract> = { verifyCredential, lookUpCode };
