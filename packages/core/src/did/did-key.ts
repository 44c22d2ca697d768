import type { JsonObject } from '../json.ts';
import { toDidDocument } from './did-document.ts';
import { fromMultikey, toMultikey } from './multikey.ts';

/** `did:key` of an Ed25519 public key of 32 bytes (did:key §3.1). */
export function didKey(publicKey: Uint8Array): string {
  return `did:key:${toMultikey(publicKey)}`;
}

/** The document that a `did:key` of an Ed25519 key stands for. Undefined for every other identifier. */
export function fromDidKey(did: string): JsonObject | undefined {
  const multikey = did.startsWith('did:key:') ? did.slice('did:key:'.length) : '';
  return fromMultikey(multikey) ? toDidDocument({ did, keys: [{ multikey }] }) : undefined;
}
