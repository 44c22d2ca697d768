import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** scrypt (RFC 7914) as OWASP asks for it: 128 MiB and half a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** What a backup holds once it is open. Private keys are PKCS #8 in PEM, as OpenSSL reads them. */
const contents = z.object({
  issuerId: z.string().max(500),
  method: z.enum(['did:web', 'did:key']),
  slug: z.string().max(60),
  keys: z
    .array(
      z.object({
        publicKeyMultibase: z.string().max(100),
        privateKeyPem: z.string().max(500),
        createdAt: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable(),
      }),
    )
    .min(1)
    .max(1000),
});
export type BackupContents = z.output<typeof contents>;

const base64 = z.base64().max(1_000_000);
const file = z.object({
  format: z.literal('cairn-key-backup'),
  version: z.literal(1),
  issuerId: z.string().max(500),
  madeAt: z.iso.datetime(),
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.literal(cost.N),
    r: z.literal(cost.r),
    p: z.literal(cost.p),
    salt: base64,
  }),
  cipher: z.object({ name: z.literal('aes-256-gcm'), iv: base64, tag: base64 }),
  sealed: base64,
});

function toKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return derive(passphrase.normalize('NFKC'), salt, 32, { ...cost, maxmem: 256 * 1024 * 1024 });
}

/** The text of a backup file. `random` gives fresh random bytes. */
export async function sealBackup(
  backup: BackupContents,
  passphrase: string,
  { random, now }: { random(length: number): Uint8Array; now(): Date },
): Promise<string> {
  const [salt, iv] = [random(16), random(12)];
  const cipher = createCipheriv('aes-256-gcm', await toKey(passphrase, salt), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(backup), 'utf8'), cipher.final()]);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const made: z.output<typeof file> = {
    format: 'cairn-key-backup',
    version: 1,
    issuerId: backup.issuerId,
    madeAt: now().toISOString(),
    kdf: { name: 'scrypt', ...cost, salt: text(salt) },
    cipher: { name: 'aes-256-gcm', iv: text(iv), tag: text(cipher.getAuthTag()) },
    sealed: text(sealed),
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}

/** What is in a backup file, or why it does not open. */
export async function openBackup(
  text: string,
  passphrase: string,
): Promise<BackupContents | 'not_a_backup' | 'wrong_passphrase'> {
  const parsed = file.safeParse(parseLoosely(text));
  if (!parsed.success) return 'not_a_backup';
  const { kdf, cipher, sealed } = parsed.data;
  const bytes = (value: string) => Buffer.from(value, 'base64');
  const key = await toKey(passphrase, bytes(kdf.salt));
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(cipher.iv), { authTagLength: 16 });
    decipher.setAuthTag(bytes(cipher.tag));
    const plain = Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]);
    return contents.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return 'wrong_passphrase';
  }
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
