import type { Lost } from '../canonical/index.ts';
import type { JsonObject } from '../json.ts';
import { checkProof, findSuite, listProofs, type ProofAnswer } from '../proof/index.ts';
import { toFinding, toWarning } from './codes.ts';
import type { Basis } from './evidence.ts';
import { findKey, type KeyAnswer, toMethodId } from './find-key.ts';
import { toText } from './instant.ts';
import { issuerIdOf, issuerNameOf } from './issuer.ts';
import type { Finding, Report } from './report.ts';

/** What the signatures of a document say: unchanged or not, by whom, and what the document would lose when signed. */
export interface SignatureAnswer {
  integrity: Finding;
  key: Finding;
  /** The proof that the answers are about. */
  proof?: JsonObject;
  lost?: Lost;
  warnings: Report['warnings'];
}

/** More proofs than this are not read. */
const mostProofs = 8;

/** The proofs of a document that can be read here, with the id of the key that each names. */
export function listReadableProofs(document: JsonObject): { proof: JsonObject; keyId: string }[] {
  return listProofs(document)
    .slice(0, mostProofs)
    .filter(proof => findSuite(document, proof))
    .map(proof => ({ proof, keyId: toMethodId(toText(proof.verificationMethod) ?? '') }));
}

/** Judges every readable proof and answers with the best: of a set, one good signature is enough (OB 3.0 §8.2). */
export async function judgeSignatures(document: JsonObject, basis: Basis): Promise<SignatureAnswer> {
  const readable = listReadableProofs(document);
  const warnings = listWarnings(document);
  const issuer = { id: issuerIdOf(document), name: issuerNameOf(document) };
  const answers = await Promise.all(
    readable.map(async ({ proof, keyId }): Promise<SignatureAnswer> => {
      const key = findKey(keyId, issuer, basis);
      const facts = { suite: findSuite(document, proof)?.name, signedAt: toText(proof.created), key: keyId };
      const { isByUnit, ...answers } = await judgeProof(document, proof, key, facts, basis);
      const order = isByUnit ? [toWarning('other_order_of_characters', { suite: facts.suite })] : [];
      return { ...answers, proof, warnings: [...warnings, ...order] };
    }),
  );
  const [best] = answers.sort((one, other) => rank(other) - rank(one));
  return best ?? { ...withoutProof(document), warnings };
}

const weights = { pass: 2, unknown: 1, fail: 0 };

function rank(answer: SignatureAnswer): number {
  return weights[answer.integrity.answer] + weights[answer.key.answer];
}

function withoutProof(document: JsonObject): { integrity: Finding; key: Finding } {
  const [proof] = listProofs(document);
  const kind = toText(proof?.cryptosuite) ?? toText(proof?.type);
  return {
    integrity: proof ? toFinding('signature_kind_unknown', { suite: kind }) : toFinding('not_signed'),
    key: toFinding('no_key_named', { issuer: issuerNameOf(document), issuerId: issuerIdOf(document) }),
  };
}

type ProofFacts = { suite: string | undefined; signedAt: string | undefined; key: string };

async function judgeProof(
  document: JsonObject,
  proof: JsonObject,
  key: KeyAnswer,
  facts: ProofFacts,
  { load }: Basis,
): Promise<{ integrity: Finding; key: Finding; isByUnit?: boolean; lost?: Lost }> {
  const { finding } = key;
  if (proof.proofPurpose !== 'assertionMethod') {
    return { integrity: toFinding('signature_for_other_purpose', facts), key: finding };
  }
  if (!key.publicKey) return { integrity: toFinding(key.whyNoKey, facts), key: finding };
  const answer = await checkProof(document, proof, key.publicKey, load);
  const integrity = toIntegrity(answer, facts);
  const answers = { integrity, key: finding, isByUnit: answer === 'matches_by_unit' };
  return typeof answer === 'object' ? { ...answers, lost: answer.lost } : answers;
}

function toIntegrity(answer: ProofAnswer, facts: ProofFacts): Finding {
  if (typeof answer === 'object') return toIntegrityOfLost(answer.lost, facts);
  if (answer === 'matches' || answer === 'matches_by_unit') return toFinding('signature_matches', facts);
  if (answer === 'differs') return toFinding('signature_differs', facts);
  return toFinding(answer === 'missing_previous' ? 'signature_incomplete' : 'signature_kind_unknown', facts);
}

/** A word that no signature can cover is not as it was signed; a context we do not know says nothing about that. */
function toIntegrityOfLost(lost: Lost, facts: ProofFacts): Finding {
  const isUnreadable = lost.code === 'unknown_context' || lost.code === 'no_canonical_form';
  return toFinding(isUnreadable ? 'words_unreadable' : 'words_not_covered', { ...facts, term: lost.term }, lost.at);
}

function listWarnings(document: JsonObject): Report['warnings'] {
  return listProofs(document)
    .slice(0, mostProofs)
    .flatMap(proof => {
      const suite = findSuite(document, proof);
      const named = { suite: toText(proof.cryptosuite) ?? toText(proof.type) };
      if (!suite) return [toWarning('signature_not_read', named)];
      return suite.isLegacy ? [toWarning('legacy_signature', named)] : [];
    });
}
