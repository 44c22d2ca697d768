import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import type { Secret } from '../config.ts';
import { types } from './parsers.ts';

/** A pool on a PostgreSQL server; answers within seconds when the server is away, so that a request can say 503. */
export async function openPostgres(url: Secret, onTrouble: (error: Error) => void): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url.reveal(),
    types,
    max: 10,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'cairn',
  });
  surviveBrokenConnections(pool, onTrouble);
  try {
    await requireVersion(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return pool;
}

/**
 * A connection that breaks, idle or in use, is replaced at the next use; whoever waits for it is told by their own query.
 * An error event that nobody listens to would end the process.
 */
export function surviveBrokenConnections(pool: pg.Pool, onTrouble: (error: Error) => void): void {
  pool.on('error', onTrouble);
  pool.on('connect', client => client.on('error', onTrouble));
}

const oldestVersion = 150_000;

async function requireVersion(pool: pg.Pool): Promise<void> {
  const asked = 'select current_setting($1)::int as number, current_setting($2) as name';
  const answer = await pool.query(asked, ['server_version_num', 'server_version']).catch((error: Error) => {
    throw new CannotStart(
      `DATABASE_URL: the server did not answer (${error.message}). Is it running and is the address right?`,
    );
  });
  const { number, name } = answer.rows[0] as { number: number; name: string };
  if (number < oldestVersion) {
    throw new CannotStart(`DATABASE_URL: that server is PostgreSQL ${name}; Cairn needs 15 or later.`);
  }
}

/** Whether an acknowledged commit survives a power cut, by the server's own settings. */
export async function isServerDurable(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ durable: boolean }>(
    `select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable`,
  );
  return rows[0]?.durable ?? false;
}
