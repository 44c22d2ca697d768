/** A process that commits numbers to an embedded database and says each one it was acknowledged; for tests that kill it. */
import { writeSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openDatabase } from './open.ts';

const [, , directory = ''] = process.argv;
const config = readConfig({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
try {
  const { pool } = await openDatabase(config, openLog('silent'), error => {
    throw error;
  });
  await pool.query('create table if not exists acknowledged (number integer primary key)');
  const { rows } = await pool.query('select coalesce(max(number), 0) as last from acknowledged');
  writeSync(1, 'open\n');
  for (let number = (rows[0] as { last: number }).last + 1; ; number++) {
    await pool.query('insert into acknowledged values ($1)', [number]);
    writeSync(1, `${number}\n`);
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  writeSync(2, `${error.message}\n`);
  process.exit(1);
}
