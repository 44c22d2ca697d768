import { type Bytes, concat, fromBase64url, toHex } from '../bytes.ts';
import { findMachinery } from '../machinery.ts';

const algorithm = { name: 'Ed25519' };
/** What stands before the seed in PKCS #8 (RFC 8410 §7). */
const pkcs8Head = new Uint8Array([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);

type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Importing a key costs as much as a signature, and the same few issuers' keys come again and again. */
const importedKeys = new Map<string, Promise<ImportedKey>>();
const mostImportedKeys = 256;

/** Is this the signature (64 bytes) of these bytes by this key (32 bytes)? (RFC 8032 §5.1.7) */
export async function isSignedBy(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false;
  const machinery = findMachinery();
  if (machinery) return machinery.isSignedBy(publicKey, signature, bytes);
  return crypto.subtle.verify(algorithm, await importPublicKey(publicKey), signature, bytes);
}

function importPublicKey(publicKey: Bytes): Promise<ImportedKey> {
  const name = toHex(publicKey);
  const imported = importedKeys.get(name);
  if (imported) return imported;
  const oldest = importedKeys.keys().next().value;
  if (importedKeys.size >= mostImportedKeys && oldest !== undefined) importedKeys.delete(oldest);
  const importing = crypto.subtle.importKey('raw', publicKey, algorithm, false, ['verify']);
  importedKeys.set(name, importing);
  return importing;
}

/** A function that signs with this seed (32 bytes), and the public key that belongs to it. */
export async function openSeed(seed: Bytes): Promise<{ publicKey: Bytes; sign(bytes: Bytes): Promise<Bytes> }> {
  const key = await crypto.subtle.importKey('pkcs8', concat(pkcs8Head, seed), algorithm, true, ['sign']);
  const publicKey = fromBase64url((await crypto.subtle.exportKey('jwk', key)).x ?? '');
  if (!publicKey) throw new Error('The platform gave no public key for the seed.');
  return { publicKey, sign: async bytes => new Uint8Array(await crypto.subtle.sign(algorithm, key, bytes)) };
}
