import { asArray, type JsonObject } from '../json.ts';
import { findSuite, listProofs } from '../proof/index.ts';
import { toFinding, toWarning } from './codes.ts';
import type { Basis } from './evidence.ts';
import type { Expected } from './find-key.ts';
import { toText } from './instant.ts';
import { issuerIdOf, issuerNameOf } from './issuer.ts';
import { type JudgedProof, judgeProof, keyIdOf } from './judge-proof.ts';
import { askValidity } from './questions/validity.ts';
import type { Answer, Finding, Report } from './report.ts';

/** What the signatures of a document say. `proof` is the one that the answers are about. */
export interface SignatureAnswer extends Omit<JudgedProof, 'proof'> {
  proof?: JsonObject;
  warnings: Report['warnings'];
}

/** More proofs than this are not read. */
const mostProofs = 8;

/** The proofs of a document that can be read here, with the id of the key that each names. */
export function listReadableProofs(document: JsonObject): { proof: JsonObject; keyId: string }[] {
  return listProofs(document)
    .slice(0, mostProofs)
    .filter(proof => findSuite(document, proof))
    .map(proof => ({ proof, keyId: keyIdOf(proof) }));
}

/**
 * Judges every readable proof and answers with the best: of a set, one good signature is enough (OB 3.0 §8.2). A proof of a
 * chain is as good as the earlier proofs that it builds on (Data Integrity §2.1.2). The others are told as warnings.
 * @param expected who should have signed; the issuer unless said otherwise
 */
export async function judgeSignatures(
  document: JsonObject,
  basis: Basis,
  expected: Expected = toExpectedIssuer(document),
): Promise<SignatureAnswer> {
  const proofs = listProofs(document).slice(0, mostProofs);
  const toPlace = (proof: JsonObject) => (proofs.length > 1 ? `/proof/${proofs.indexOf(proof)}` : undefined);
  const alone = await Promise.all(
    proofs
      .filter(proof => findSuite(document, proof))
      .map(proof => judgeProof(document, proof, expected, basis, toPlace(proof))),
  );
  const judged = alone.map(answer => withEarlier(answer, alone, proofs, []));
  const [best, ...others] = judged.sort((one, other) => rank(other, expected, basis) - rank(one, expected, basis));
  const warnings = listWarnings(document, proofs);
  if (!best) return { ...withoutProof(document, expected), warnings };
  const { suite } = best.integrity.facts;
  const order = best.isByUnit ? [toWarning('other_order_of_characters', { suite })] : [];
  return { ...best, warnings: [...warnings, ...order, ...(isGood(best) ? others.flatMap(toOtherWarning) : [])] };
}

/** Whoever the document names as its issuer, asserting it. */
export function toExpectedIssuer(document: JsonObject): Expected {
  return { owner: { id: issuerIdOf(document), name: issuerNameOf(document) }, purpose: 'assertionMethod' };
}

/** The answer to a proof of a chain: what speaks against an earlier one speaks against all that build on it. */
function withEarlier(
  answer: JudgedProof,
  all: readonly JudgedProof[],
  proofs: readonly JsonObject[],
  path: readonly JsonObject[],
): JudgedProof {
  if (answer.integrity.answer !== 'pass') return answer;
  const builtOn = asArray(answer.proof.previousProof).map(id => proofs.find(proof => proof.id === id));
  for (const proof of builtOn) {
    const earlier = all.find(other => other.proof === proof);
    const isCircle = proof !== undefined && path.includes(proof);
    const code =
      earlier && !isCircle ? withEarlier(earlier, all, proofs, [...path, earlier.proof]).integrity : undefined;
    if (code?.answer === 'pass') continue;
    const { suite, signedAt, key } = answer.integrity.facts;
    const isKnown = code?.answer === 'fail' || isCircle;
    const finding = toFinding(
      isKnown ? 'earlier_signature_differs' : 'earlier_signature_unknown',
      { suite, signedAt, key, problem: code?.code },
      answer.integrity.at,
    );
    return { ...answer, integrity: finding };
  }
  return answer;
}

function isGood({ integrity, key }: JudgedProof): boolean {
  return integrity.answer === 'pass' && key.answer === 'pass';
}

const weights: Readonly<Record<Answer, number>> = { pass: 2, unknown: 1, fail: 0 };

/**
 * First those that nothing speaks against, then those that more speaks for, then those with a key of whom it should be, then
 * those that are in date.
 */
function rank({ integrity, key, proof }: JudgedProof, { owner }: Expected, { now }: Basis): number {
  const isOpen = integrity.answer !== 'fail' && key.answer !== 'fail';
  const isOwn = keyIdOf(proof).split('#')[0] === owner.id;
  const isInDate = askValidity({}, proof, now).answer === 'pass';
  const weight = weights[integrity.answer] + weights[key.answer];
  return (isOpen ? 100 : 0) + 10 * weight + (isOwn ? 2 : 0) + (isInDate ? 1 : 0);
}

function withoutProof(document: JsonObject, { owner }: Expected): { integrity: Finding; key: Finding } {
  const [proof] = listProofs(document);
  return {
    integrity: proof ? toFinding('signature_kind_unknown', { suite: kindOf(proof) }) : toFinding('not_signed'),
    key: toFinding('no_key_named', { issuer: owner.name, issuerId: owner.id }),
  };
}

function kindOf(proof: JsonObject): string | undefined {
  return toText(proof.cryptosuite) ?? toText(proof.type);
}

/** What the keys of these findings sign does not hold, whoever they belong to. */
const invalidKeys = ['key_not_listed', 'key_not_for_signing', 'key_revoked', 'key_expired', 'key_retired_before'];

/** What a good set carries besides: a signature that does not hold, that could not be checked, or of somebody else. */
function toOtherWarning({ integrity, key }: JudgedProof): Report['warnings'] {
  const facts = { suite: integrity.facts.suite, key: integrity.facts.key };
  if (integrity.answer === 'unknown')
    return [toWarning('other_signature_unknown', { ...facts, problem: integrity.code })];
  if (integrity.answer === 'fail') return [toWarning('other_signature_fails', { ...facts, problem: integrity.code })];
  if (key.answer === 'pass') return [];
  const isInvalid = invalidKeys.includes(key.code);
  return [toWarning(isInvalid ? 'other_signature_fails' : 'other_signer', { ...facts, problem: key.code })];
}

function listWarnings(document: JsonObject, proofs: readonly JsonObject[]): Report['warnings'] {
  return proofs.flatMap(proof => {
    const suite = findSuite(document, proof);
    const named = { suite: kindOf(proof) };
    if (!suite) return [toWarning('signature_not_read', named)];
    return suite.isLegacy ? [toWarning('legacy_signature', named)] : [];
  });
}
