import type { LintedDraft } from '@cairn/core/draft';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { type Signer, signMany } from '@cairn/core/proof';
import type { Actor } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { listIntents, rejectIntent, releaseSigned } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';
import type { DraftedIntent } from './record-requests.ts';
import { verifyOwn } from './verify-own.ts';

/** What is to be signed, as of an instant. */
interface Unsigned {
  credentialId: string;
  draft: LintedDraft;
  proofCreated: string;
}

/**
 * Sign what was recorded, verify each as a stranger would, release them together. Whoever calls this again, at whatever moment
 * the last call ended, gets the same credentials. Gives the ids of those that are released; the others were given up, because
 * our own verifier does not find them valid.
 * @param intents those that the caller has just recorded and need not be read again
 */
export async function finishRecorded(
  world: World,
  actor: Actor,
  organisationId: string,
  credentialIds: readonly string[],
  intents: readonly DraftedIntent[] = [],
): Promise<Set<string>> {
  const signer = await getSigner(world, organisationId);
  const known = intents.filter(({ verificationMethod }) => verificationMethod === signer.verificationMethod);
  const isKnown = new Set(known.map(({ credentialId }) => credentialId));
  const others = credentialIds.filter(id => !isKnown.has(id));
  const recorded = await listIntents(world, organisationId, others, signer.verificationMethod);
  const intended: Unsigned[] = [...known];
  const released = new Set<string>();
  for (const [credentialId, found] of recorded) {
    if (found.state === 'issued') released.add(credentialId);
    if (found.state === 'intent') intended.push({ ...found, draft: parseRecorded(found.unsigned) });
  }
  const sound = await keepSound(world, organisationId, await signIntents(intended, signer));
  await releaseSigned(world, actor, organisationId, sound);
  for (const { credentialId } of sound) released.add(credentialId);
  return released;
}

/** A signed document, and its text as it will be given out: what was recorded, with the proof as the last member. */
interface Signed {
  credentialId: string;
  document: JsonObject;
  text: string;
}

/** Those that were recorded at one moment are signed as of that moment, together. */
async function signIntents(intents: readonly Unsigned[], signer: Signer): Promise<Signed[]> {
  const signed: Signed[] = [];
  for (const [created, together] of Map.groupBy(intents, ({ proofCreated }) => proofCreated)) {
    const drafts = together.map(({ draft }) => draft);
    const documents = await signMany(drafts, signer, created);
    for (const [index, { credentialId }] of together.entries()) {
      const document = documents[index];
      if (!document) throw new Error('an intent was left unsigned');
      signed.push({ credentialId, document, text: JSON.stringify(document) });
    }
  }
  return signed;
}

/** Only linted drafts are ever recorded. */
function parseRecorded(text: string): LintedDraft {
  const document = parseJson(text);
  if (!isJsonObject(document)) throw new Error('an intent holds no credential');
  return document as LintedDraft;
}

/** I-6: nothing of ours is released that our own verifier does not find valid, by documents of ours alone. */
async function keepSound(world: World, organisationId: string, signed: readonly Signed[]): Promise<Signed[]> {
  const verdicts = await verifyOwn(
    world,
    signed.map(({ text }) => text),
  );
  const sound: Signed[] = [];
  for (const [index, one] of signed.entries()) {
    const { verdict, open } = verdicts[index] ?? { verdict: 'undetermined', open: [] };
    if (verdict === 'undetermined') throw new Error(`a credential of ours could not be verified: ${open.join(', ')}`);
    if (verdict === 'valid') sound.push(one);
    else await rejectIntent(world, organisationId, one.credentialId);
  }
  return sound;
}
