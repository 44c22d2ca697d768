import { type Bytes, fromBase58 } from '../bytes.ts';
import type { ContextLoader, Lost } from '../canonical/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { checkSignature, type PublicKey } from '../keys/index.ts';
import { checkMessages, type Unchecked } from './bbs/check-messages.ts';
import { readDetachedJws, toJwsInput } from './detached-jws.ts';
import { checkDisclosed } from './disclosure/check-disclosed.ts';
import { repeatsContexts, toSignedBytes } from './signed-bytes.ts';
import { findSigning, findSuite, type Signing, type Suite } from './suites.ts';

/**
 * What the mathematics says about one proof. Whose key it is, and whether it may sign, is another question.
 * `matches_by_unit`: the same words, but put in the order of UTF-16 units, where RDFC-1.0 asks for that of code points.
 * `malformed`: the value of the proof is no signature of its kind. `wrong_key_kind`: the suite takes no such key.
 * `undisclosed`: it is the signature from which its learner makes those that are shown. `unsupported_key`: this platform
 * cannot check with such keys. `broken_key`: what is named as the key is none. `unchecked`: the machinery that checks such
 * proofs is not on board, or did not answer. `feature`: what the proof makes use of and is not checked here.
 */
export type ProofAnswer =
  | 'matches'
  | 'matches_by_unit'
  | 'differs'
  | 'malformed'
  | 'undisclosed'
  | 'wrong_key_kind'
  | 'unsupported_key'
  | 'unsupported_suite'
  | 'missing_previous'
  | 'broken_key'
  | { lost: Lost }
  | Unchecked;

/** The proofs of a document: none, one or a set (Data Integrity §2.1.1). */
export function listProofs(document: JsonObject): JsonObject[] {
  return asArray(document.proof).filter(isJsonObject);
}

/**
 * Is the document, word for word, what the owner of this key signed with this proof (Data Integrity §4.3, §4.4)?
 * @param document with its proofs
 * @param proof one of them
 * @param load gives the contexts; the pinned ones unless said otherwise
 */
export async function checkProof(
  document: JsonObject,
  proof: JsonObject,
  key: PublicKey,
  load?: ContextLoader,
): Promise<ProofAnswer> {
  const suite = findSuite(document, proof);
  if (!suite) return 'unsupported_suite';
  const signing = findSigning(suite, key.kind);
  const isOfMessages = suite.canonical === 'messages' && key.kind === 'Bls12381G2';
  if (!signing && !isOfMessages) return 'wrong_key_kind';
  const unsecured = withoutProof(document, proof);
  if (!unsecured) return 'missing_previous';
  if (!signing) return checkMessages(unsecured, proof, key, load);
  if (suite.canonical === 'statements') return toKeyAnswer(await checkDisclosed(unsecured, proof, key, load));
  const value = readValue(suite, signing, proof);
  if (!value) return 'malformed';
  if (suite.canonical === 'jcs' && !repeatsContexts(document, proof)) return 'differs';
  const signed = await toSignedBytes(suite, signing.hash, withContexts(suite, unsecured, proof), proof, load);
  if ('lost' in signed) return signed;
  const check = async (bytes: Bytes) => {
    const input = value.header === undefined ? bytes : toJwsInput(value.header, bytes);
    return checkSignature(key, signing.algorithm, value.signature, input);
  };
  const answer = toKeyAnswer(await check(signed.bytes));
  if (answer !== 'differs' || !signed.byUnit) return answer;
  return (await check(signed.byUnit)) === 'matches' ? 'matches_by_unit' : 'differs';
}

function toKeyAnswer<T>(answer: T | 'unsupported'): T | 'unsupported_key' {
  return answer === 'unsupported' ? 'unsupported_key' : answer;
}

/**
 * The signature of a proof, with the header of its JWS if it is one: in base58btc, as multibase marks with `z` (vc-di-eddsa
 * 1.0 §3.2, vc-di-ecdsa 1.0 §3.2), or detached.
 */
function readValue(
  suite: Suite,
  { algorithm, signatureLength }: Signing,
  proof: JsonObject,
): { signature: Bytes; header?: string } | undefined {
  const value = proof[suite.value];
  const read = suite.value === 'jws' ? readDetachedJws(value, algorithm) : { signature: fromMultibase(value) };
  const { signature } = read ?? {};
  if (!signature || (signatureLength !== undefined && signature.length !== signatureLength)) return undefined;
  return { ...read, signature };
}

function fromMultibase(value: JsonValue | undefined): Bytes | undefined {
  return typeof value === 'string' && value.startsWith('z') ? fromBase58(value.slice(1)) : undefined;
}

/** The document as it was when this proof was made: bare, or with the proofs that this one builds on. */
function withoutProof(document: JsonObject, proof: JsonObject): JsonObject | undefined {
  const { proof: _, ...bare } = document;
  const previousIds = asArray(proof.previousProof);
  if (previousIds.length === 0) return bare;
  const previous = previousIds.map(id => findById(listProofs(document), id));
  const isEachOnce = new Set(previousIds).size === previousIds.length;
  return isEachOnce && previous.every(other => other !== undefined) ? { ...bare, proof: previous } : undefined;
}

/** The one proof with this id; an id that two proofs bear names neither. */
function findById(proofs: readonly JsonObject[], id: JsonValue): JsonObject | undefined {
  const [found, ...others] = proofs.filter(proof => typeof id === 'string' && proof.id === id);
  return others.length === 0 ? found : undefined;
}

/** Later signers may have added contexts; canonical JSON is made of those that the proof repeats (vc-di-eddsa 1.0 §3.3.2). */
function withContexts(suite: Suite, unsecured: JsonObject, proof: JsonObject): JsonObject {
  const contexts = proof['@context'];
  return suite.canonical === 'jcs' && contexts !== undefined ? { ...unsecured, '@context': contexts } : unsecured;
}
