import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readMasterKey } from './master-key.ts';
import { Secret } from './secret.ts';
import { openDesk } from './signer/desk.ts';
import { SigningDenied } from './signer/signing-trouble.ts';
import { openVault } from './vault.ts';

const newKey = () => new Secret(randomBytes(32).toString('base64url'));
const open = (masterKey: Secret) => openVault(openDesk({ masterKey }));
const vault = open(newKey());
const plain = new TextEncoder().encode('a secret of some length');

test('what is sealed opens for its purpose only, and never twice alike', async () => {
  const sealed = await vault.seal('accounts.sso', plain);
  expect(new Uint8Array(await vault.open('accounts.sso', sealed))).toEqual(plain);
  expect(await vault.seal('accounts.sso', plain)).not.toBe(sealed);
  await expect(vault.open('keys.signing', sealed)).rejects.toThrow();
  await expect(open(newKey()).open('accounts.sso', sealed)).rejects.toThrow();
  for (const other of ['', 'v1', 'v1..', 'v2.a.b', sealed.slice(0, 40)]) {
    await expect(vault.open('accounts.sso', other)).rejects.toThrow();
  }
});

test('not one bit of it can be changed', async () => {
  const [version, wrapped = '', body = ''] = (await vault.seal('p', plain)).split('.');
  for (const [name, part] of Object.entries({ wrapped, body })) {
    const bytes = Buffer.from(part, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = changed.toString('base64url');
      const sealed = [version, ...(name === 'wrapped' ? [text, body] : [wrapped, text])].join('.');
      await expect(vault.open('p', sealed)).rejects.toThrow();
    }
  }
});

test('it cannot open what seals signing keys', async () => {
  for (const purpose of ['keys.signing', 'transparency.log', 'signing organisation abc', 'signing log']) {
    await expect(vault.seal(purpose, plain)).rejects.toThrow(SigningDenied);
    await expect(vault.open(purpose, await vault.seal('p', plain))).rejects.toThrow(SigningDenied);
  }
});

const directory = mkdtempSync(join(tmpdir(), 'cairn-vault-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the master key is made once, for its owner alone', () => {
  const first = readMasterKey({ dataDir: join(directory, 'new') });
  const path = join(directory, 'new', 'master.key');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8').trim()).toBe(first.reveal());
  expect(readMasterKey({ dataDir: join(directory, 'new') }).reveal()).toBe(first.reveal());
  const configured = newKey();
  expect(readMasterKey({ dataDir: join(directory, 'new'), masterKey: configured })).toBe(configured);
  writeFileSync(path, 'broken');
  expect(() => readMasterKey({ dataDir: join(directory, 'new') })).toThrow(CannotStart);
});

test('a secret is not printed', () => {
  const secret = new Secret('swordfish');
  const printed = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { showHidden: true, depth: 9 }),
    String(secret),
  ];
  expect(printed.join()).not.toContain('swordfish');
  expect(printed.every(text => text.includes('•••'))).toBe(true);
});
