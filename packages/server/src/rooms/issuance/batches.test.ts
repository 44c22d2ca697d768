import { sign } from '@cairn/core/proof';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { routes as credentials, findCredential, fsckCredentials } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';
import { foundTestIssuer, outside, type TestIssuer } from '../test-issuer.ts';
import { fsckIssuance, jobs, routes } from './index.ts';

let world: TestWorld;
let issuer: TestIssuer;
beforeEach(async () => {
  world = await openTestWorld();
  jobs(world.jobs);
  issuer = await foundTestIssuer(world);
});
afterEach(() => world.close());

const names = ['Salma Haddad-Núñez', 'مريم الزهراني', '王小明', 'Иван Щербаков', 'Siobhán “Shiv” O’Neill ®', 'Kai 🎓'];
const rowsOf = (list: readonly string[]) =>
  list.map((name, index) => ({
    row: index + 2,
    name,
    email: index % 2 === 0 ? `learner${index}@lindon.example` : '',
    awardedOn: '2026-06-04',
    result: 'pass',
  }));
const start = (rows: ReturnType<typeof rowsOf>, key?: string) =>
  routes.startBatch(world, issuer.admin, {
    ...outside,
    params: { organisationId: issuer.organisationId },
    body: { achievementId: issuer.achievementId, rows },
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });
const read = (batchId: string, organisationId = issuer.organisationId) =>
  routes.getBatch(world, issuer.admin, { ...outside, params: { organisationId, batchId }, body: undefined });
const issuedNames = async () => {
  const params = { organisationId: issuer.organisationId };
  const all = { ...outside, params, body: undefined, query: { limit: 100 } };
  return (await credentials.listCredentials(world, issuer.admin, all)).items.map(item => item.learnerName);
};
const clean = async () => {
  const found = await fsckCredentials(world);
  expect(found.faults).toEqual([]);
  expect((await fsckIssuance(world, found.recorded)).faults).toEqual([]);
  return found;
};

test('I-7 every row of a list is issued, and its progress can be read', async () => {
  const batch = await start(rowsOf(names));
  expect(batch).toMatchObject({ state: 'waiting', total: 6, issued: 0, failed: 0 });
  await world.settle();
  expect(await read(batch.id)).toMatchObject({ state: 'done', total: 6, issued: 6, failed: 0, failures: [] });
  expect((await issuedNames()).toSorted()).toEqual(names.toSorted());
  expect(await clean()).toMatchObject({ issued: 6 });
  const { rows } = await sql<{
    kind: string;
  }>`select kind from platform.event where kind like 'batch.%' order by id`.execute(world.db);
  expect(rows.map(row => row.kind)).toEqual(['batch.started', 'batch.finished']);
});

test('I-7 a list with one faulty row issues nothing', async () => {
  const rows = rowsOf(names).map(row => (row.row === 4 ? { ...row, name: '', email: 'no address' } : row));
  const refusal = await start(rows).then(
    () => undefined,
    error => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'rows_faulty', facts: { count: 2 } });
  expect(refusal.problems.map((problem: { at: string }) => problem.at)).toEqual(['/rows/4/name', '/rows/4/email']);
  await world.settle();
  expect(await clean()).toMatchObject({ recorded: 0 });
});

test('I-8 a batch that is ended at any moment goes on, and issues each row once', async () => {
  const batch = await start(rowsOf(names));
  const { signAll } = world.signer;
  let left = 4;
  Object.assign(world.signer, {
    signAll: (...given: Parameters<typeof signAll>) => {
      left -= given[2].length;
      return left >= 0 ? signAll(...given) : Promise.reject(new Error('the process died'));
    },
  });
  await world.settle();
  expect((await read(batch.id)).state).toBe('running');
  Object.assign(world.signer, { signAll });
  world.pass(24 * 60 * 60 * 1000);
  await world.settle();
  expect(await read(batch.id)).toMatchObject({ state: 'done', issued: 6, failed: 0 });
  expect(await clean()).toMatchObject({ recorded: 6, issued: 6 });
});

test('I-8 a row that was issued and not noted is not issued again', async () => {
  const batch = await start(rowsOf(names));
  await world.settle();
  await sql`update issuance.batch_row set state = 'waiting', credential_id = null`.execute(world.db);
  await sql`update issuance.batch set state = 'running'`.execute(world.db);
  const { organisationId } = issuer;
  await world.jobs.enqueue(world, 'issuance.issue-batch', { organisationId, batchId: batch.id });
  await world.settle();
  expect(await read(batch.id)).toMatchObject({ state: 'done', issued: 6 });
  expect(await clean()).toMatchObject({ recorded: 6 });
});

test('I-8 rows are issued together, to the bytes that each would be signed to alone', async () => {
  const many = Array.from({ length: 130 }, (_, index) => `${names[index % names.length]} ${index}`);
  const batch = await start(rowsOf(many).map(row => ({ ...row, result: row.row % 3 === 0 ? '' : 'pass' })));
  const before = await sql<{ place: string }>`select pg_current_xact_id()::text as place`.execute(world.db);
  await world.jobs.runDue(world);
  const after = await sql<{ place: string }>`select pg_current_xact_id()::text as place`.execute(world.db);
  expect(await read(batch.id)).toMatchObject({ state: 'done', issued: 130, failed: 0 });
  expect(Number(after.rows[0]?.place) - Number(before.rows[0]?.place)).toBeLessThan(30);
  expect(await clean()).toMatchObject({ issued: 130, recorded: 130 });
  const { rows } = await sql<{ id: string; unsigned: string; proof_created: string }>`
    select credential_id as id, unsigned, proof_created from credentials.credential`.execute(world.db);
  const signer = await getSigner(world, issuer.organisationId);
  for (const { id: credentialId, unsigned, proof_created } of rows) {
    const { document } = (await findCredential(world, { credentialId })) ?? {};
    expect(document).toBe(JSON.stringify(await sign(JSON.parse(unsigned), signer, proof_created)));
  }
});

test('C-7 places of rows issued together go on in the next list when one is full', async () => {
  await start(rowsOf(names));
  await world.settle();
  await sql`update credentials.status_list set used = length - 2`.execute(world.db);
  await start(rowsOf(names));
  await world.settle();
  const { rows } = await sql<{ used: number; left: number; credentials: string }>`
    select l.used, l.length - l.used as left, count(c.*) as credentials from credentials.status_list l
    left join credentials.credential c on c.list_id = l.list_id group by l.list_id, l.used, l.length, l.number
    order by l.number`.execute(world.db);
  expect(rows).toMatchObject([
    { left: 0, credentials: '8' },
    { used: 4, credentials: '4' },
  ]);
});

test('I-8 a row that cannot be issued any more fails alone', async () => {
  const batch = await start(rowsOf(names));
  const { organisationId } = issuer;
  const key = `batch:${batch.id}:4`;
  await sql`insert into issuance.request (organisation_id, key, request_hash, credential_id, requested_at)
    values (${organisationId}, ${key}, 'of something else', 'none', now())`.execute(world.db);
  await world.settle();
  expect(await read(batch.id)).toMatchObject({
    state: 'done',
    issued: 5,
    failed: 1,
    failures: [{ row: 4, code: 'idempotency_key_reused' }],
  });
});

test('I-2 starting a batch twice with one key starts it once', async () => {
  const [first, second] = await Promise.all([start(rowsOf(names), 'k'), start(rowsOf(names), 'k')]);
  expect(second.id).toBe(first.id);
  const changed = await start(rowsOf(['Somebody']), 'k').catch(refusal => refusal.code);
  expect(changed).toBe('idempotency_key_reused');
  await world.settle();
  expect(await clean()).toMatchObject({ recorded: 6 });
});

test('I-13 batches of another organisation are not found', async () => {
  const batch = await start(rowsOf(names.slice(0, 1)));
  const other = await foundTestIssuer(world, { slug: 'shore' });
  expect(await read(batch.id, other.organisationId).catch(refusal => refusal.code)).toBe('not_found');
  const query = { limit: 25 };
  const page = { ...outside, body: undefined, query };
  const listed = (organisationId: string) =>
    routes.listBatches(world, issuer.admin, { ...page, params: { organisationId } });
  expect((await listed(other.organisationId)).items).toEqual([]);
  expect((await listed(issuer.organisationId)).items.map(({ id }) => id)).toEqual([batch.id]);
});

test('I-9 a file is read, checked against the achievement and nothing is kept', async () => {
  const text =
    'Name,E-mail,Date,Result\nSalma,salma@lindon.example,2026-06-04,distinction\nAna,ana@@lindon.example,,Merit\n';
  const content = Buffer.from(text).toString('base64');
  const checked = await routes.checkRows(world, issuer.admin, {
    ...outside,
    params: { organisationId: issuer.organisationId },
    body: { achievementId: issuer.achievementId, content },
  });
  expect(checked.rows).toHaveLength(2);
  expect(checked.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '3 email_malformed',
    '3 result_not_on_scale',
  ]);
});
