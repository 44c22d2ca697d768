import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import type { Files } from './files.ts';
import type { Find } from './find.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Vault } from './vault.ts';

/**
 * The outside: all that a story may touch besides its arguments, and the only thing tests replace.
 *
 * A room types its own tables: `world.db.$extendTables<{ 'accounts.person': PersonTable }>()`. On both databases `bigint`
 * arrives as a string, `date` as 'YYYY-MM-DD', `timestamptz` as a Date, `jsonb` parsed.
 */
export interface World {
  readonly config: Config;
  /** The pool, or inside `transact` the transaction. */
  readonly db: Kysely<unknown>;
  now(): Date;
  /** A fresh 128-bit random id: 26 lower-case letters and digits, safe in URLs and file names. */
  newId(): string;
  /** That many random bytes. */
  random(length: number): Uint8Array;
  readonly vault: Vault;
  readonly mail: Mail;
  readonly files: Files;
  readonly find: Find;
  readonly jobs: Jobs;
  readonly log: Log;
  /**
   * Tell a story in one transaction: all of it is kept, or nothing. Use only the world that the story is given; the
   * surrounding one throws while the transaction is open. A `transact` inside joins the one around it. Serialization
   * failures and deadlocks are retried a few times, so the story must be repeatable and touch nothing but the database.
   */
  transact<T>(story: (world: World) => Promise<T>): Promise<T>;
}
