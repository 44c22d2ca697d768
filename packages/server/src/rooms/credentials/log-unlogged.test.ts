import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { foundTestIssuer, issueTestCredential, outside, type TestIssuer } from '../test-issuer.ts';
import { getReceipt, writeLog } from '../transparency/index.ts';
import { fsckCredentials, routes } from './index.ts';
import { logUnlogged } from './log-unlogged.ts';

let world: TestWorld;
let issuer: TestIssuer;
beforeEach(async () => {
  world = await openTestWorld();
  issuer = await foundTestIssuer(world);
});
afterEach(() => world.close());

test('C-14 what was issued before there was a log is logged once, with the hour in which that happens', async () => {
  const credentials = [];
  for (const name of ['Salma', 'Noor', 'Ines']) credentials.push(await issueTestCredential(world, issuer, name));
  const [withdrawn, kept] = credentials;
  const params = { organisationId: issuer.organisationId, credentialId: withdrawn?.credentialId ?? '' };
  await routes.revokeCredential(world, issuer.admin, { ...outside, params, body: { reason: 'wrong-content' } });
  await world.database.pool.query(`delete from transparency.leaf where kind in ('issue', 'status')`);
  const notLogged = (await fsckCredentials(world)).faults.map(({ code }) => code);
  expect(notLogged).toEqual(Array.from({ length: 3 }, () => 'credential_not_logged_once'));

  world.pass(3 * 3_600_000);
  expect(await logUnlogged(world)).toBe(4);
  expect(await logUnlogged(world)).toBe(0);
  expect((await fsckCredentials(world)).faults).toEqual([]);
  await writeLog(world);
  if (!kept) throw new Error('nothing was issued');
  const receipt = await getReceipt(world, kept);
  const extra = /^extra (\S+)$/m.exec(receipt.content)?.[1] ?? '';
  expect(JSON.parse(Buffer.from(extra, 'base64').toString())).toMatchObject({
    kind: 'issue',
    hour: '2026-11-24T12:00:00Z',
  });
});
