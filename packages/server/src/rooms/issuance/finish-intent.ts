import { verify } from '@cairn/core';
import type { LintedDraft } from '@cairn/core/draft';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { sign } from '@cairn/core/proof';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, findHere, findIntent, rejectIntent, releaseSigned } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';

/**
 * Sign what was recorded, verify it as a stranger would, release it. Whoever calls this again, at whatever moment the last
 * call ended, gets the same credential. Refuses `own_output_rejected`.
 */
export async function finishIntent(
  world: World,
  actor: Actor,
  organisationId: string,
  credentialId: string,
): Promise<Credential> {
  const signer = await getSigner(world, organisationId);
  const recorded = await findIntent(world, organisationId, credentialId, signer.verificationMethod);
  if (recorded?.state === 'issued') return recorded.credential;
  if (recorded?.state !== 'intent') throw new Refusal('own_output_rejected');
  const signed = await sign(parseRecorded(recorded.unsigned), signer, recorded.proofCreated);
  if (!(await isSound(world, signed))) {
    await rejectIntent(world, organisationId, credentialId);
    throw new Refusal('own_output_rejected');
  }
  return releaseSigned(world, actor, { organisationId, credentialId, document: JSON.stringify(signed) });
}

/** Only linted drafts are ever recorded. */
function parseRecorded(text: string): LintedDraft {
  const document = parseJson(text);
  if (!isJsonObject(document)) throw new Error('an intent holds no credential');
  return document as LintedDraft;
}

/** I-6: nothing of ours is released that our own verifier does not find valid, by documents of ours alone. */
async function isSound(world: World, signed: JsonObject): Promise<boolean> {
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  const { verdict, findings } = await verify(signed, { find, now: world.now() });
  if (verdict === 'undetermined') {
    const open = findings.filter(({ answer }) => answer === 'unknown').map(({ code }) => code);
    throw new Error(`a credential of ours could not be verified: ${open.join(', ')}`);
  }
  return verdict === 'valid';
}
