import { join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { isServerDurable, openPostgres } from './postgres.ts';
import { requireTenantId, TenantConnection } from './tenant.ts';
import { openTransactionOn } from './transact.ts';
import { toDatabaseError } from './trouble.ts';

/** Whether an acknowledged commit survives a power cut, and how that is known. */
export interface Durability {
  kind: 'embedded' | 'server';
  durable: boolean;
  /** Times the host was asked to make something durable since the start; embedded only. */
  hostFsyncs?: number;
}

/** An open, migrated database. */
export interface Database {
  kind: 'embedded' | 'server';
  pool: pg.Pool;
  db: Kysely<unknown>;
  durability(): Promise<Durability>;
  close(): Promise<void>;
}

/** `onLost` hears when the embedded engine dies: the process should end, so that it is started again. */
export async function openDatabase(config: Config, log: Log, onLost: (error: Error) => void): Promise<Database> {
  const opened = config.databaseUrl ? await openServer(config.databaseUrl, log) : await openDirectory(config, onLost);
  try {
    await migrate(opened.pool);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openServer(url: NonNullable<Config['databaseUrl']>, log: Log): Promise<Database> {
  const pool = await openPostgres(url, error => log.warn('a database connection broke', { error }));
  const durable = await isServerDurable(pool);
  if (!durable)
    log.warn('the PostgreSQL server is set not to survive a power cut (fsync or synchronous_commit is off)');
  return {
    kind: 'server',
    pool,
    db: toKysely(pool),
    durability: async () => ({ kind: 'server', durable: await isServerDurable(pool) }),
    close: () => pool.end(),
  };
}

async function openDirectory(config: Config, onLost: (error: Error) => void): Promise<Database> {
  const lock = await lockDirectory(config.dataDir);
  try {
    const embedded = await openEmbedded({ directory: join(config.dataDir, 'database'), durable: true }, onLost);
    return {
      kind: 'embedded',
      pool: embedded.pool,
      db: toKysely(embedded.pool),
      durability: async () => ({ kind: 'embedded', durable: true, hostFsyncs: await embedded.hostFsyncs() }),
      async close() {
        await embedded.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Kysely over a pool; for an organisation, bound to the rows of that one.
 * A query beside an open transaction of the same story would miss its changes, and wait for ever on
 * the embedded database, which has one connection: it is refused as the bug it is.
 */
export function toKysely(pool: pg.Pool, organisationId?: string): Kysely<unknown> {
  if (organisationId !== undefined) requireTenantId(organisationId);
  const connect = async (): Promise<PostgresPoolClient> => {
    if (openTransactionOn(pool)) throw new TypeError('a story in a transaction used the world around it');
    const client = await pool.connect().catch(error => Promise.reject(toDatabaseError(error)));
    const statements = organisationId === undefined ? client : new TenantConnection(client, organisationId);
    const query = (text: string, values: unknown[]) =>
      statements.query(text, values).catch(error => Promise.reject(toDatabaseError(error)));
    return Object.create(client, { query: { value: query } });
  };
  return new Kysely({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: {} } }) });
}
