/** Databases for tests: embedded, or on the PostgreSQL server that CAIRN_TEST_DATABASE_URL names. */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openEmbedded } from './embedded.ts';
import { guardTenants } from './guard-tenants.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type Database, toKysely } from './open.ts';
import { types } from './parsers.ts';
import { surviveBrokenConnections } from './postgres.ts';

/** An empty, migrated database, fast after the first one of the process. */
export async function openTestDatabase(): Promise<Database> {
  const url = process.env.CAIRN_TEST_DATABASE_URL;
  return url ? copyTemplate(url) : emptyEmbedded();
}

let embedded: Promise<Database> | undefined;

/** All calls of a process share one engine. */
async function emptyEmbedded(): Promise<Database> {
  embedded ??= openScratch();
  const database = await embedded;
  await database.pool.query(emptyAll);
  return { ...database, close: async () => {} };
}

async function openScratch(): Promise<Database> {
  removeDeadScratches();
  const directory = join(tmpdir(), `${scratch}${process.pid}-${randomBytes(4).toString('hex')}`);
  cpSync(await makeTemplateDirectory(), directory, { recursive: true });
  const { pool, close } = await openEmbedded({ directory, durable: false }, fail);
  await guardTenants(pool);
  return {
    kind: 'embedded',
    pool,
    db: toKysely(pool),
    durability: async () => ({ kind: 'embedded', durable: false, hostFsyncs: 0 }),
    close,
  };
}

const scratch = 'cairn-scratch-';

/** A test process may be ended without notice, so the next one tidies up after it. */
function removeDeadScratches(): void {
  for (const name of readdirSync(tmpdir()).filter(each => each.startsWith(scratch))) {
    const [pid] = name.slice(scratch.length).split('-');
    if (!isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const cache = fileURLToPath(new URL('../../../../../node_modules/.cache/cairn/', import.meta.url));

/** A migrated database to copy: filling a new one takes seconds. Made once for each set of migrations. */
export async function makeTemplateDirectory(): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256');
  for (const migration of migrations) hash.update(migration.hash);
  const directory = join(cache, `embedded-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(directory)) return directory;
  const draft = `${directory}-${process.pid}`;
  const { pool, close } = await openEmbedded({ directory: draft, durable: false }, fail);
  await migrate(pool, migrations);
  await close();
  try {
    renameSync(draft, directory);
  } catch {
    // Another process was first.
    rmSync(draft, { recursive: true, force: true });
  }
  return directory;
}

function fail(error: Error): never {
  throw error;
}

/** Only tables that hold rows are truncated: each costs a few files. */
const emptyAll = `do $$
  declare
    each record;
    filled boolean;
    names text := '';
  begin
    for each in
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and (n.nspname, c.relname) <> ('platform', 'migration')
    loop
      execute 'select exists (select from ' || each.name || ')' into filled;
      if filled then names := names || case when names = '' then '' else ', ' end || each.name; end if;
    end loop;
    if names <> '' then execute 'truncate ' || names || ' restart identity cascade'; end if;
  end $$`;

const template = `cairn_test_${process.pid}`;
let templateMade: Promise<void> | undefined;

async function copyTemplate(url: string): Promise<Database> {
  templateMade ??= makeTemplate(url);
  await templateMade;
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await asAdministrator(url, `create database ${name} template ${template}`);
  const pool = new pg.Pool({ connectionString: named(url, name), types, max: 4, allowExitOnIdle: true });
  surviveBrokenConnections(pool, () => {});
  return {
    kind: 'server',
    pool,
    db: toKysely(pool),
    durability: async () => ({ kind: 'server', durable: false }),
    async close() {
      await pool.end();
      await asAdministrator(url, `drop database ${name} with (force)`);
    },
  };
}

async function makeTemplate(url: string): Promise<void> {
  await asAdministrator(
    url,
    `create database ${template} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
  );
  const pool = new pg.Pool({ connectionString: named(url, template), types, max: 1 });
  await migrate(pool);
  await pool.end();
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
