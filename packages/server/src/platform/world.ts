import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Config } from './config.ts';
import { toKysely } from './database/open.ts';
import { runTransaction } from './database/transact.ts';
import type { Files } from './files.ts';
import type { Find } from './find.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Post } from './post.ts';
import type { SigningDesk } from './signer/signing-desk.ts';
import type { Vault } from './vault.ts';

/** What the platform's own loops wait for. */
export type Topic = 'event' | 'job';

/**
 * The outside: all that a story may touch besides its arguments, and the only thing tests replace.
 *
 * A room types its own tables: `world.db.$extendTables<{ 'accounts.person': PersonTable }>()`. On both databases `bigint`
 * arrives as a string, `date` as 'YYYY-MM-DD', `timestamptz` as a Date, `jsonb` parsed, `bytea` as a Buffer; an array for
 * `jsonb` goes in as `JSON.stringify(array)`.
 */
export interface World {
  /** Without the master key, which is the signer's alone. */
  readonly config: Omit<Config, 'masterKey'>;
  /** The pool, or inside `transact` the transaction. */
  readonly db: Kysely<unknown>;
  now(): Date;
  /** A fresh 128-bit random id: 26 lower-case letters and digits, safe in URLs and file names. */
  newId(): string;
  /** That many random bytes. */
  random(length: number): Uint8Array;
  readonly vault: Vault;
  /** The only way to a signature: private keys are in a process of their own. */
  readonly signer: SigningDesk;
  readonly mail: Mail;
  readonly files: Files;
  readonly find: Find;
  readonly post: Post;
  readonly jobs: Jobs;
  readonly log: Log;
  /**
   * Tell a story in one transaction: all of it is kept, or nothing. Use only the world that the story is given; the
   * surrounding one throws while the transaction is open. A `transact` inside joins the one around it. Serialization
   * failures and deadlocks are retried a few times, so the story must be repeatable and touch nothing but the database.
   */
  transact<T>(story: (world: World) => Promise<T>): Promise<T>;
  /** Wake who waits for the topic, after the commit when in a transaction. Called by `recordEvent` and `jobs`. */
  announce(topic: Topic): void;
  /**
   * The same world for the sake of one organisation: the database itself shows and takes nothing of another, whatever a
   * statement forgets to say. Requests about an organisation are answered in it.
   */
  within(organisationId: string): World;
}

/** What a world is made of. */
export type Parts = Pick<
  World,
  'config' | 'now' | 'vault' | 'signer' | 'mail' | 'files' | 'find' | 'post' | 'jobs' | 'log'
> & {
  db: Kysely<unknown>;
  /** What transactions are told apart by: the pool below `db`. */
  pool: pg.Pool;
  announce(topic: Topic): void;
};

/** Put a world together. */
export function createWorld({ pool, ...parts }: Parts): World {
  const worldOver = (db: Kysely<unknown>): World => {
    const outer: World = {
      ...parts,
      db,
      newId,
      random: length => new Uint8Array(randomBytes(length)),
      within: organisationId => worldOver(toKysely(pool, organisationId)),
      transact: story =>
        runTransaction(pool, db, (db, open) => {
          const announce = (topic: Topic) => open.afterCommit.push(() => parts.announce(topic));
          const within = () => {
            throw new TypeError('a transaction under way cannot be narrowed to an organisation');
          };
          const inner: World = { ...outer, db, announce, within, transact: again => again(inner) };
          return story(inner);
        }),
    };
    return outer;
  };
  return worldOver(parts.db);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 128 bits as base32 (RFC 4648 §6, lower case, unpadded). */
function newId(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`) << 2n;
  let id = '';
  for (let index = 0; index < 26; index++) {
    id = alphabet[Number(bits & 31n)] + id;
    bits >>= 5n;
  }
  return id;
}
