import { groupAlike } from '../canonical/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { type Prepared, prepare, type Signer, toSigned } from './sign.ts';
import { prepareFilled } from './sign-filled.ts';

/**
 * Signs many drafts as of one instant, in the order given, each to the bytes that `sign` gives with `eddsa-rdfc-2022`. Drafts
 * that differ in a few texts, as those of one achievement do, are prepared through a template. A signer that can is asked for
 * all signatures at once.
 * @param created instant without fractions of a second
 * @throws Error as `sign` does
 */
export async function signMany(drafts: readonly LintedDraft[], signer: Signer, created: string): Promise<JsonObject[]> {
  const prepared = new Map<LintedDraft, Prepared>();
  const isEdwards = (signer.kind ?? 'Ed25519') === 'Ed25519';
  for (const { alike, fill } of groupAlike(drafts)) {
    for (const draft of alike) {
      const filled = isEdwards ? fill(draft) : undefined;
      prepared.set(draft, await (filled ? prepareFilled(filled, signer, created) : prepare(draft, signer, created)));
    }
  }
  const all = drafts.map(draft => {
    const one = prepared.get(draft);
    if (!one) throw new Error('A draft was left unsigned.');
    return one;
  });
  return signPrepared(all, signer);
}

async function signPrepared(all: readonly Prepared[], signer: Signer): Promise<JsonObject[]> {
  const signatures = await signMessages(
    signer,
    all.map(({ message }) => message),
  );
  return all.map((one, index) => {
    const signature = signatures[index];
    if (!signature || signatures.length !== all.length)
      throw new Error('Not signed: one signature for each is needed.');
    return toSigned(one, signature);
  });
}

async function signMessages(signer: Signer, messages: readonly Prepared['message'][]): Promise<readonly Uint8Array[]> {
  if (signer.signAll && messages.length > 0) return signer.signAll(messages);
  const signatures: Uint8Array[] = [];
  for (const message of messages) signatures.push(await signer.sign(message));
  return signatures;
}
