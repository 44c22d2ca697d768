import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { fromMultikey, isPublicKey } from '@cairn/core/keys';
import { checkReceipt, parseReceipt, toldOf } from '@cairn/core/log';
import { parseNoteKey } from '@cairn/core/log/notes';
import { checkProof, listProofs } from '@cairn/core/proof';
import { readStatus } from '@cairn/core/status';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { foundTestIssuer, issueTestCredential, outside, type TestIssuer } from '../test-issuer.ts';
import { getLogKey, writeLog } from '../transparency/index.ts';
import { parseCode } from './codes.ts';
import {
  type Credential,
  findCredential,
  fsckCredentials,
  markCredential,
  openClaimLink,
  routes,
  toClaimLink,
} from './index.ts';
import { getStatusListCredential } from './published-list.ts';

let world: TestWorld;
let issuer: TestIssuer;
beforeEach(async () => {
  world = await openTestWorld();
  issuer = await foundTestIssuer(world);
});
afterEach(() => world.close());

const issue = (name: string, more: Parameters<typeof issueTestCredential>[3] = {}) =>
  issueTestCredential(world, issuer, name, more);
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
const revoke = ({ credentialId }: Credential, by: TestIssuer = issuer, explanation?: string) =>
  routes.revokeCredential(world, by.admin, {
    ...outside,
    params: { organisationId: by.organisationId, credentialId },
    body: { reason: 'wrong-content', ...(explanation === undefined ? {} : { explanation }) },
  });
const list = (query: Partial<Parameters<typeof routes.listCredentials>[2]['query']> = {}, by = issuer) =>
  routes.listCredentials(world, by.admin, {
    ...outside,
    body: undefined,
    params: { organisationId: by.organisationId },
    query: { limit: 25, ...query },
  });
const parse = (text: string): JsonObject => {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error('not an object');
  return value;
};
const placeOf = ({ document }: Credential) => {
  const { credentialStatus: entry } = parse(document);
  if (!isJsonObject(entry)) throw new Error('no status');
  return { entry, list: String(entry.statusListCredential), index: Number(entry.statusListIndex) };
};
const listIdOf = (credential: Credential) => placeOf(credential).list.split('/').at(-1) ?? '';

test('C-1 the id of a credential is its public address', async () => {
  const { credentialId, uri, document } = await issue('Salma');
  expect(uri).toBe(`http://localhost:4173/credentials/${credentialId}`);
  expect(parse(document).id).toBe(uri);
});

test('C-3 withdrawn comes before run out, run out before in force', async () => {
  const [kept, short, withdrawn] = [
    await issue('A'),
    await issue('B', { validUntil: '2026-11-25' }),
    await issue('C', { validUntil: '2026-11-25' }),
  ];
  await revoke(withdrawn);
  world.moveTo('2026-11-26T00:00:00Z');
  const states = await Promise.all(
    [kept, short, withdrawn].map(({ credentialId }) => findCredential(world, { credentialId })),
  );
  expect(states.map(found => found?.state)).toEqual(['in-force', 'expired', 'revoked']);
  for (const [state, name] of [
    ['in-force', 'A'],
    ['expired', 'B'],
    ['revoked', 'C'],
  ] as const) {
    expect((await list({ state })).items.map(item => item.learnerName)).toEqual([name]);
  }
});

test('C-4 a withdrawal is for good, once, with its reason, by its own organisation only', async () => {
  const credential = await issue('Salma');
  const other = await foundTestIssuer(world, { slug: 'shore' });
  expect(await code(revoke(credential, other))).toBe('not_found');
  const revoked = await revoke(credential, issuer, 'The level was wrong.');
  expect(revoked).toMatchObject({
    state: 'revoked',
    revocation: { reason: 'wrong-content', explanation: 'The level was wrong.', at: '2026-11-24T09:00:00.000Z' },
  });
  expect(await code(revoke(credential))).toBe('already_revoked');
  expect((await fsckCredentials(world)).faults).toEqual([]);
});

test('C-5 codes are typed as they are read', async () => {
  const { claimCode, verifyCode, credentialId } = await issue('Salma');
  expect(verifyCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const sloppy = ` ${claimCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  expect((await findCredential(world, { claimCode: sloppy }))?.credentialId).toBe(credentialId);
  expect(await findCredential(world, { claimCode: verifyCode })).toBeUndefined();
  expect(await findCredential(world, { verifyCode: claimCode })).toBeUndefined();
  expect(parseCode('7kqm–4v×d', 8)).toBeUndefined();
  expect(parseCode('７ＫＱＭ4uvd', 8)).toBe('7KQM4VVD');
});

test('C-6 a claim link is ours or leads nowhere, and says how it travelled', async () => {
  const { credentialId } = await issue('Salma');
  const { token } = await toClaimLink(world, credentialId, 'letter');
  expect(await openClaimLink(world, token)).toMatchObject({ channel: 'letter', credential: { credentialId } });
  const byCode = await toClaimLink(world, credentialId, 'code');
  expect(await openClaimLink(world, byCode.token)).toMatchObject({ channel: 'code' });
  const [id, proof = ''] = token.split('.');
  const forged = [
    `${id}.c${proof.slice(1)}`,
    `${id}.l${proof.slice(1, -1)}${proof.endsWith('A') ? 'B' : 'A'}`,
    `${id}.l`,
    `${'a'.repeat(26)}.${proof}`,
    `${token}.x`,
    token.toUpperCase(),
  ];
  for (const attempt of forged) expect(await openClaimLink(world, attempt), attempt).toBeUndefined();
});

test('C-7 every credential has a place of its own, in no order of time', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `Learner ${index}`);
  const issued = await Promise.all(names.map(name => issue(name)));
  const places = issued.map(placeOf).map(({ list, index }) => `${list} ${index}`);
  expect(new Set(places).size).toBe(names.length);
  const indices = issued.map(credential => placeOf(credential).index);
  const gaps = indices.slice(1).map((index, position) => index - (indices[position] ?? 0));
  expect(gaps.every(gap => gap === 1)).toBe(false);
});

test('C-7 a full list is followed by another', async () => {
  const first = await issue('A');
  await sql`update credentials.status_list set used = length - 1`.execute(world.db);
  const last = await issue('B');
  const next = await issue('C');
  expect(placeOf(last).list).toBe(placeOf(first).list);
  expect(placeOf(next).list).not.toBe(placeOf(first).list);
});

test('C-7 the order of places is a permutation: each comes once', async () => {
  await issue('A');
  const { rows } = await sql<{ multiplier: number; shift: number; length: number }>`
    select multiplier, shift, length from credentials.status_list`.execute(world.db);
  const [{ multiplier, shift, length } = { multiplier: 0, shift: 0, length: 0 }] = rows;
  const seen = new Uint8Array(length);
  for (let position = 0; position < length; position++) seen[(multiplier * position + shift) % length] = 1;
  expect(seen.every(entry => entry === 1)).toBe(true);
});

test('C-8 the list is signed by the issuer, says who was withdrawn, and changes only when it must', async () => {
  const [kept, withdrawn] = [await issue('A'), await issue('B')];
  const before = await getStatusListCredential(world, listIdOf(kept));
  world.pass(60_000);
  expect(await getStatusListCredential(world, listIdOf(kept))).toEqual(before);
  await revoke(withdrawn);
  const after = await getStatusListCredential(world, listIdOf(kept));
  expect(after?.etag).not.toBe(before?.etag);
  const document = parse(after?.document ?? '{}');
  expect(document).toMatchObject({
    id: placeOf(kept).list,
    issuer: issuer.issuerId,
    validFrom: '2026-11-24T09:01:00Z',
    validUntil: '2026-12-01T09:01:00Z',
  });
  const [proof] = listProofs(document);
  const publicKey = fromMultikey(issuer.issuerId.slice('did:key:'.length));
  if (!proof || !isPublicKey(publicKey)) throw new Error('the list is not signed');
  expect(await checkProof(document, proof, publicKey)).toBe('matches');
  expect(await readStatus(placeOf(kept).entry, document)).toEqual({ value: 0 });
  expect(await readStatus(placeOf(withdrawn).entry, document)).toEqual({ value: 1 });
  world.pass(4 * 24 * 60 * 60 * 1000);
  const renewed = await getStatusListCredential(world, listIdOf(kept));
  expect(parse(renewed?.document ?? '{}').validUntil).toBe('2026-12-05T09:01:00Z');
  expect(await getStatusListCredential(world, 'a'.repeat(26))).toBeUndefined();
});

test('C-9 lists are paged, searched and filtered, and never show another organisation', async () => {
  for (const name of ['Ximena', 'مريم الزهراني', 'Bo 100%']) {
    await issue(name, { email: `${name.charCodeAt(0)}@lindon.example` });
    world.pass(1000);
  }
  const other = await foundTestIssuer(world, { slug: 'shore' });
  await issueTestCredential(world, other, 'Foreign');
  const first = await list({ limit: 2 });
  expect(first.items.map(item => item.learnerName)).toEqual(['Bo 100%', 'مريم الزهراني']);
  expect(first.total).toBe(3);
  const second = await list({ limit: 2, cursor: first.next });
  expect(second.items.map(item => item.learnerName)).toEqual(['Ximena']);
  expect(second.next).toBeUndefined();
  expect((await list({ search: 'الزهراني' })).total).toBe(1);
  expect((await list({ search: '100%' })).total).toBe(1);
  expect((await list({ search: '%' })).total).toBe(1);
  expect((await list({ search: '88@' })).total).toBe(1);
  const [anas] = (await list({ search: 'Ximena' })).items;
  await markCredential(world, anas?.id ?? '', { claimedBy: issuer.admin.personId });
  expect((await list({ claim: 'claimed' })).items.map(item => [item.learnerName, item.claimCode])).toEqual([
    ['Ximena', null],
  ]);
  const foreign = { organisationId: other.organisationId, credentialId: anas?.id ?? '' };
  expect(
    await code(
      routes.getCredential(world, other.admin, { ...outside, params: foreign, query: undefined, body: undefined }),
    ),
  ).toBe('not_found');
});

test('C-10 fsck finds a changed credential, a forgotten withdrawal and a place used twice', async () => {
  const [one, two, three] = [await issue('A'), await issue('B'), await issue('C')];
  expect(await fsckCredentials(world)).toMatchObject({ recorded: 3, issued: 3, faults: [] });
  const changed = one.document.replace('Coastal', 'Costal');
  await sql`update credentials.credential set document = ${changed} where credential_id = ${one.credentialId}`.execute(
    world.db,
  );
  await revoke(two);
  await getStatusListCredential(world, listIdOf(two));
  await sql`delete from credentials.revocation`.execute(world.db);
  await sql`update credentials.status_list set used = used + 1`.execute(world.db);
  const { faults } = await fsckCredentials(world);
  expect(faults.map(({ code, about }) => [code, about]).toSorted()).toEqual(
    [
      ['credential_not_as_recorded', one.credentialId],
      ['credential_not_valid', one.credentialId],
      ['credential_not_valid', two.credentialId],
      ['credential_not_logged_once', two.credentialId],
      ['status_bits_differ', listIdOf(three)],
      ['status_positions_wrong', listIdOf(three)],
    ].toSorted(),
  );
});

test('C-11 a credential and its withdrawal are logged, and the receipt is offered beside it', async () => {
  const credential = await issue('Nour');
  const params = { organisationId: issuer.organisationId, credentialId: credential.credentialId };
  const receipt = () => routes.getReceipt(world, issuer.admin, { ...outside, body: undefined, params });
  expect(await code(receipt())).toBe('not_logged_yet');
  await writeLog(world);
  const { fileName, content } = await receipt();
  expect(fileName).toMatch(/^credential-[0-9a-z-]+\.tlog-proof$/);
  const keys = [parseNoteKey(await getLogKey(world))];
  const shown = await checkReceipt(parseReceipt(content), toldOf(parse(credential.document)), { keys });
  expect(shown).toMatchObject({ origin: 'localhost:4173/log', before: new Date('2026-11-24T10:00:00Z') });
  await revoke(credential);
  await writeLog(world);
  const kinds = await sql<{ kind: string }>`select kind from transparency.leaf order by position`.execute(world.db);
  expect(kinds.rows.map(({ kind }) => kind)).toEqual(['key', 'definition', 'issue', 'status']);
  const stranger = { ...params, organisationId: 'n'.repeat(26) };
  const asked = routes.getReceipt(world, issuer.admin, { ...outside, body: undefined, params: stranger });
  expect(await code(asked)).toBe('not_found');
});
