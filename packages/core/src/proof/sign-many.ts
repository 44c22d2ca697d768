import { groupAlike } from '../canonical/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { type Signer, sign } from './sign.ts';
import { signFilled } from './sign-filled.ts';

/**
 * Signs many drafts as of one instant, in the order given, each to the bytes that `sign` gives with `eddsa-rdfc-2022`. Drafts
 * that differ in a few texts, as those of one achievement do, are signed through a template.
 * @param created instant without fractions of a second
 * @throws Error as `sign` does
 */
export async function signMany(drafts: readonly LintedDraft[], signer: Signer, created: string): Promise<JsonObject[]> {
  const signed = new Map<LintedDraft, JsonObject>();
  const isEdwards = (signer.kind ?? 'Ed25519') === 'Ed25519';
  for (const { alike, fill } of groupAlike(drafts)) {
    for (const draft of alike) {
      const filled = isEdwards ? fill(draft) : undefined;
      signed.set(draft, filled ? await signFilled(filled, signer, created) : await sign(draft, signer, created));
    }
  }
  return drafts.map(draft => {
    const document = signed.get(draft);
    if (!document) throw new Error('A draft was left unsigned.');
    return document;
  });
}
