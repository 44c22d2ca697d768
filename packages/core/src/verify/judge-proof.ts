import type { Lost } from '../canonical/index.ts';
import type { JsonObject } from '../json.ts';
import { checkProof, findSuite, type ProofAnswer } from '../proof/index.ts';
import { type FindingCode, toFinding } from './codes.ts';
import type { Basis } from './evidence.ts';
import { type Expected, findKey, toMethodId } from './find-key.ts';
import { toText } from './instant.ts';
import type { Finding } from './report.ts';

/** What one proof says: is the document unchanged, and does the key belong to whom it should? */
export interface JudgedProof {
  proof: JsonObject;
  integrity: Finding;
  key: Finding;
  /** What the document would lose when signed. */
  lost?: Lost;
  /** It holds only for the order of UTF-16 units, where RDFC-1.0 asks for that of code points. */
  isByUnit?: true;
}

/** The id of the key that a proof names, `''` when it names none. */
export function keyIdOf(proof: JsonObject): string {
  return toMethodId(toText(proof.verificationMethod) ?? '');
}

/**
 * Judges one proof, and not the earlier ones that it builds on.
 * @param at the place of the proof, where the document has several
 */
export async function judgeProof(
  document: JsonObject,
  proof: JsonObject,
  expected: Expected,
  basis: Basis,
  at?: string,
): Promise<JudgedProof> {
  const key = await findKey(keyIdOf(proof), { ...expected, signedAt: toText(proof.created) }, basis);
  const facts = {
    suite: findSuite(document, proof)?.name,
    signedAt: toText(proof.created),
    key: keyIdOf(proof),
    kind: undefined,
  };
  const found = (integrity: Finding, lost?: Lost): JudgedProof => ({
    proof,
    integrity,
    key: key.finding,
    ...(lost ? { lost } : {}),
  });
  if (proof.proofPurpose !== expected.purpose) return found(toFinding('signature_for_other_purpose', facts, at));
  if (!key.publicKey) return found(toFinding(key.whyNoKey, { ...facts, kind: key.kind }, at));
  const answer = await checkProof(document, proof, key.publicKey, basis.load);
  if (typeof answer === 'object') return found(toIntegrityOfLost(answer.lost, facts), answer.lost);
  const isAboutKeyKind = answer === 'wrong_key_kind' || answer === 'unsupported_key';
  const judged = found(toFinding(codes[answer], isAboutKeyKind ? { ...facts, kind: key.kind } : facts, at));
  return answer === 'matches_by_unit' ? { ...judged, isByUnit: true } : judged;
}

const codes: Readonly<Record<Exclude<ProofAnswer, object>, FindingCode>> = {
  matches: 'signature_matches',
  matches_by_unit: 'signature_matches',
  differs: 'signature_differs',
  malformed: 'signature_malformed',
  undisclosed: 'signature_of_learner',
  wrong_key_kind: 'key_kind_wrong',
  unsupported_key: 'key_kind_unknown',
  unsupported_suite: 'signature_kind_unknown',
  missing_previous: 'signature_incomplete',
};

/** A word that no signature can cover is not as it was signed; a context we do not know says nothing about that. */
function toIntegrityOfLost(lost: Lost, facts: Parameters<typeof toFinding>[1]): Finding {
  const isUnreadable = lost.code === 'unknown_context' || lost.code === 'no_canonical_form';
  return toFinding(isUnreadable ? 'words_unreadable' : 'words_not_covered', { ...facts, term: lost.term }, lost.at);
}
