/** Over the real process: what it does, and what becomes of it. */
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { readMasterKey } from '../master-key.ts';
import { Secret } from '../secret.ts';
import { frameLimits, writeFrame } from './frames.ts';
import type { NewKey } from './signing-desk.ts';
import { SigningDelayed, SigningDenied } from './signing-trouble.ts';
import { type StartedSigner, startSigner } from './start-signer.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cairn-sign-'));
const directory = join(dataDir, 'signer');
const organisationId = 'lindon';
const intent = { kind: 'credential', organisationId } as const;
/** The machine may be busy: what is tested is that a restart is waited for, not how fast it is. */
const patient = 120_000;

let signer: StartedSigner;
let key: NewKey;
beforeAll(async () => {
  signer = await startSigner({ dataDir }, patient);
  key = await signer.newKey({ organisationId });
}, 60_000);
afterAll(async () => {
  await signer.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const messages = (count: number) => Array.from({ length: count }, (_, index) => new Uint8Array(64).fill(index));
function areSigned(asked: readonly Uint8Array[], signatures: readonly Uint8Array[]): boolean {
  const x = Buffer.from(key.publicKey).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return asked.every((message, index) => verify(null, message, publicKey, signatures[index] ?? Buffer.of()));
}

const socketPath = () => join(directory, readdirSync(directory).find(name => name.endsWith('.sock')) ?? '');
async function knock(...bytes: Buffer[]): Promise<Socket> {
  const socket = connect(socketPath());
  await new Promise(resolve => socket.once('connect', resolve));
  for (const each of bytes) socket.write(each);
  return socket;
}
const isCutOff = (socket: Socket) =>
  new Promise<boolean>(resolve => {
    socket.on('data', () => resolve(false)).on('error', () => {});
    socket.on('close', () => resolve(true));
  });

test('it signs more than a frame holds, in order', { timeout: 60_000 }, async () => {
  const asked = messages(2500);
  expect(areSigned(asked, await signer.signAll(intent, key.sealed, asked))).toBe(true);
});

test('its no arrives as the no that it is', { timeout: 60_000 }, async () => {
  const other = { kind: 'credential', organisationId: 'harbour' } as const;
  await expect(signer.signAll(other, key.sealed, messages(1))).rejects.toThrow(SigningDenied);
  await expect(signer.wrappingKey('signing organisation lindon')).rejects.toMatchObject({ reason: 'purpose_reserved' });
  await expect(
    signer.signAll(intent, key.sealed, [new Uint8Array(frameLimits.messageBytes + 1)]),
  ).rejects.toMatchObject({
    reason: 'too_much',
  });
  await signer.freeze(organisationId);
  await expect(signer.signAll(intent, key.sealed, messages(1))).rejects.toMatchObject({ code: 'issuer_frozen' });
  await signer.thaw(organisationId);
  expect(await signer.signAll(intent, key.sealed, messages(1))).toHaveLength(1);
});

test('the socket is its owner’s, and who has not the token is cut off without an answer', {
  timeout: 60_000,
}, async () => {
  expect([statSync(socketPath()).mode & 0o777, statSync(directory).mode & 0o777]).toEqual([0o600, 0o700]);
  const ask = writeFrame({ header: { id: 1, ask: 'readCount' }, messages: [] });
  for (const token of ['', 'a'.repeat(43), 7, null]) {
    expect(await isCutOff(await knock(writeFrame({ header: { token }, messages: [] }), ask)), String(token)).toBe(true);
  }
  expect(await isCutOff(await knock(ask, ask))).toBe(true);
  const endless = Buffer.from([0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
  expect(await isCutOff(await knock(endless))).toBe(true);
  const truncated = await knock(ask.subarray(0, 9));
  truncated.destroy();
  expect(await signer.signAll(intent, key.sealed, messages(1))).toHaveLength(1);
});

test('killed while it signs, it comes back; all that was asked is signed, and counted', {
  timeout: 180_000,
}, async () => {
  const before = (await signer.readCount()).signed[organisationId]?.credential ?? 0;
  const asked = messages(1000);
  const work = Array.from({ length: 6 }, () => signer.signAll(intent, key.sealed, asked));
  for (let kills = 0; kills < 2; kills += 1) {
    await Promise.race(work);
    const pid = signer.pid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    work.push(signer.signAll(intent, key.sealed, asked));
  }
  for (const signatures of await Promise.all(work)) expect(areSigned(asked, signatures)).toBe(true);
  const { signed, broken } = await signer.readCount();
  expect(signed[organisationId]?.credential).toBeGreaterThanOrEqual(before + work.length * asked.length);
  expect(broken).toEqual([]);
  await signer.wrappingKey('a');
  expect(readdirSync(directory).filter(name => name.endsWith('.sock'))).toHaveLength(1);
});

test('two servers on one directory have a signer each, and one count', { timeout: 60_000 }, async () => {
  const second = await startSigner({ dataDir });
  expect([second.keyName, second.name, second.pid() === signer.pid()]).toEqual([signer.keyName, signer.name, false]);
  expect(areSigned(messages(3), await second.signAll(intent, key.sealed, messages(3)))).toBe(true);
  expect(await second.readCount()).toEqual(await signer.readCount());
  await second.close();
  expect(await signer.signAll(intent, key.sealed, messages(1))).toHaveLength(1);
});

test('while it stays away, who asks is told to come again', { timeout: 60_000 }, async () => {
  const lonely = await startSigner({ dataDir: join(dataDir, 'other') }, 300);
  const { sealed } = await lonely.newKey({ organisationId });
  const before = lonely.pid() ?? 0;
  process.kill(before, 'SIGSTOP');
  process.kill(before, 'SIGKILL');
  const told = await lonely.signAll(intent, sealed, messages(1)).catch(error => error);
  // On a quick machine it is back in time.
  if (told instanceof SigningDelayed) expect(told).toMatchObject({ code: 'signer_away', seconds: 5 });
  else expect(told).toHaveLength(1);
  await lonely.close();
});

test('what is wrong at its start is said by who started it', { timeout: 60_000 }, async () => {
  const elsewhere = join(dataDir, 'broken');
  readMasterKey({ dataDir: elsewhere });
  rmSync(join(elsewhere, 'master.key'));
  writeFileSync(join(elsewhere, 'master.key'), 'broken');
  await expect(startSigner({ dataDir: elsewhere })).rejects.toThrow(CannotStart);
});

test('a configured master key reaches it, and is named alike', { timeout: 60_000 }, async () => {
  const masterKey = new Secret(readFileSync(join(dataDir, 'master.key'), 'utf8').trim());
  const configured = await startSigner({ dataDir: join(dataDir, 'configured'), masterKey });
  expect(configured.keyName).toBe(signer.keyName);
  expect(areSigned(messages(2), await configured.signAll(intent, key.sealed, messages(2)))).toBe(true);
  await configured.close();
});
