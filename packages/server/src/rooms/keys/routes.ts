import { backUpKeys } from './back-up-keys.ts';
import { listKeys } from './list-keys.ts';
import { rotateKey } from './rotate-key.ts';

/** Endpoints of signing keys. */
export const routes = { listKeys, rotateKey, backUpKeys };
