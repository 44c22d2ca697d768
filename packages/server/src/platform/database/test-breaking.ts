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

/** A query that brings its own way of answering. */
interface Submitted extends pg.Submittable {
  callback(error: Error | null, result?: pg.QueryResult): void;
}

function submit(client: pg.PoolClient, asked: Submitted): Promise<pg.QueryResult | undefined> {
  return new Promise((resolve, reject) => {
    asked.callback = (error, result) => (error ? reject(error) : resolve(result));
    client.query(asked);
  });
}

/** The database behind a connection that breaks at one call: before it is sent, or after it was carried out. */
export function breakAt(database: Database, call: Call | undefined): { database: Database; calls: () => number } {
  let calls = 0;
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await database.pool.connect();
    let isBroken = false;
    const carryOut = async <T>(send: () => Promise<T>): Promise<T> => {
      if (isBroken) throw new LostConnection('the connection is gone');
      calls += 1;
      const breaks = call?.number === calls;
      if (breaks && call.moment === 'before') isBroken = true;
      if (isBroken) throw new LostConnection('the connection broke');
      const answer = await send();
      if (breaks) isBroken = true;
      if (isBroken) throw new LostConnection('the answer was lost');
      return answer;
    };
    const query = (asked: string | Submitted, values: unknown[]) => {
      if (typeof asked === 'string') return carryOut(() => client.query(asked, values));
      const { callback } = asked;
      carryOut(() => submit(client, asked)).then(result => callback(null, result), callback);
      return asked;
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
