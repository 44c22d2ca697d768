import type { JsonObject } from '../json.ts';
import { type MultikeyKind, toMultikey } from '../keys/index.ts';
import { toDidDocument } from './did-document.ts';

/** `did:key` of a public key in the bytes of its Multikey (did:key §3.1). */
export function didKey(publicKey: Uint8Array, kind: MultikeyKind = 'Ed25519'): string {
  return `did:key:${toMultikey(publicKey, kind)}`;
}

/** A multibase text that is short enough for a key. */
const multibaseText = /^z[1-9A-HJ-NP-Za-km-z]{3,256}$/;

/**
 * The document that a `did:key` stands for, whatever the kind of its key: reading the key says whether it is one. Undefined
 * for every other identifier.
 */
export function fromDidKey(did: string): JsonObject | undefined {
  const multikey = did.startsWith('did:key:') ? did.slice('did:key:'.length) : '';
  return multibaseText.test(multikey) ? toDidDocument({ did, keys: [{ multikey }] }) : undefined;
}
