import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sealWith, toWrappingKey } from '../envelope.ts';
import { Refusal } from '../refusal.ts';
import { Secret } from '../secret.ts';
import { type DeskParts, openDesk } from './desk.ts';
import { openKeptCount } from './kept-count.ts';
import { SigningDelayed, SigningDenied } from './signing-trouble.ts';

const masterKey = new Secret(randomBytes(32).toString('base64url'));
const [lindon, harbour] = ['lindon', 'harbour'];
const credentialOf = (organisationId: string) => ({ kind: 'credential', organisationId }) as const;
const messages = (count: number) => Array.from({ length: count }, (_, index) => new Uint8Array(64).fill(index));
const desk = (parts: Partial<DeskParts> = {}) => openDesk({ masterKey, ...parts });

const scratch = mkdtempSync(join(tmpdir(), 'cairn-desk-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(scratch, 'count-'));
});
const kept = async (now = () => new Date(), parts: Partial<DeskParts> = {}) =>
  desk({ count: await openKeptCount(directory, now), now, ...parts });

const said = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => {
      if (error instanceof Refusal || error instanceof SigningDelayed) return error.code;
      if (error instanceof SigningDenied) return error.reason;
      throw error;
    },
  );

test('many messages come back as signatures in order, which OpenSSL verifies', async () => {
  const signer = desk();
  const key = await signer.newKey({ organisationId: lindon });
  const asked = messages(120);
  const signatures = await signer.signAll(credentialOf(lindon), key.sealed, asked);
  const x = Buffer.from(key.publicKey).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(asked.every((message, index) => verify(null, message, publicKey, signatures[index] ?? Buffer.of()))).toBe(
    true,
  );
  expect(await signer.signAll(credentialOf(lindon), key.sealed, [])).toEqual([]);
});

test('a key of P-256 signs in 64 bytes, and its public half is a compressed point', async () => {
  const signer = desk();
  const { sealed, publicKey, kind } = await signer.newKey({ organisationId: lindon }, 'P-256');
  const [signature] = await signer.signAll(credentialOf(lindon), sealed, messages(1));
  expect([kind, publicKey.length, [2, 3].includes(publicKey[0] ?? 0), signature?.length]).toEqual([
    'P-256',
    33,
    true,
    64,
  ]);
});

test('a key signs for its own organisation and purpose, whoever asks', async () => {
  const signer = desk();
  const [ours, log] = [await signer.newKey({ organisationId: lindon }), await signer.newKey('log')];
  const ask = (intent: Parameters<typeof signer.signAll>[0], sealed: string) =>
    said(signer.signAll(intent, sealed, messages(1)));
  expect(await ask(credentialOf(lindon), ours.sealed)).toBe('done');
  expect(await ask({ kind: 'log-checkpoint' }, log.sealed)).toBe('done');
  expect(await ask(credentialOf(harbour), ours.sealed)).toBe('key_of_another');
  expect(await ask({ kind: 'log-checkpoint' }, ours.sealed)).toBe('key_of_another');
  expect(await ask(credentialOf(lindon), log.sealed)).toBe('key_of_another');
  expect(await ask(credentialOf(lindon), `${ours.sealed.slice(0, -1)}!`)).toBe('key_of_another');
  for (const sealed of ['', 'v1.a.b', 'v2.', 'v3.a.b']) {
    expect(await ask(credentialOf(lindon), sealed)).toBe('key_of_another');
  }
  const other = openDesk({ masterKey: new Secret(randomBytes(32).toString('base64url')) });
  expect(await said(other.signAll(credentialOf(lindon), ours.sealed, messages(1)))).toBe('key_of_another');
});

const sealedOfOld = () => {
  const pkcs8 = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  return sealWith(toWrappingKey(masterKey, 'keys.signing'), 'keys.signing', pkcs8);
};

test('a key from before keys were bound belongs to the first organisation that has it, for ever', async () => {
  const signer = await kept();
  const old = sealedOfOld();
  expect(await said(signer.signAll(credentialOf(lindon), old, messages(1)))).toBe('key_of_another');
  const bound = await signer.adopt(lindon, old);
  expect(await said(signer.signAll(credentialOf(lindon), bound, messages(1)))).toBe('done');
  expect(await said(signer.adopt(lindon, old))).toBe('done');
  expect(await said(signer.adopt(harbour, old))).toBe('key_of_another');
  await signer.close();
  const later = await kept();
  expect(await said(later.adopt(harbour, old))).toBe('key_of_another');
  expect(await said(later.adopt(harbour, bound))).toBe('key_of_another');
  await later.close();
});

test('a cap of a minute or a day refuses what goes beyond, of that organisation alone, and counts across a restart', async () => {
  let now = new Date('2026-11-24T23:58:30Z');
  const caps = { perMinute: 10, perDay: 15 };
  const signer = await kept(() => now, { caps });
  const keys = new Map<string, string>();
  for (const organisationId of [lindon, harbour]) {
    keys.set(organisationId, (await signer.newKey({ organisationId })).sealed);
  }
  const ask = (count: number, of = lindon, by = signer) =>
    said(by.signAll(credentialOf(of), keys.get(of) ?? '', messages(count)));
  expect([await ask(8), await ask(3), await ask(2), await ask(1)]).toEqual([
    'done',
    'signing_capped',
    'done',
    'signing_capped',
  ]);
  expect(await ask(10, harbour)).toBe('done');
  const list = { kind: 'status-list', organisationId: lindon } as const;
  expect(await said(signer.signAll(list, keys.get(lindon) ?? '', messages(9)))).toBe('done');
  await signer.close();
  now = new Date('2026-11-24T23:59:30Z');
  const later = await kept(() => now, { caps });
  expect([await ask(6, lindon, later), await ask(5, lindon, later)]).toEqual(['signing_capped', 'done']);
  now = new Date('2026-11-25T00:00:00Z');
  expect(await ask(10, lindon, later)).toBe('done');
  const refused = await later.signAll(credentialOf(lindon), keys.get(lindon) ?? '', messages(1)).catch(error => error);
  expect(refused).toMatchObject({ code: 'signing_capped', seconds: 60 });
  await later.close();
});

test('for a frozen organisation nothing is signed but status lists, until it thaws', async () => {
  const signer = await kept();
  const { sealed } = await signer.newKey({ organisationId: lindon });
  const other = await signer.newKey({ organisationId: harbour });
  const ask = (kind: 'credential' | 'status-list' | 'did-history' | 'self-check', by = signer) =>
    said(by.signAll({ kind, organisationId: lindon }, sealed, messages(1)));
  await signer.freeze(lindon);
  for (const kind of ['credential', 'did-history', 'self-check'] as const)
    expect(await ask(kind)).toBe('issuer_frozen');
  expect(await ask('status-list')).toBe('done');
  expect(await said(signer.signAll(credentialOf(harbour), other.sealed, messages(1)))).toBe('done');
  await signer.close();
  const later = await kept();
  expect(await ask('credential', later)).toBe('issuer_frozen');
  await later.thaw(lindon);
  expect(await ask('credential', later)).toBe('done');
  await later.close();
});

test('every signature is counted on the disk, by several signers beside each other and one after the other', async () => {
  const [one, two] = [await kept(), await kept()];
  const { sealed } = await one.newKey({ organisationId: lindon });
  await Promise.all([3, 4, 5].map(count => one.signAll(credentialOf(lindon), sealed, messages(count))));
  await two.signAll(credentialOf(lindon), sealed, messages(30));
  await one.signAll({ kind: 'status-list', organisationId: lindon }, sealed, messages(1));
  expect(await one.readCount()).toMatchObject({
    name: two.name,
    signed: { lindon: { credential: 42, 'status-list': 1 } },
    broken: [],
  });
  await Promise.all([one.close(), two.close()]);
});

test('a count that was changed, or cut in the middle, is broken; one torn by a power failure is not', async () => {
  const signer = await kept();
  const { sealed } = await signer.newKey({ organisationId: lindon });
  for (const count of [1, 2, 3]) await signer.signAll(credentialOf(lindon), sealed, messages(count));
  const [name = ''] = readdirSync(directory).filter(name => name.endsWith('.count'));
  const path = join(directory, name);
  const text = readFileSync(path, 'utf8');
  const count = async (changed: string) => {
    writeFileSync(path, changed);
    return (await signer.readCount()).broken;
  };
  expect(await count(`${text}{"after":"torn`)).toEqual([]);
  expect(await count(text.replace('"credential":2', '"credential":1'))).toEqual([name]);
  const lines = text.split('\n');
  expect(await count([...lines.slice(0, 2), ...lines.slice(3)].join('\n'))).toEqual([name]);
  expect(await count(text)).toEqual([]);
  await signer.close();
});

test('what cannot be counted is not signed', async () => {
  const signer = desk({
    count: {
      ...(await openKeptCount(directory, () => new Date())),
      record: () => Promise.reject(new Error('no space left')),
    },
  });
  const { sealed } = await signer.newKey({ organisationId: lindon });
  expect(await said(signer.signAll(credentialOf(lindon), sealed, messages(1)))).toBe('signer_away');
});
