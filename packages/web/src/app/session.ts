import type { Session } from '@cairn/api/accounts';
import { api } from './wire.ts';

let known: Promise<Session> | undefined;

/** Who is signed in, asked once and remembered until something changes it. */
export function currentSession(): Promise<Session> {
  known ??= api.accounts.readSession({}).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** To be called after anything that signs in, signs out or changes a membership. */
export function forgetSession(): void {
  known = undefined;
}
