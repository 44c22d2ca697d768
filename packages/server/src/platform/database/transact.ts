import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isRetryable } from './trouble.ts';

/** A transaction that this line of execution is inside of. */
export interface OpenTransaction {
  /** The database it runs on, whatever that is compared by. */
  on: object;
  isOpen: boolean;
  afterCommit: (() => void)[];
}

const current = new AsyncLocalStorage<OpenTransaction>();

const attempts = 6;

/** The transaction open on that database around the caller, if any. */
export function openTransactionOn(database: object): OpenTransaction | undefined {
  const open = current.getStore();
  return open?.isOpen && open.on === database ? open : undefined;
}

/**
 * Run in one transaction (read committed), again when it lost a race, up to six times. What the story leaves in
 * `afterCommit` runs once it is kept.
 */
export async function runTransaction<T>(
  on: object,
  db: Kysely<unknown>,
  story: (transaction: Kysely<unknown>, open: OpenTransaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const open: OpenTransaction = { on, isOpen: true, afterCommit: [] };
    try {
      const result = await db.transaction().execute(transaction => current.run(open, () => story(transaction, open)));
      open.isOpen = false;
      current.exit(() => {
        for (const run of open.afterCommit) run();
      });
      return result;
    } catch (error) {
      open.isOpen = false;
      if (!isRetryable(error) || attempt === attempts) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}
