/** A database that breaks at one call, for tests of stories that must survive it. */
import type pg from 'pg';
import { type Database, toKysely } from './open.ts';

/** One query of a story, counted from 1, and whether it breaks before it is sent or after it was carried out. */
export interface Call {
  number: number;
  moment: 'before' | 'after';
}

class LostConnection extends Error {
  readonly code = 'ECONNRESET';
}

/** The database behind a connection that breaks at one call: before it is sent, or after it was carried out. */
export function breakAt(database: Database, call: Call | undefined): { database: Database; calls: () => number } {
  let calls = 0;
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await database.pool.connect();
    let isBroken = false;
    const query = async (text: string, values: unknown[]) => {
      if (isBroken) throw new LostConnection('the connection is gone');
      calls += 1;
      const breaks = call?.number === calls;
      if (breaks && call.moment === 'before') isBroken = true;
      if (isBroken) throw new LostConnection('the connection broke');
      const answer = await client.query(text, values);
      if (breaks) isBroken = true;
      if (isBroken) throw new LostConnection('the answer was lost');
      return answer;
    };
    /** A server rolls back what a lost connection left open. */
    const release = () => {
      if (!isBroken) return client.release();
      client.query('rollback').then(
        () => client.release(),
        error => client.release(error),
      );
    };
    return Object.create(client, { query: { value: query }, release: { value: release } });
  };
  const pool: pg.Pool = Object.create(database.pool, { connect: { value: connect } });
  return { database: { ...database, pool, db: toKysely(pool) }, calls: () => calls };
}
