import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { extendLog, readHistory, toKeyHash } from '../../packages/core/src/history/index.ts';
import { verify } from '../../packages/core/src/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import { generateKeyPair, toSigner } from '../../packages/core/src/proof/index.ts';
import type { System } from '../../packages/server/src/platform/actor.ts';
import { openTestWorld, type TestWorld } from '../../packages/server/src/platform/test-world.ts';
import { findHere, fsckCredentials } from '../../packages/server/src/rooms/credentials/index.ts';
import { findDidDocument, findDidHistory, routes } from '../../packages/server/src/rooms/keys/index.ts';
import { foundTestIssuer, issueTestCredential, type TestIssuer } from '../../packages/server/src/rooms/test-issuer.ts';
import { fsckLog, writeLog } from '../../packages/server/src/rooms/transparency/index.ts';

// In a test environment it writes every log into the working directory.
vi.stubEnv('NODE_ENV', 'production');
const { resolveDIDFromLog } = await import('didwebvh-ts');
vi.unstubAllEnvs();

const credentials = Number(process.env.CAIRN_ROTATED_CREDENTIALS ?? 40);
const rotations = 3;
const streams = 4;
const actor: System = { kind: 'system', story: 'test' };

let world: TestWorld;
let issuer: TestIssuer;
beforeAll(async () => {
  world = await openTestWorld({ config: { publicUrl: 'https://awards.lindon.example' } });
  issuer = await foundTestIssuer(world, { slug: 'lindon' });
}, 120_000);
afterAll(() => world.close());

const rotate = () =>
  routes.rotateKey(world, actor, {
    params: { organisationId: issuer.organisationId },
    query: undefined,
    body: {},
  });
const methodOf = (document: object) => (document as { proof: { verificationMethod: string } }).proof.verificationMethod;

async function issueMany(): Promise<void> {
  let left = credentials;
  const stream = async () => {
    while (left-- > 0) await issueTestCredential(world, issuer, `Learner ${left}`);
  };
  await Promise.all(Array.from({ length: streams }, stream));
}

test('K-9 keys rotate while credentials are issued: old and new are valid, lists carry the new key', {
  timeout: 300_000,
}, async () => {
  const work = issueMany();
  for (let count = 0; count < rotations; count += 1) {
    const { rows } = await sql<{ issued: number }>`
      select count(*)::int as issued from credentials.credential where state = 'issued'`.execute(world.db);
    const aim = Math.min((rows[0]?.issued ?? 0) + Math.floor(credentials / (rotations + 1)), credentials);
    for (let issued = 0; issued < aim; ) {
      const found = await sql<{ issued: number }>`
        select count(*)::int as issued from credentials.credential where state = 'issued'`.execute(world.db);
      issued = found.rows[0]?.issued ?? 0;
    }
    await rotate();
  }
  await work;
  const { rows } = await sql<{ unsigned: string; proof: string; list_id: string }>`
    select unsigned, proof, list_id from credentials.credential where state = 'issued'`.execute(world.db);
  expect(rows).toHaveLength(credentials);
  const documents = rows.map(
    ({ unsigned, proof }): JsonObject => ({ ...JSON.parse(unsigned), proof: JSON.parse(proof) }),
  );
  const used = new Set(documents.map(methodOf));
  expect(used.size).toBeGreaterThan(1);
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  for (const document of documents) {
    expect((await verify(document, { find, now: world.now() })).verdict).toBe('valid');
  }
  const { verificationMethod } = await rotate();
  world.pass(11 * 60_000);
  for (const listId of new Set(rows.map(row => row.list_id))) {
    const list = await findHere(world, `${world.config.publicUrl}/status/${listId}`);
    expect(methodOf(JSON.parse(list?.body ?? '{}'))).toBe(verificationMethod);
  }
  expect((await fsckCredentials(world)).faults).toEqual([]);
  await writeLog(world);
  expect((await fsckLog(world)).faults).toEqual([]);
  const leaves = await sql<{ count: number }>`
    select count(*)::int as count from transparency.leaf where kind = 'key'`.execute(world.db);
  expect(leaves.rows[0]?.count).toBe(1 + 2 * (rotations + 1));
});

const verifier = {
  async verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) {
    const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
  },
};

interface Entry {
  versionId: string;
  parameters: { updateKeys: string[]; nextKeyHashes: string[] };
}
const entriesOf = (log: string) =>
  log
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Entry);

test('K-8 the history of a did:web names each key before it signs, as another implementation reads it', {
  timeout: 120_000,
}, async () => {
  const before = (await findDidHistory(world, { slug: 'lindon' })) ?? '';
  await Promise.all([rotate(), rotate()]);
  const log = (await findDidHistory(world, { slug: 'lindon' })) ?? '';
  expect(log.startsWith(before)).toBe(true);
  const entries = entriesOf(log);
  expect(entries).toHaveLength(entriesOf(before).length + 2);
  for (const [index, { parameters }] of entries.entries()) {
    const announced = entries[index - 1]?.parameters.nextKeyHashes;
    if (announced) expect(announced).toEqual([await toKeyHash(parameters.updateKeys[0] ?? '')]);
  }
  const { did, doc } = await resolveDIDFromLog(entries, { verifier });
  const web = await findDidDocument(world, { slug: 'lindon' });
  const keysOf = (document: object) =>
    (document as { verificationMethod: { publicKeyMultibase: string }[] }).verificationMethod.map(
      method => method.publicKeyMultibase,
    );
  expect(keysOf(doc).toSorted()).toEqual(keysOf(web ?? {}).toSorted());
  expect(doc).toMatchObject({ alsoKnownAs: ['did:web:awards.lindon.example:issuers:lindon'] });
  expect(web?.alsoKnownAs).toContain(did);
  expect(did).toMatch(/^did:webvh:\w{46}:awards\.lindon\.example:issuers:lindon$/);
  expect(await readHistory(log, { did })).toHaveProperty('versions.length', entries.length);
  const { items } = await routes.listKeys(world, actor, {
    params: { organisationId: issuer.organisationId },
    query: undefined,
    body: undefined,
  });
  expect(items.filter(({ state }) => state === 'active')).toHaveLength(1);
  expect(entries.at(-1)?.parameters.updateKeys).toEqual([items[0]?.publicKeyMultibase]);
});

test('K-8 a key that was not announced cannot go on with the history, nor can the server read the one that was', async () => {
  const log = (await findDidHistory(world, { slug: 'lindon' })) ?? '';
  const stranger = await generateKeyPair();
  const change = { updateKeys: [stranger.publicMultikey], nextKeyHashes: [] };
  await expect(extendLog(log, change, await toSigner(stranger.secretMultikey), '2026-12-01T00:00:00Z')).rejects.toThrow(
    'Not written',
  );
  const { rows } = await sql<{ next_multikey: string; next_sealed: string }>`select * from keys.history`.execute(
    world.db,
  );
  expect(log).not.toContain(rows[0]?.next_multikey);
  expect(rows[0]?.next_sealed).toMatch(/^v2\./);
});
