import { type Bytes, concat } from '../../bytes.ts';
import { sha256 } from '../../sha256.ts';

/** Length of every hash in a tree. */
export const hashLength = 32;

const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

/** Hash of an entry as a leaf (RFC 6962 §2.1). */
export function hashLeaf(entry: Uint8Array): Bytes {
  return sha256(concat(leafPrefix, entry));
}

/** Hash of two neighbours together (RFC 6962 §2.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(concat(nodePrefix, left, right));
}

/** Root of a tree without leaves (RFC 6962 §2.1). */
export const emptyRoot: Bytes = sha256('');

/** Are these the same bytes? Nothing here is secret, so the time may tell where they differ. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
