/** Worlds for tests: migrated and empty, on memory, or on the PostgreSQL server that CAIRN_TEST_DATABASE_URL names. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import { openEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { type Database, toKysely } from './database/open.ts';
import { types } from './database/parsers.ts';
import type { Found, Unreachable } from './find.ts';
import type { Log, LogFields } from './log.ts';
import { type OpenWorld, openWorld } from './open.ts';
import { Secret } from './secret.ts';

export interface TestWorld extends OpenWorld {
  /** Move the clock, which otherwise stands still; milliseconds forward, or to an instant. */
  moveTo(instant: string): void;
  pass(milliseconds: number): void;
  /** What `find` answers; what is not here is unreachable. */
  readonly web: Map<string, Found>;
  /** All that was logged. */
  readonly logged: { event: string; fields: LogFields }[];
  /** Run reactions and due jobs until nothing is left to do. */
  settle(): Promise<void>;
}

export interface TestWorldOptions {
  /** Where the clock stands, 2026-11-24T09:00:00Z unless said otherwise. */
  now?: string;
  config?: Partial<Config>;
  /** A second node on the database of that world. */
  beside?: TestWorld;
}

/** A world to try one story in. In memory all worlds of a process share one database, which this call empties. */
export async function openTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  let now = new Date(options.now ?? '2026-11-24T09:00:00Z');
  const web = new Map<string, Found>();
  const logged: TestWorld['logged'] = [];
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:4173',
    dataDir: join(tmpdir(), `cairn-test-${randomBytes(6).toString('hex')}`),
    mailFrom: 'Cairn <no-reply@cairn.example>',
    masterKey: new Secret(Buffer.alloc(32, 7).toString('base64')),
    proxies: 0,
    logLevel: 'silent',
    ...options.config,
  };
  const world = await openWorld(config, {
    database: options.beside ? { ...options.beside.database, close: async () => {} } : await openTestDatabase(),
    now: () => new Date(now),
    find: async url => web.get(url) ?? unreachable,
    log: keepLog(logged),
  });
  return Object.assign(world, {
    web,
    logged,
    moveTo(instant: string) {
      now = new Date(instant);
    },
    pass(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds);
    },
    async settle() {
      while ((await world.followers.catchUp(world)) + (await world.jobs.runDue(world)) > 0);
    },
  });
}

const unreachable: Unreachable = { unreachable: 'no_answer' };

function keepLog(kept: TestWorld['logged']): Log {
  const keep = (event: string, fields: LogFields = {}) => void kept.push({ event, fields });
  return { debug: keep, info: keep, warn: keep, error: keep };
}

/** An empty, migrated database, fast after the first one of the process. */
export async function openTestDatabase(): Promise<Database> {
  const url = process.env.CAIRN_TEST_DATABASE_URL;
  return url ? copyTemplate(url) : emptyMemory();
}

let memory: Promise<Database> | undefined;

async function emptyMemory(): Promise<Database> {
  memory ??= openMemory();
  const database = await memory;
  await database.pool.query(emptyAll);
  return { ...database, close: async () => {} };
}

async function openMemory(): Promise<Database> {
  const embedded = await openEmbedded(null, error => {
    throw error;
  });
  await migrate(embedded.pool);
  return {
    kind: 'embedded',
    pool: embedded.pool,
    db: toKysely(embedded.pool),
    durability: async () => ({ kind: 'embedded', durable: false, hostFsyncs: 0 }),
    close: embedded.close,
  };
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
  pool.on('error', () => {});
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
