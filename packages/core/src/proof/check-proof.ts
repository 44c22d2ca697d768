import { type Bytes, fromBase58 } from '../bytes.ts';
import type { ContextLoader, Lost } from '../canonical/index.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { isSignedBy } from './ed25519.ts';
import { findSuite, toSignedBytes } from './suites.ts';

/**
 * What the mathematics says about one proof. Whose key it is, and whether it may sign, is another question.
 * `matches_by_unit`: the same words, but put in the order of UTF-16 units, where RDFC-1.0 asks for that of code points.
 */
export type ProofAnswer =
  | 'matches'
  | 'matches_by_unit'
  | 'differs'
  | 'unsupported_suite'
  | 'missing_previous'
  | { lost: Lost };

/** The proofs of a document: none, one or a set (Data Integrity §2.1.1). */
export function listProofs(document: JsonObject): JsonObject[] {
  return asArray(document.proof).filter(isJsonObject);
}

/**
 * Is the document, word for word, what the owner of this key signed with this proof (Data Integrity §4.3, §4.4)?
 * @param document with its proofs
 * @param proof one of them
 * @param publicKey Ed25519, 32 bytes
 * @param load gives the contexts; the pinned ones unless said otherwise
 */
export async function checkProof(
  document: JsonObject,
  proof: JsonObject,
  publicKey: Bytes,
  load?: ContextLoader,
): Promise<ProofAnswer> {
  if (!findSuite(document, proof)) return 'unsupported_suite';
  const unsecured = withoutProof(document, proof);
  if (!unsecured) return 'missing_previous';
  const signed = await toSignedBytes(unsecured, proof, load);
  if ('lost' in signed) return signed;
  const value = typeof proof.proofValue === 'string' ? proof.proofValue : '';
  const signature = value.startsWith('z') ? fromBase58(value.slice(1)) : undefined;
  if (!signature) return 'differs';
  if (await isSignedBy(publicKey, signature, signed.bytes)) return 'matches';
  const isByUnit = signed.byUnit !== undefined && (await isSignedBy(publicKey, signature, signed.byUnit));
  return isByUnit ? 'matches_by_unit' : 'differs';
}

/** The document as it was when this proof was made: bare, or with the proofs that this one builds on. */
function withoutProof(document: JsonObject, proof: JsonObject): JsonObject | undefined {
  const { proof: _, ...bare } = document;
  const previousIds = asArray(proof.previousProof);
  if (previousIds.length === 0) return bare;
  const previous = previousIds.map(id => listProofs(document).find(other => other.id === id));
  return previous.every(other => other !== undefined) ? { ...bare, proof: previous } : undefined;
}
