import type { JsonObject } from '@cairn/core';
import { credentialsV2 } from '@cairn/core/contexts';
import { isDateTimeStamp } from '@cairn/core/identifiers';
import { isJsonObject } from '@cairn/core/json';
import { lintCredential } from '@cairn/core/lint-credential';
import type { Language } from '../../../platform/actor.ts';
import type { Ground } from './ground.ts';
import type { Issuer } from './instances.ts';
import { type Problem, toFault, toProblem } from './problems.ts';
import { agreesWithDigests } from './related-resources.ts';
import { RequestReader } from './requests.ts';
import { findPointerFault, secure, standsAlone } from './secure.ts';
import type { ApiFault } from './words.ts';

/** The signed credential, or what stands against it. */
export type Issued = { verifiableCredential: JsonObject } | { problems: Problem[] };

/**
 * Sign a credential as it was sent (VCALM 1.0, issuing). VC-3: only a credential of the data model, every word of which the
 * signature covers, of the issuer whose key signs. Refuses `request_malformed`.
 */
export async function issueCredential(
  ground: Ground,
  issuer: Issuer,
  body: unknown,
  language: Language,
): Promise<Issued> {
  const request = new RequestReader(body, language);
  const given = request.object('credential');
  const options = request.inside('options');
  const created = options.text('created');
  const pointers = options.texts('mandatoryPointers');
  const fault = findFault(given, issuer, created, pointers);
  if (fault) return { problems: [toFault(fault.code, language, fault.at)] };
  const credential = issuer.givesStatus
    ? { ...given, credentialStatus: ground.statusList.give(typeof given.id === 'string' ? given.id : undefined) }
    : given;
  const linted = await lintCredential(credential, ground.load);
  if ('finding' in linted) return { problems: [toProblem(linted.finding, language)] };
  if (!agreesWithDigests(credential)) {
    return { problems: [toFault('resource_differs', language, '/relatedResource')] };
  }
  const order = { draft: linted.draft, credential, created, pointers };
  const cut = await findPointerFault(ground, issuer, order);
  if (cut) return { problems: [toFault(cut, language)] };
  const signed = await secure(ground, issuer, order);
  return { verifiableCredential: signed };
}

function findFault(
  credential: JsonObject,
  { id, givesStatus, suite }: Issuer,
  created: string | undefined,
  pointers: readonly string[],
): { code: ApiFault; at?: string } | undefined {
  const { '@context': contexts, type, issuer } = credential;
  if (!Array.isArray(contexts) || contexts[0] !== credentialsV2) return { code: 'edition_not_issued', at: '/@context' };
  if (!Array.isArray(type)) return { code: 'type_not_a_list', at: '/type' };
  if ((isJsonObject(issuer) ? issuer.id : issuer) !== id) return { code: 'issuer_is_other', at: '/issuer' };
  if (givesStatus && credential.credentialStatus !== undefined) {
    return { code: 'status_given_twice', at: '/credentialStatus' };
  }
  if (credential.proof !== undefined && standsAlone(suite)) return { code: 'proof_beside_another', at: '/proof' };
  if (created !== undefined && !isDateTimeStamp(created)) return { code: 'created_not_an_instant' };
  if (!pointers.every(pointer => leadsSomewhere(credential, pointer))) return { code: 'pointer_leads_nowhere' };
  return undefined;
}

/** Is there something at this place (RFC 6901)? */
function leadsSomewhere(document: JsonObject, pointer: string): boolean {
  if (pointer !== '' && !pointer.startsWith('/')) return false;
  let value: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}
