import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { toMultikey } from '@cairn/core/keys';
import { Refusal } from '../refusal.ts';
import { type BackupContents, openBackup, sealBackup } from './key-backup.ts';
import { toRawPublicKey } from './local-keys.ts';
import type { SealedKeys } from './sealed-keys.ts';
import type { KeyContents, RestoredContents, RestoreFault } from './signing-desk.ts';

/** @throws Refusal `key_not_exportable` when a key does not lie in the database */
export function writeBackup(
  keys: SealedKeys,
  organisationId: string,
  contents: KeyContents,
  passphrase: string,
  now: () => Date,
): Promise<string> {
  const opened = contents.keys.map(({ sealed, ...about }) => {
    const record = keys.open({ organisationId }, sealed);
    if (record.backend !== 'local') throw new Refusal('key_not_exportable');
    const privateKey = createPrivateKey({ key: Buffer.from(record.key, 'base64'), format: 'der', type: 'pkcs8' });
    return { ...about, privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
  });
  return sealBackup({ ...contents, keys: opened }, passphrase, { random: randomBytes, now });
}

/** What a backup file holds, its keys sealed for that organisation. */
export async function readBackup(
  keys: SealedKeys,
  organisationId: string,
  text: string,
  passphrase: string,
): Promise<RestoredContents | RestoreFault> {
  const backup = await openBackup(text, passphrase);
  if (typeof backup === 'string') return backup;
  const sealed = backup.keys.map(key => toSealed(keys, organisationId, key));
  return sealed.every(key => key !== undefined) ? { ...backup, keys: sealed } : 'keys_do_not_match';
}

/** Undefined when the private half does not belong to the public one. */
function toSealed(
  keys: SealedKeys,
  organisationId: string,
  { privateKeyPem, ...about }: BackupContents['keys'][number],
): RestoredContents['keys'][number] | undefined {
  const privateKey = createPrivateKey(privateKeyPem);
  const kind = privateKey.asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'P-256';
  if (toMultikey(toRawPublicKey(createPublicKey(privateKey)), kind) !== about.publicKeyMultibase) return undefined;
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { ...about, kind, sealed: keys.seal({ organisationId }, { backend: 'local', kind, key }) };
}
