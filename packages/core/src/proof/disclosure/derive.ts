import type { Bytes } from '../../bytes.ts';
import type { ContextLoader } from '../../canonical/index.ts';
import type { JsonObject } from '../../json.ts';
import { fromBaseMessages } from '../bbs/proof-value.ts';
import { proveMessages } from '../bbs/prove-messages.ts';
import { listProofs } from '../check-proof.ts';
import { openStatements } from './open-statements.ts';
import { type BaseValue, fromBaseText, toDerivedText } from './proof-value.ts';
import { select } from './select.ts';

/** Why no part of a credential can be shown. `not_proven`: the machinery for it is not on board, or did not make a proof. */
export interface NotDerived {
  refused:
    | 'no_base_proof'
    | 'pointer_finds_nothing'
    | 'pointer_cuts_list'
    | 'nothing_selected'
    | 'words_not_covered'
    | 'not_proven';
}

/** Of these suites a learner can show parts. */
const suites: readonly unknown[] = ['ecdsa-sd-2023', 'bbs-2023'];

/**
 * The part of a credential that its learner wants to show, with what the issuer wants shown always, and a signature for it
 * (vc-di-ecdsa 1.0 §3.5.6, vc-di-bbs 1.0 §3.4.6). Made by the learner alone, from the credential with its base proof.
 * @param pointers JSON Pointers to what is shown besides
 * @param presentationHeader what a proof of bbs-2023 is bound to, such as the challenge of whoever asked
 */
export async function derive(
  credential: JsonObject,
  pointers: readonly string[],
  load?: ContextLoader,
  presentationHeader: Bytes = new Uint8Array(),
): Promise<JsonObject | NotDerived> {
  const { proof: _, ...unsecured } = credential;
  const proof = listProofs(credential).find(({ cryptosuite }) => suites.includes(cryptosuite));
  const text = String(proof?.proofValue);
  const messages = fromBaseMessages(text);
  if (proof?.cryptosuite === 'bbs-2023' && messages) {
    return proveMessages({ unsecured, proof, value: messages, pointers, presentationHeader }, load);
  }
  const value = proof?.cryptosuite === 'ecdsa-sd-2023' ? fromBaseText(text) : undefined;
  if (!proof || !value) return { refused: 'no_base_proof' };
  return deriveStatements({ unsecured, proof, value, pointers }, load);
}

/** What is shown of a credential whose statements are signed one by one. */
interface Showing {
  unsecured: JsonObject;
  proof: JsonObject;
  value: BaseValue;
  pointers: readonly string[];
}

async function deriveStatements(
  { unsecured, proof, value, pointers }: Showing,
  load?: ContextLoader,
): Promise<JsonObject | NotDerived> {
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
