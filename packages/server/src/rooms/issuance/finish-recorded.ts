import { verifyBatch } from '@cairn/core/batch';
import type { LintedDraft } from '@cairn/core/draft';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { type Signer, signMany } from '@cairn/core/proof';
import type { Actor } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, findHere, listIntents, rejectIntent, releaseSigned } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';

interface Intent {
  credentialId: string;
  unsigned: string;
  proofCreated: string;
}

interface Signed {
  credentialId: string;
  document: JsonObject;
}

/**
 * Sign what was recorded, verify each as a stranger would, release them together. Whoever calls this again, at whatever moment
 * the last call ended, gets the same credentials. They come in the order asked for; undefined stands for one that was given
 * up, because our own verifier does not find it valid.
 */
export async function finishRecorded(
  world: World,
  actor: Actor,
  organisationId: string,
  credentialIds: readonly string[],
): Promise<(Credential | undefined)[]> {
  const signer = await getSigner(world, organisationId);
  const recorded = await listIntents(world, organisationId, credentialIds, signer.verificationMethod);
  const intents = [...recorded.values()].filter(found => found.state === 'intent');
  const signed = await signIntents(intents, signer);
  const sound = await keepSound(world, organisationId, signed);
  const texts = sound.map(({ credentialId, document }) => ({ credentialId, document: JSON.stringify(document) }));
  const released = await releaseSigned(world, actor, organisationId, texts);
  return credentialIds.map(id => {
    const found = recorded.get(id);
    return found?.state === 'issued' ? found.credential : released.get(id);
  });
}

/** Those that were recorded at one moment are signed as of that moment, together. */
async function signIntents(intents: readonly Intent[], signer: Signer): Promise<Signed[]> {
  const signed: Signed[] = [];
  for (const [created, together] of Map.groupBy(intents, ({ proofCreated }) => proofCreated)) {
    const drafts = together.map(({ unsigned }) => parseRecorded(unsigned));
    const documents = await signMany(drafts, signer, created);
    for (const [index, { credentialId }] of together.entries()) {
      const document = documents[index];
      if (!document) throw new Error('an intent was left unsigned');
      signed.push({ credentialId, document });
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
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  const documents = signed.map(({ document }) => document);
  const answers = await verifyBatch(documents, { find, now: world.now() });
  const sound: Signed[] = [];
  for (const [index, one] of signed.entries()) {
    const answer = answers[index];
    const report = answer && 'report' in answer ? answer.report : undefined;
    if (report?.verdict === 'undetermined') {
      const open = report.findings.filter(({ answer }) => answer === 'unknown').map(({ code }) => code);
      throw new Error(`a credential of ours could not be verified: ${open.join(', ')}`);
    }
    if (report?.verdict === 'valid') sound.push(one);
    else await rejectIntent(world, organisationId, one.credentialId);
  }
  return sound;
}
