import { definition } from '@cairn/api/achievements';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { createAchievement } from '../achievements/index.ts';
import { findCredential, fsckCredentials } from '../credentials/index.ts';
import { routes as keys } from '../keys/index.ts';
import { foundTestIssuer, outside, type TestIssuer, testAward, testDefinition } from '../test-issuer.ts';
import { finishIntents, fsckIssuance, routes } from './index.ts';
import { forgetOldKeys } from './jobs.ts';

let world: TestWorld;
let issuer: TestIssuer;
beforeEach(async () => {
  world = await openTestWorld();
  issuer = await foundTestIssuer(world);
});
afterEach(() => world.close());

type Award = ReturnType<typeof testAward>;
const issue = (award: Award, key?: string, by: Pick<TestIssuer, 'organisationId' | 'admin'> = issuer) =>
  routes.issueCredential(world, by.admin, {
    ...outside,
    params: { organisationId: by.organisationId },
    body: award,
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });

/** The code of the refusal, with its problems' places. */
const refused = async (work: Promise<unknown>) => {
  const refusal = await work.then(
    () => undefined,
    error => error,
  );
  if (!(refusal instanceof Refusal)) throw new Error(`not refused: ${String(refusal)}`);
  return [refusal.code, ...(refusal.problems ?? []).map(problem => problem.at)];
};

const documentOf = async (credentialId: string): Promise<JsonObject> => {
  const document = JSON.parse((await findCredential(world, { credentialId }))?.document ?? '');
  if (!isJsonObject(document)) throw new Error('no document');
  return document;
};

const clean = async () => {
  const found = await fsckCredentials(world);
  const requests = await fsckIssuance(world, found.recorded);
  expect([...found.faults, ...requests.faults]).toEqual([]);
  return found;
};

test('I-1 a credential is recorded, signed, verified and released', async () => {
  const issued = await issue(testAward(issuer, 'Salma Haddad-Núñez', { email: 'salma@lindon.example' }));
  expect(issued).toMatchObject({
    state: 'issued',
    uri: `http://localhost:4173/credentials/${issued.credentialId}`,
    claimUrl: expect.stringMatching(/^http:\/\/localhost:4173\/claim\/[\w.-]+$/),
    claimCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
  });
  expect(await clean()).toMatchObject({ recorded: 1, issued: 1, lists: 1 });
});

test('I-1 what dies between recording and releasing is finished to the same credential, byte for byte', async () => {
  const { signAll } = world.signer;
  const made: string[] = [];
  const keepThen =
    (end: () => void) =>
    async (...given: Parameters<typeof signAll>) => {
      const signatures = await signAll(...given);
      made.push(...signatures.map(signature => Buffer.from(signature).toString('hex')));
      end();
      return signatures;
    };
  const die = () => {
    throw new Error('the process died');
  };
  Object.assign(world.signer, { signAll: keepThen(die) });
  await expect(issue(testAward(issuer, 'Salma'), 'one')).rejects.toThrow('the process died');
  Object.assign(world.signer, { signAll: keepThen(() => undefined) });
  await finishIntents(world);
  expect(await fsckCredentials(world)).toMatchObject({ recorded: 1, issued: 0 });
  world.pass(31_000);
  await finishIntents(world);
  expect(await fsckCredentials(world)).toMatchObject({ recorded: 1, issued: 1 });
  const again = await issue(testAward(issuer, 'Salma'), 'one');
  expect(await documentOf(again.credentialId)).toMatchObject({
    proof: { created: '2026-11-24T09:00:00Z' },
  });
  const [lost, ...later] = made;
  expect(later).toContain(lost);
  expect(await clean()).toMatchObject({ recorded: 1, issued: 1 });
});

test('C-2 a key that changed before an intent was signed is recorded first, and signs it', async () => {
  const web = await openTestWorld({ config: { publicUrl: 'https://awards.lindon.example' } });
  const by = await foundTestIssuer(web);
  const { signAll } = web.signer;
  Object.assign(web.signer, { signAll: () => Promise.reject(new Error('the process died')) });
  const params = { organisationId: by.organisationId };
  const request = { ...outside, params, body: testAward(by, 'Salma'), idempotencyKey: 'one' };
  await expect(routes.issueCredential(web, by.admin, request)).rejects.toThrow('the process died');
  Object.assign(web.signer, { signAll });
  const { verificationMethod } = await keys.rotateKey(web, by.admin, { ...outside, params, body: {} });
  const { credentialId } = await routes.issueCredential(web, by.admin, request);
  const { document = '' } = (await findCredential(web, { credentialId })) ?? {};
  expect(JSON.parse(document)).toMatchObject({ proof: { verificationMethod } });
  const { rows } = await sql<{ verification_method: string }>`select verification_method
    from credentials.credential`.execute(web.db);
  expect(rows).toEqual([{ verification_method: verificationMethod }]);
  expect((await fsckCredentials(web)).faults).toEqual([]);
});

test('I-2 the same key leads to the same credential, whatever happens in parallel', async () => {
  const award = testAward(issuer, 'Salma');
  const replies = await Promise.all(Array.from({ length: 6 }, () => issue(award, 'key-1')));
  expect(new Set(replies.map(reply => JSON.stringify(reply))).size).toBe(1);
  world.pass(29 * 24 * 60 * 60 * 1000);
  await forgetOldKeys(world);
  expect(await issue(award, 'key-1')).toEqual(replies[0]);
  expect(await refused(issue(testAward(issuer, 'Somebody else'), 'key-1'))).toEqual(['idempotency_key_reused']);
  const other = await foundTestIssuer(world, { slug: 'shore' });
  const theirs = await issue(testAward(other, 'Salma'), 'key-1', other);
  expect(theirs.credentialId).not.toBe(replies[0]?.credentialId);
  expect(await clean()).toMatchObject({ recorded: 2, issued: 2, lists: 2 });
});

test('I-3 a faulty award is refused with every place, and nothing is kept of it', async () => {
  const faulty = testAward(issuer, 'Salma', {
    awardedOn: '2027-01-01',
    results: [{ value: 'Merit' }],
    evidence: [{ id: 'https://files.example/a b' }],
  });
  expect((await refused(issue(faulty, 'k'))).toSorted()).toEqual(
    ['award_faulty', '/evidence/0/id', '/results/0/value', '/validFrom'].toSorted(),
  );
  expect(await clean()).toMatchObject({ recorded: 0 });
  const mended = await issue(testAward(issuer, 'Salma'), 'k');
  expect(mended.state).toBe('issued');
});

test('I-4 the credential says what was asked, to the letter', async () => {
  const name = 'مريم الزهراني ® “王小明” 🎓 O’Neill';
  const award = testAward(issuer, name, {
    email: 'm@lindon.example',
    awardedOn: '2026-06-04',
    results: [{ value: 'Distinction' }],
    narrative: 'Led the survey of the northern shore.',
    evidence: [{ name: 'Report', id: 'https://files.example/report.pdf' }],
  });
  const { credentialId, uri } = await issue(award);
  const document = await documentOf(credentialId);
  expect(document).toMatchObject({
    id: uri,
    awardedDate: '2026-06-04T00:00:00Z',
    validFrom: '2026-11-24T09:00:00Z',
    issuer: { id: issuer.issuerId, name: 'Lindon University' },
    credentialSubject: {
      identifier: [{ identityHash: name, identityType: 'name', hashed: false }],
      narrative: 'Led the survey of the northern shore.',
      result: [{ value: 'Distinction', resultDescription: expect.stringMatching(/#grade$/) }],
    },
    evidence: [{ id: 'https://files.example/report.pdf' }],
  });
  expect(JSON.stringify(document)).not.toContain('m@lindon.example');
});

test('I-5 it runs out on the day that was asked, else as the achievement says, else never', async () => {
  const until = async (award: Award) => (await documentOf((await issue(award)).credentialId)).validUntil;
  expect(await until(testAward(issuer, 'A'))).toBeUndefined();
  expect(await until(testAward(issuer, 'A', { validUntil: '2027-03-01' }))).toBe('2027-03-01T23:59:59Z');
  const yearly = await foundTestIssuer(world, { slug: 'yearly', definition: { validForMonths: 6 } });
  const issued = await issue(testAward(yearly, 'A', { awardedOn: '2026-08-31' }), undefined, yearly);
  expect((await documentOf(issued.credentialId)).validUntil).toBe('2027-02-28T23:59:59Z');
});

test('I-6 what our own verifier does not find valid is never released', async () => {
  const { signAll } = world.signer;
  Object.assign(world.signer, {
    signAll: async (...given: Parameters<typeof signAll>) => {
      const signatures = await signAll(...given);
      for (const signature of signatures) signature[3] = (signature[3] ?? 0) ^ 1;
      return signatures;
    },
  });
  expect(await refused(issue(testAward(issuer, 'Salma'), 'bad'))).toEqual(['own_output_rejected']);
  Object.assign(world.signer, { signAll });
  expect(await refused(issue(testAward(issuer, 'Salma'), 'bad'))).toEqual(['own_output_rejected']);
  world.pass(60_000);
  await finishIntents(world);
  expect(await clean()).toMatchObject({ recorded: 1, issued: 0 });
  await world.settle();
  expect(await world.mail.count(world, {})).toBe(0);
});

test('I-13 only a published achievement of this organisation is issued', async () => {
  const { organisationId, admin } = issuer;
  const body = { definition: definition.parse({ ...testDefinition, title: 'Draft' }) };
  const draft = await createAchievement(world, admin, { ...outside, params: { organisationId }, body });
  const other = await foundTestIssuer(world, { slug: 'shore' });
  const ofAchievement = (achievementId: string) => refused(issue(testAward({ achievementId }, 'A')));
  expect(await ofAchievement(draft.id)).toEqual(['achievement_not_published']);
  expect(await ofAchievement(other.achievementId)).toEqual(['not_found']);
  expect(await ofAchievement('a'.repeat(26))).toEqual(['not_found']);
});

test('I-14 a preview is the credential without its place, and keeps nothing', async () => {
  const params = { organisationId: issuer.organisationId };
  const body = testAward(issuer, 'Salma Haddad');
  const { credential } = await routes.previewCredential(world, issuer.admin, { ...outside, params, body });
  expect(credential).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'] });
  expect(JSON.stringify(credential)).toContain('Salma Haddad');
  expect(credential).not.toHaveProperty('proof');
  expect(await clean()).toMatchObject({ recorded: 0, lists: 0 });
});

test('I-2 a key is forgotten after thirty days, an external id never', async () => {
  const award = testAward(issuer, 'Salma', { externalId: 'MATR-2026/117' });
  const replies = await Promise.all(['a', 'b', 'c', undefined, undefined].map(key => issue(award, key)));
  expect(new Set(replies.map(reply => JSON.stringify(reply))).size).toBe(1);
  world.pass(31 * 24 * 60 * 60 * 1000);
  await forgetOldKeys(world);
  const plain = testAward(issuer, 'Salma');
  const again = await issue(plain, 'a');
  expect(again.credentialId).not.toBe(replies[0]?.credentialId);
  expect(await issue(award, 'a-later-key')).toEqual(replies[0]);
  const other = issue(testAward(issuer, 'Somebody else', { externalId: 'MATR-2026/117' }), undefined);
  await expect(other).rejects.toMatchObject({
    code: 'external_id_used',
    facts: { credentialId: replies[0]?.credentialId },
  });
  const shore = await foundTestIssuer(world, { slug: 'shore' });
  const theirs = await issue(testAward(shore, 'Salma', { externalId: 'MATR-2026/117' }), undefined, shore);
  expect(theirs.credentialId).not.toBe(replies[0]?.credentialId);
  expect(await clean()).toMatchObject({ recorded: 3, issued: 3 });
});

test('I-2 many at once go together, and what is wrong with one refuses nobody else', async () => {
  const awards = Array.from({ length: 20 }, (_, index) =>
    testAward(issuer, `Learner ${index}`, index === 7 ? { validUntil: '2020-01-01' } : {}),
  );
  const before = await sql<{ place: string }>`select pg_current_xact_id()::text as place`.execute(world.db);
  const replies = await Promise.allSettled(awards.map(award => issue(award)));
  const after = await sql<{ place: string }>`select pg_current_xact_id()::text as place`.execute(world.db);
  expect(replies.map(({ status }) => status === 'rejected').indexOf(true)).toBe(7);
  expect(new Set(replies.map(reply => (reply.status === 'fulfilled' ? reply.value.credentialId : ''))).size).toBe(20);
  expect(Number(after.rows[0]?.place) - Number(before.rows[0]?.place)).toBeGreaterThan(2);
  expect(await clean()).toMatchObject({ recorded: 19, issued: 19 });
  const again = await Promise.all(Array.from({ length: 40 }, (_, index) => issue(testAward(issuer, `Other ${index}`))));
  expect(new Set(again.map(({ claimCode }) => claimCode)).size).toBe(40);
});
