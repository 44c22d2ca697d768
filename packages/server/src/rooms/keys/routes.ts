import type { keysContract } from '@cairn/api/keys';
import type { Routes } from '../../platform/http/exchange.ts';
import { backUpKeys } from './back-up-keys.ts';
import { listKeys } from './list-keys.ts';
import { rotateKey } from './rotate-key.ts';

/** Endpoints of signing keys. */
export const routes = { listKeys, rotateKey, backUpKeys } satisfies Routes<typeof keysContract>;
