import { type JsonObject, verify } from '@cairn/core';
import { signMessages } from '@cairn/core/bbs';
import { credentialsV2 } from '@cairn/core/contexts';
import { derive, signBase } from '@cairn/core/disclosure';
import type { LintedDraft } from '@cairn/core/draft';
import { signCredentialToken } from '@cairn/core/formats';
import { addProof, sign } from '@cairn/core/proof';
import { derivingFaults, isNotDerived } from './derive.ts';
import type { Ground } from './ground.ts';
import type { Instance, Issuer } from './instances.ts';
import { toInstant } from './status-list.ts';
import type { ApiFault } from './words.ts';

/** What is to be signed: the draft, and the credential as it was sent, perhaps with proofs. */
interface Order {
  draft: LintedDraft;
  credential: JsonObject;
  /** The moment of signing when one was asked for; otherwise it is now. */
  created: string | undefined;
  /** What a part of it must always show. */
  pointers: readonly string[];
}

/** Ways of signing that are no proof beside others. */
export function standsAlone(suite: Instance['suite']): boolean {
  return suite === 'vc-jwt' || isForParts(suite);
}

/** Ways of signing from which the holder makes what is shown. */
function isForParts(suite: Instance['suite']): boolean {
  return suite === 'ecdsa-sd-2023' || suite === 'bbs-2023';
}

/** The credential, signed in the way of the issuer; nothing leaves that our own verifier does not accept. */
export async function secure(ground: Ground, issuer: Issuer, order: Order): Promise<JsonObject> {
  const signed = await signAs(ground, issuer, order);
  const { load, world } = ground;
  const shown = isForParts(issuer.suite) ? await derive(signed, ['/issuer'], load) : signed;
  if (isNotDerived(shown)) throw new Error(`of what was signed nothing can be shown: ${shown.refused}`);
  const find = async () => ({ unreachable: 'not_asked' });
  const { findings } = await verify(shown, { find, now: world.now(), load });
  const integrity = findings.find(({ question }) => question === 'integrity');
  if (integrity?.answer !== 'pass') throw new Error(`what was signed does not verify: ${integrity?.code}`);
  return signed;
}

async function signAs({ load, world }: Ground, issuer: Issuer, order: Order): Promise<JsonObject> {
  const { draft, credential, pointers } = order;
  if (issuer.suite === 'bbs-2023') {
    // A moment tells one credential from another, so it is written only when it was asked for.
    const dated = order.created === undefined ? {} : { created: order.created };
    return signMessages(draft, issuer.signer, { mandatoryPointers: pointers, ...dated }, load);
  }
  const { suite, signer } = issuer;
  const created = order.created ?? toInstant(world.now());
  if (suite === 'vc-jwt') return toEnvelope(await signCredentialToken(draft, signer));
  if (suite === 'ecdsa-sd-2023') return signBase(draft, signer, created, pointers, undefined, load);
  if (credential.proof === undefined) return sign(draft, signer, created, suite, load);
  return addProof(credential, signer, created, { suite }, load);
}

/**
 * Can a part be shown with just what these pointers name? One may lead somewhere and still cut a list in the middle, which is
 * seen by trying.
 */
export async function findPointerFault(ground: Ground, issuer: Issuer, order: Order): Promise<ApiFault | undefined> {
  if (!isForParts(issuer.suite) || order.pointers.length === 0) return undefined;
  const trial = await signAs(ground, issuer, { ...order, pointers: [] });
  const part = await derive(trial, order.pointers, ground.load);
  return isNotDerived(part) ? derivingFaults[part.refused] : undefined;
}

/** VCDM 2.0 §4.13.1. */
function toEnvelope(token: string): JsonObject {
  return {
    '@context': credentialsV2,
    id: `data:application/vc+jwt,${token}`,
    type: 'EnvelopedVerifiableCredential',
  };
}
