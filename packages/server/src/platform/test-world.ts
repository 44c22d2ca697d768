/** Worlds for tests: migrated and empty, embedded, or on the PostgreSQL server that CAIRN_TEST_DATABASE_URL names. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { openTestDatabase } from './database/test-database.ts';
import type { Found, Unreachable } from './find.ts';
import type { Log, LogFields } from './log.ts';
import { type OpenWorld, openWorld } from './open.ts';
import type { Post } from './post.ts';
import { Secret } from './secret.ts';
import { openDesk } from './signer/desk.ts';
import type { SigningDesk } from './signer/signing-desk.ts';

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
  /** Who answers what is sent out; nobody unless said otherwise. */
  post?: Post;
  /** Signs instead of a desk in this process. The world closes it. */
  signer?: SigningDesk;
  /** A second node on the database of that world. */
  beside?: TestWorld;
}

/** A world to try one story in. Embedded, all worlds of a process share one database, which this call empties. */
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
    proxies: 0,
    logLevel: 'silent',
    ...options.config,
  };
  const world = await openWorld(config, {
    database: options.beside ? { ...options.beside.database, close: async () => {} } : await openTestDatabase(),
    now: () => new Date(now),
    find: async url => web.get(url) ?? unreachable,
    post: options.post ?? (async () => unreachable),
    log: keepLog(logged),
    signer: options.signer ?? openDesk({ masterKey: testMasterKey }),
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

/** The one key of all test worlds. */
export const testMasterKey = new Secret(Buffer.alloc(32, 7).toString('base64'));

const unreachable: Unreachable = { unreachable: 'no_answer' };

function keepLog(kept: TestWorld['logged']): Log {
  const keep = (event: string, fields: LogFields = {}) => void kept.push({ event, fields });
  return { debug: keep, info: keep, warn: keep, error: keep };
}
