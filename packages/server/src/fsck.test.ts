import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fsck, requireSameAddress } from './fsck.ts';
import { openTestWorld } from './platform/test-world.ts';
import { reactions as audit } from './rooms/audit/index.ts';
import { foundTestIssuer, issueTestCredential } from './rooms/test-issuer.ts';
import { writeLog } from './rooms/transparency/index.ts';

async function issuedWorld() {
  const world = await openTestWorld();
  world.followers.add('audit', audit);
  const issuer = await foundTestIssuer(world);
  for (const name of ['Kalsang', '陈雨桐']) await issueTestCredential(world, issuer, name);
  await world.settle();
  await writeLog(world);
  return world;
}

test('a sound installation has no faults', async () => {
  const report = await fsck(await issuedWorld());
  expect(report).toMatchObject({ issued: 2, lists: 1, requests: 2, logLeaves: 4, faults: [] });
  expect(report.auditEntries).toBeGreaterThan(4);
});

test.each([
  [
    'a letter of a kept credential',
    sql`update credentials.credential set unsigned = replace(unsigned, 'Kalsang', 'Kalzang')`,
    'credential_not_valid',
  ],
  [
    'a lost request',
    sql`delete from issuance.request where credential_id = (select min(credential_id) from issuance.request)`,
    'request_without_credential',
  ],
  [
    'a withdrawal that no list tells',
    sql`insert into credentials.revocation (organisation_id, credential_id, list_id, list_index, reason, revoked_at)
    select organisation_id, credential_id, list_id, list_index, 'other', now() from credentials.credential limit 1`,
    'status_bits_differ',
  ],
  [
    'a credential that the log does not tell of',
    sql`delete from transparency.leaf where kind = 'issue' and position = 2`,
    'credential_not_logged_once',
  ],
  [
    'a leaf of the log that was changed',
    sql`update transparency.leaf set entry = '\\x00' where position = 2`,
    'log_tile_differs',
  ],
  [
    'an audit entry that was changed',
    sql`update audit.entry set kind = 'nothing.happened' where position = 2`,
    'audit_chain_broken',
  ],
])('%s is found', async (_, damage, code) => {
  const world = await issuedWorld();
  await fsck(world);
  await damage.execute(world.db);
  expect((await fsck(world)).faults.map(fault => fault.code)).toContain(code);
});

test('under another address than that of its credentials nothing is checked, and the fix is named', async () => {
  const world = await issuedWorld();
  await requireSameAddress(world);
  const moved = { ...world, config: { ...world.config, publicUrl: 'https://cairn.example' } };
  await expect(requireSameAddress(moved)).rejects.toThrow(`PUBLIC_URL=${world.config.publicUrl}`);
});

test('the command founds nothing where there is nothing', async () => {
  const DATA_DIR = join(await mkdtemp(join(tmpdir(), 'cairn-fsck-')), 'none');
  const script = join(import.meta.dirname, 'fsck.ts');
  const { DATABASE_URL: _, ...inherited } = process.env;
  const done = spawnSync(process.execPath, [script], {
    env: { ...inherited, DATA_DIR, LANG: 'en_GB' },
    encoding: 'utf8',
  });
  expect(done.status).toBe(69);
  expect(done.stderr).toContain('There is no Cairn in');
});
