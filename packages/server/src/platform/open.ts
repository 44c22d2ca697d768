import { join } from 'node:path';
import { giveBbs } from '@cairn/core/bbs';
import { useMachinery } from '@cairn/core/machinery';
import { sql } from 'kysely';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/open.ts';
import { scheduleUpkeep } from './database/upkeep.ts';
import { openFiles } from './files.ts';
import { openFind } from './find.ts';
import { type Followers, openFollowers } from './follow.ts';
import { type JobRunner, openJobs } from './jobs.ts';
import { openLog } from './log.ts';
import { bbsThread, nodeMachinery } from './machinery.ts';
import { openMail, openSend } from './mail.ts';
import { readMasterKey } from './master-key.ts';
import { openVault } from './vault.ts';
import { createWorld, type Parts, type World } from './world.ts';

/** A world with what keeps it going. */
export interface OpenWorld extends World {
  readonly database: Database;
  readonly followers: Followers;
  readonly jobs: JobRunner;
  /** Wait for work under way, then close the database. */
  close(): Promise<void>;
}

/** Pieces that tests put in place of the real ones. */
export type Replacements = Partial<Pick<Parts, 'now' | 'mail' | 'find' | 'files' | 'log' | 'vault'>> & {
  database?: Database;
};

/**
 * Open the database, bring it up to date and put the world together. Nothing runs in the background until the house opens.
 * @throws CannotStart with a sentence that says what to do
 */
export async function openWorld(config: Config, replaced: Replacements = {}): Promise<OpenWorld> {
  useMachinery(nodeMachinery);
  giveBbs(bbsThread);
  const log = replaced.log ?? openLog(config.logLevel);
  const database = replaced.database ?? (await openDatabase(config, log, error => endProcess(log, error)));
  try {
    const jobs = openJobs();
    const followers = openFollowers();
    const vault = replaced.vault ?? openVault(readMasterKey(config));
    const wakes = { event: () => followers.wake(), job: () => jobs.wake() };
    const world = createWorld({
      config,
      log,
      jobs,
      vault,
      db: database.db,
      pool: database.pool,
      now: replaced.now ?? (() => new Date()),
      files: replaced.files ?? openFiles(join(config.dataDir, 'files')),
      find: replaced.find ?? openFind({ ownOrigin: config.publicUrl }),
      mail: replaced.mail ?? openMail(jobs, openSend(config)),
      announce: topic => wakes[topic](),
    });
    await requireSameMasterKey(world, vault.keyName);
    scheduleUpkeep(jobs, database.kind);
    const close = async () => {
      await Promise.all([followers.stop(), jobs.stop()]);
      await database.close();
    };
    return Object.assign(world, { database, followers, jobs, close });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Secrets in the database open with one master key only; a node that has another would fail at the first use. */
async function requireSameMasterKey(world: World, keyName: string): Promise<void> {
  await sql`insert into platform.fact (name, value) values ('master_key', ${keyName}) on conflict do nothing`.execute(
    world.db,
  );
  const { rows } = await sql<{ value: string }>`select value from platform.fact where name = 'master_key'`.execute(
    world.db,
  );
  if (rows[0]?.value === keyName) return;
  throw new CannotStart(
    'The secrets in this database were sealed with another master key. Set MASTER_KEY to that key, or put its master.key back into DATA_DIR.',
  );
}

/** The embedded database does not come back within a process; whoever started it starts it again. */
function endProcess(log: World['log'], error: Error): void {
  log.error('the embedded database is lost, so the process ends', { error });
  process.exit(1);
}
