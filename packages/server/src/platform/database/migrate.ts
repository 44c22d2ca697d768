import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { guardTenants } from './guard-tenants.ts';
import { isDuplicate } from './trouble.ts';

/** One file of `migrations/`: `0007-wallet.sql`. */
export interface Migration {
  number: number;
  name: string;
  text: string;
  hash: string;
}

const ourDirectory = new URL('../../../migrations/', import.meta.url);

/** The migrations of a directory in order; numbers must not repeat. */
export function readMigrations(directory: URL = ourDirectory): Migration[] {
  const migrations = readdirSync(directory)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => toMigration(file, readFileSync(new URL(file, directory), 'utf8')));
  for (const [index, { number, name }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) throw new CannotStart(`Two migrations have the number of ${name}.`);
  }
  return migrations;
}

function toMigration(file: string, text: string): Migration {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
  if (number === undefined) throw new CannotStart(`migrations/${file} is not named like 0001-accounts.sql.`);
  return {
    number: Number(number),
    name: file.slice(0, -4),
    text,
    hash: createHash('sha256').update(text).digest('hex'),
  };
}

/**
 * Bring the schema up to date, each migration in a transaction of its own; several nodes may do it at once. Refuses when
 * an applied migration was edited, or when the database knows migrations that this version does not.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<number> {
  await createLedger(pool);
  let applied = 0;
  for (const migration of migrations) {
    if (await apply(pool, migration)) applied++;
  }
  await refuseNewer(pool, migrations);
  await guardTenants(pool);
  return applied;
}

async function createLedger(pool: pg.Pool): Promise<void> {
  const text = `create schema if not exists platform;
    create table if not exists platform.migration (
      number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`;
  try {
    await pool.query(text);
  } catch (error) {
    // Two nodes creating it at once: PostgreSQL lets one fail on its own catalogue's key.
    if (!isDuplicate(error)) throw error;
    await pool.query(text);
  }
}

async function apply(pool: pg.Pool, { number, name, text, hash }: Migration): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('lock table platform.migration in exclusive mode');
    const { rows } = await client.query('select hash from platform.migration where number = $1', [number]);
    const known = rows[0] as { hash: string } | undefined;
    if (known && known.hash !== hash) {
      throw new CannotStart(
        `The migration ${name} was changed after it was applied to this database. Restore the file and add a new one.`,
      );
    }
    if (!known) {
      await client.query(text);
      await client.query('insert into platform.migration (number, name, hash) values ($1, $2, $3)', [
        number,
        name,
        hash,
      ]);
    }
    await client.query('commit');
    return !known;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function refuseNewer(pool: pg.Pool, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await pool.query('select name from platform.migration where number <> all ($1)', [
    migrations.map(({ number }) => number),
  ]);
  const names = (rows as { name: string }[]).map(({ name }) => name);
  if (names.length > 0) {
    throw new CannotStart(
      `This database was last opened by a newer Cairn (it knows ${names.join(', ')}). Start that version, or restore a backup.`,
    );
  }
}
