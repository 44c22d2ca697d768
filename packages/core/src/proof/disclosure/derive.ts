import type { ContextLoader } from '../../canonical/index.ts';
import type { JsonObject } from '../../json.ts';
import { listProofs } from '../check-proof.ts';
import { openStatements } from './open-statements.ts';
import { fromBaseText, toDerivedText } from './proof-value.ts';
import { select } from './select.ts';

/** Why no part of a credential can be shown. */
export interface NotDerived {
  refused: 'no_base_proof' | 'pointer_finds_nothing' | 'pointer_cuts_list' | 'nothing_selected' | 'words_not_covered';
}

/**
 * The part of a credential that its learner wants to show, with what the issuer wants shown always, and a signature for it
 * (vc-di-ecdsa 1.0 §3.5.6). Made by the learner alone, from the credential with its base proof.
 * @param pointers JSON Pointers to what is shown besides
 */
export async function derive(
  credential: JsonObject,
  pointers: readonly string[],
  load?: ContextLoader,
): Promise<JsonObject | NotDerived> {
  const { proof: _, ...unsecured } = credential;
  const proof = listProofs(credential).find(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023');
  const value = proof && typeof proof.proofValue === 'string' ? fromBaseText(proof.proofValue) : undefined;
  if (!value) return { refused: 'no_base_proof' };
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = value;
  const combined = [...mandatoryPointers, ...pointers];
  if (combined.length === 0) return { refused: 'nothing_selected' };
  const part = select(unsecured, combined);
  if (!part) return { refused: 'pointer_finds_nothing' };
  const opened = await openStatements(unsecured, hmacKey, load);
  if ('lost' in opened) return { refused: 'words_not_covered' };
  const { indexes: always } = await opened.openPart(mandatoryPointers);
  const { indexes: shown, findLabels } = await opened.openPart(combined);
  if (!always || !shown) return { refused: 'pointer_cuts_list' };
  const isMandatory = new Set(always);
  const signed = opened.statements.flatMap((_, index) => (isMandatory.has(index) ? [] : [index]));
  const isShown = new Set(shown);
  const derived = {
    baseSignature,
    publicKey,
    signatures: signatures.filter((_, place) => isShown.has(signed[place] ?? -1)),
    labels: await findLabels(),
    mandatoryIndexes: shown.flatMap((index, place) => (isMandatory.has(index) ? [place] : [])),
  };
  return { ...part, proof: { ...proof, proofValue: toDerivedText(derived) } };
}
