import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { Machinery } from '@cairn/core/machinery';

/** What stands before an Ed25519 public key in SPKI (RFC 8410 §4). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, KeyObject>();
const mostKeys = 256;

/** Reading a key costs more than checking a signature with it, and the same few issuers' keys come again and again. */
function findKey(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' });
  if (keys.size >= mostKeys) keys.delete(keys.keys().next().value ?? '');
  keys.set(name, key);
  return key;
}

/** Hashing and checking with OpenSSL, at once instead of later. */
export const nodeMachinery: Machinery = {
  hashText: text => hash('sha256', text),
  isSignedBy: (publicKey, signature, bytes) => verify(null, bytes, findKey(publicKey), signature),
};
