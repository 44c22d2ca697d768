import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  scryptSync,
  verify,
} from 'node:crypto';
import { inspect } from 'node:util';
import { fromMultikey, isPublicKey, toMultikey } from '@cairn/core/keys';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { System } from '../../platform/actor.ts';
import { sealWith, toWrappingKey } from '../../platform/envelope.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld, type TestWorldOptions, testMasterKey } from '../../platform/test-world.ts';
import { createIssuerKey, findDidDocument, getIssuerIds, getSigner, restoreKeys, routes } from './index.ts';

const actor: System = { kind: 'system', story: 'test' };
const organisationId = 'a'.repeat(26);
const passphrase = 'stones on the shore';
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

const worlds: TestWorld[] = [];
async function open(publicUrl: string, options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = await openTestWorld({ ...options, config: { publicUrl } });
  worlds.push(world);
  return world;
}
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const ask = <B>(body: B, id = organisationId) => ({ params: { organisationId: id }, query: undefined, body });
const create = (world: TestWorld, slug = 'lindon', id = organisationId) =>
  createIssuerKey(world, actor, { organisationId: id, slug });

/** Checks with OpenSSL and the key that the document lists, knowing nothing of our own code. */
async function isSigned(world: TestWorld, verificationMethod: string, bytes: Uint8Array, signature: Uint8Array) {
  const document = await findDidDocument(world, { organisationId });
  const methods = document?.verificationMethod as { id: string; publicKeyMultibase: string }[];
  const listed = methods.find(method => method.id === verificationMethod);
  const publicKey = fromMultikey(listed?.publicKeyMultibase ?? '');
  if (!isPublicKey(publicKey)) throw new Error('no key');
  const key = createPublicKey({ key: { ...publicKey.jwk }, format: 'jwk' });
  return verify(null, bytes, key, signature);
}

/** Opens a backup with node:crypto, as the README describes. */
function openByHand(content: string) {
  const { kdf, cipher, sealed } = JSON.parse(content) as {
    kdf: { N: number; r: number; p: number; salt: string };
    cipher: { name: 'aes-256-gcm'; iv: string; tag: string };
    sealed: string;
  };
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const { N, r, p } = kdf;
  const key = scryptSync(passphrase, bytes(kdf.salt), 32, { N, r, p, maxmem: 2 ** 28 });
  const decipher = createDecipheriv(cipher.name, key, bytes(cipher.iv)).setAuthTag(bytes(cipher.tag));
  return JSON.parse(Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]).toString()) as {
    issuerId: string;
    keys: { privateKeyPem: string; retiredAt: string | null }[];
  };
}

let web: TestWorld;
beforeEach(async () => {
  web = await open('https://awards.lindon.example');
});

test('K-1 an issuer is a did:web where the product is reached by https, a did:key elsewhere', async () => {
  expect(await create(web)).toMatchObject({
    method: 'did:web',
    issuerId: 'did:web:awards.lindon.example:issuers:lindon',
  });
  const port = await open('https://awards.lindon.example:8443');
  expect(await create(port)).toMatchObject({ issuerId: 'did:web:awards.lindon.example%3A8443:issuers:lindon' });
  const local = await open('http://localhost:4173');
  const issuer = await create(local);
  expect(issuer?.method).toBe('did:key');
  const { verificationMethod, issuerId } = await getSigner(local, organisationId);
  expect(issuerId).toBe(issuer?.issuerId);
  expect(verificationMethod).toBe(`${issuerId}#${issuerId.slice('did:key:'.length)}`);
});

test('K-1 the identifier stays when the address of the installation changes', async () => {
  const issuer = await create(web);
  const moved = await open('http://localhost:4173', { beside: web });
  expect((await getSigner(moved, organisationId)).issuerId).toBe(issuer?.issuerId);
  expect(await getIssuerIds(moved, [organisationId, 'b'.repeat(26)])).toEqual(
    new Map([[organisationId, issuer?.issuerId]]),
  );
});

test('K-2 a slug names one issuer', async () => {
  await create(web);
  expect(await create(web, 'lindon', 'b'.repeat(26))).toBeUndefined();
  expect(await create(web, 'other')).toBeUndefined();
  expect(await findDidDocument(web, { slug: 'other' })).toBeUndefined();
  const document = await findDidDocument(web, { slug: 'lindon' });
  expect(document).toMatchObject({
    id: 'did:web:awards.lindon.example:issuers:lindon',
    alsoKnownAs: ['https://awards.lindon.example/issuers/lindon'],
  });
});

test('K-3 the private key is nowhere in the database, and signs only through the signer', async () => {
  await create(web);
  const { rows } = await web.database.pool.query('select * from keys.signing_key');
  const sealed = (rows[0] as { sealed: string }).sealed;
  const { keys } = openByHand((await routes.backUpKeys(web, actor, ask({ passphrase }))).content);
  const { d } = createPrivateKey(keys[0]?.privateKeyPem ?? '').export({ format: 'jwk' });
  const seed = Buffer.from(d ?? '', 'base64url');
  expect(seed).toHaveLength(32);
  const text = JSON.stringify(rows);
  for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(seed.toString(form));
  expect(sealed).toMatch(/^v2\./);
  for (const purpose of ['keys.signing', `signing organisation ${organisationId}`]) {
    await expect(web.vault.open(purpose, sealed)).rejects.toThrow();
  }
  const signer = await getSigner(web, organisationId);
  const bytes = new TextEncoder().encode('what is signed');
  const signature = await signer.sign(bytes);
  expect(await isSigned(web, signer.verificationMethod, bytes, signature)).toBe(true);
  expect(await isSigned(web, signer.verificationMethod, new TextEncoder().encode('else'), signature)).toBe(false);
});

test('K-3 the server never has the master key, and its vault opens no signing key', async () => {
  const configured = await openTestWorld({ config: { masterKey: testMasterKey } });
  worlds.push(configured);
  expect(configured.config).not.toHaveProperty('masterKey');
  expect(inspect(configured.config, { depth: 9, showHidden: true })).not.toContain(testMasterKey.reveal());
  await create(configured);
  const { rows } = await sql<{ sealed: string }>`select sealed from keys.signing_key`.execute(configured.db);
  for (const purpose of ['keys.signing', 'transparency.log', `signing organisation ${organisationId}`]) {
    await expect(configured.vault.open(purpose, rows[0]?.sealed ?? '')).rejects.toMatchObject({
      reason: 'purpose_reserved',
    });
  }
});

test('K-3 who has no key is refused', async () => {
  expect(await code(getSigner(web, organisationId))).toBe('key_missing');
  expect(await code(routes.listKeys(web, actor, ask(undefined)))).toBe('not_found');
  expect(await code(routes.rotateKey(web, actor, ask({})))).toBe('key_missing');
  expect(await code(routes.backUpKeys(web, actor, ask({ passphrase })))).toBe('not_found');
});

test('K-4 after a rotation the new key signs, and what the old one signed still verifies', async () => {
  await create(web);
  const old = await getSigner(web, organisationId);
  const bytes = new TextEncoder().encode('signed before');
  const signature = await old.sign(bytes);
  web.pass(1000);
  const rotated = await routes.rotateKey(web, actor, ask({}));
  expect(rotated).toMatchObject({ state: 'active', retiredAt: null, backedUpAt: null });
  const signer = await getSigner(web, organisationId);
  expect(signer.verificationMethod).toBe(rotated.verificationMethod);
  expect(signer.issuerId).toBe(old.issuerId);
  expect(await isSigned(web, old.verificationMethod, bytes, signature)).toBe(true);
  const { items, method } = await routes.listKeys(web, actor, ask(undefined));
  expect(method).toBe('did:web');
  expect(items.map(({ state, retiredAt }) => [state, retiredAt])).toEqual([
    ['active', null],
    ['retired', '2026-11-24T09:00:01.000Z'],
  ]);
  const { rows } = await web.database.pool.query('select kind from platform.event order by id');
  expect(rows.map((row: { kind: string }) => row.kind)).toEqual(['key.created', 'key.retired', 'key.created']);
});

test('K-4 of two rotations at once the second follows the first: one key is active', async () => {
  await create(web);
  await Promise.all([routes.rotateKey(web, actor, ask({})), routes.rotateKey(web, actor, ask({}))]);
  const { items } = await routes.listKeys(web, actor, ask(undefined));
  expect(items.map(({ state }) => state)).toEqual(['active', 'retired', 'retired']);
});

test('K-4 an issuer that is named by its key cannot change it', async () => {
  const local = await open('http://localhost:4173');
  await create(local);
  expect(await code(routes.rotateKey(local, actor, ask({})))).toBe('key_is_identifier');
  expect((await routes.listKeys(local, actor, ask(undefined))).items).toHaveLength(1);
});

test('K-7 a key from before keys were bound to their organisation goes on signing, for that one alone', async () => {
  await create(web);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  const old = sealWith(toWrappingKey(testMasterKey, 'keys.signing'), 'keys.signing', pkcs8);
  const multikey = toMultikey(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  await sql`update keys.signing_key set sealed = ${old}, multikey = ${multikey}`.execute(web.db);
  const bytes = new TextEncoder().encode('signed with the old key');
  const signer = await getSigner(web, organisationId);
  expect(await isSigned(web, signer.verificationMethod, bytes, await signer.sign(bytes))).toBe(true);
  const { rows } = await sql<{ sealed: string }>`select sealed from keys.signing_key`.execute(web.db);
  expect(rows[0]?.sealed).toMatch(/^v2\./);
  const other = 'b'.repeat(26);
  await create(web, 'harbour', other);
  await sql`update keys.signing_key set sealed = ${old} where organisation_id = ${other}`.execute(web.db);
  await expect((await getSigner(web, other)).sign(bytes)).rejects.toMatchObject({ reason: 'key_of_another' });
  await sql`update keys.signing_key set sealed = ${rows[0]?.sealed ?? ''} where organisation_id = ${other}`.execute(
    web.db,
  );
  const thief = await getSigner(web, other);
  await expect(thief.sign(bytes)).rejects.toMatchObject({ reason: 'key_of_another' });
});

test('K-5 a backup asks for twelve characters, in any script', async () => {
  await create(web);
  expect(await code(routes.backUpKeys(web, actor, ask({ passphrase: 'elevenchars' })))).toBe('passphrase_too_short');
  expect(await code(routes.backUpKeys(web, actor, ask({ passphrase: '🪨🪨🪨🪨🪨🪨' })))).toBe('passphrase_too_short');
  expect(await code(routes.backUpKeys(web, actor, ask({ passphrase: 'حجر فوق حجر على الشاطئ' })))).toBe('done');
});

test('K-5 a backup opens with node:crypto as the README describes, and marks its keys as backed up', async () => {
  await create(web);
  web.pass(1000);
  await routes.rotateKey(web, actor, ask({}));
  const { fileName, content } = await routes.backUpKeys(web, actor, ask({ passphrase }));
  expect(fileName).toBe('lindon-keys-2026-11-24.json');
  const opened = openByHand(content);
  expect(opened.issuerId).toBe('did:web:awards.lindon.example:issuers:lindon');
  expect(opened.keys.map(({ retiredAt }) => retiredAt)).toEqual([null, '2026-11-24T09:00:01.000Z']);
  expect(createPrivateKey(opened.keys[0]?.privateKeyPem ?? '').asymmetricKeyType).toBe('ed25519');
  const { items } = await routes.listKeys(web, actor, ask(undefined));
  expect(items.every(({ backedUpAt }) => backedUpAt === '2026-11-24T09:00:01.000Z')).toBe(true);
});

test('K-6 a backup restored elsewhere signs under the same key', async () => {
  await create(web);
  web.pass(1000);
  await routes.rotateKey(web, actor, ask({}));
  const before = await getSigner(web, organisationId);
  const document = await findDidDocument(web, { slug: 'lindon' });
  const { content } = await routes.backUpKeys(web, actor, ask({ passphrase }));

  const elsewhere = await open('https://awards.lindon.example');
  const asked = { organisationId, content, passphrase };
  expect(await restoreKeys(elsewhere, actor, asked)).toEqual({ restored: 2 });
  const signer = await getSigner(elsewhere, organisationId);
  expect(signer).toMatchObject({ issuerId: before.issuerId, verificationMethod: before.verificationMethod });
  const bytes = new TextEncoder().encode('signed after');
  expect(await isSigned(elsewhere, signer.verificationMethod, bytes, await signer.sign(bytes))).toBe(true);
  // The history is not in the backup: its identifier stays with the database.
  const alsoKnownAs = ['https://awards.lindon.example/issuers/lindon'];
  expect(await findDidDocument(elsewhere, { slug: 'lindon' })).toEqual({ ...document, alsoKnownAs });
  expect(await restoreKeys(elsewhere, actor, asked)).toEqual({ restored: 0 });
});

test('K-6 a restore never takes an identifier away and never leaves two active keys', async () => {
  await create(web);
  const { content } = await routes.backUpKeys(web, actor, ask({ passphrase }));
  const elsewhere = await open('https://awards.lindon.example');
  await create(elsewhere, 'nordhavn');
  const asked = { organisationId, content, passphrase };
  expect(await restoreKeys(elsewhere, actor, asked)).toEqual({ refused: 'other_issuer' });
  const newer = await open('https://awards.lindon.example');
  await create(newer, 'lindon');
  const active = await getSigner(newer, organisationId);
  expect(await restoreKeys(newer, actor, asked)).toEqual({ restored: 1 });
  expect((await getSigner(newer, organisationId)).verificationMethod).toBe(active.verificationMethod);
  expect((await routes.listKeys(newer, actor, ask(undefined))).items.map(({ state }) => state)).toEqual([
    'active',
    'retired',
  ]);
});

test('K-6 a backup with a wrong passphrase, a changed bit or another shape restores nothing', async () => {
  await create(web);
  const { content } = await routes.backUpKeys(web, actor, ask({ passphrase }));
  const restore = (text: string, word = passphrase) =>
    restoreKeys(web, actor, { organisationId, content: text, passphrase: word });
  expect(await restore(content, 'stones on the shores')).toEqual({ refused: 'wrong_passphrase' });
  const file = JSON.parse(content) as { sealed: string; kdf: object };
  const bytes = Buffer.from(file.sealed, 'base64');
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
  expect(await restore(JSON.stringify({ ...file, sealed: bytes.toString('base64') }))).toEqual({
    refused: 'wrong_passphrase',
  });
  const greedy = { ...file, kdf: { ...file.kdf, N: 2 ** 30 } };
  for (const text of ['', '{', '[]', '{"format":"cairn-key-backup"}', JSON.stringify(greedy)]) {
    expect(await restore(text)).toEqual({ refused: 'not_a_backup' });
  }
});
