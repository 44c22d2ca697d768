import type { JsonObject } from '@cairn/core';
import { derive, type NotDerived } from '@cairn/core/disclosure';
import type { Language } from '../../../platform/actor.ts';
import type { Ground } from './ground.ts';
import type { Issued } from './issue.ts';
import { toFault } from './problems.ts';
import { RequestReader } from './requests.ts';
import type { ApiFault } from './words.ts';

/** Why no part can be shown, in the words of this room. */
export const derivingFaults: Readonly<Record<NotDerived['refused'], ApiFault>> = {
  no_base_proof: 'no_base_proof',
  pointer_finds_nothing: 'pointer_leads_nowhere',
  pointer_cuts_list: 'pointer_cuts_list',
  nothing_selected: 'nothing_selected',
  words_not_covered: 'words_not_covered',
  not_proven: 'proof_not_made',
};

/** Show a part of a credential, as its holder would (VCALM 1.0, deriving). Refuses `request_malformed`. */
export async function deriveCredential({ load }: Ground, body: unknown, language: Language): Promise<Issued> {
  const request = new RequestReader(body, language);
  const credential = request.object('verifiableCredential');
  const derived = await derive(credential, request.inside('options').texts('selectivePointers'), load);
  if (isNotDerived(derived)) return { problems: [toFault(derivingFaults[derived.refused], language)] };
  return { verifiableCredential: derived };
}

/** Was there nothing to show? */
export function isNotDerived(derived: JsonObject | NotDerived): derived is NotDerived {
  return 'refused' in derived;
}
