import type { Bytes } from '../../bytes.ts';
import { emptyRoot, hashNode, isSame } from './hashes.ts';
import { neighboursOf, partsBetween } from './ranges.ts';

/** A tree as it is known from outside: how many leaves, and the hash of all. */
export interface TreeHead {
  /** At most 2^53 - 1. */
  size: number;
  root: Uint8Array;
}

/**
 * Is this the hash of the leaf at that index of the tree (RFC 9162 §2.1.3.2)?
 * @param proof hashes of 32 bytes, that of the leaf's neighbour first
 */
export function isIncluded(leafHash: Uint8Array, index: number, tree: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isCount(index) || !isCount(tree.size) || index >= tree.size) return false;
  const neighbours = neighboursOf(index, tree.size);
  if (neighbours.length !== proof.length) return false;
  let hash = leafHash;
  for (const [step, { start }] of neighbours.entries()) {
    const beside = proof[step] as Bytes;
    hash = start > index ? hashNode(hash, beside) : hashNode(beside, hash);
  }
  return isSame(hash, tree.root);
}

/**
 * Does the younger tree begin with all that was in the older one (RFC 9162 §2.1.4.2)? Between trees of one size, and from the
 * empty tree, the proof is empty.
 */
export function isConsistent(older: TreeHead, younger: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isCount(older.size) || !isCount(younger.size) || older.size > younger.size) return false;
  if (older.size === 0) return proof.length === 0 && isSame(older.root, emptyRoot);
  const { seed, path } = partsBetween(older.size, younger.size);
  const [first, rest] = seed.start === 0 ? [older.root, proof] : [proof[0], proof.slice(1)];
  if (!first || rest.length !== path.length) return false;
  let [before, after] = [first, first];
  for (const [step, { start }] of path.entries()) {
    const beside = rest[step] as Bytes;
    if (start < seed.start) before = hashNode(beside, before);
    after = start < seed.start ? hashNode(beside, after) : hashNode(after, beside);
  }
  return isSame(before, older.root) && isSame(after, younger.root);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
