import { findSlots, findText, groupByShape, parsePointer, toTemplate } from '../canonical/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { type Signer, sign } from './sign.ts';
import { signFilled } from './sign-filled.ts';

/** A template is made and proven in the time of about four canonical forms. */
const fewest = 8;

/**
 * Signs many drafts as of one instant, in the order given, each to the bytes that `sign` gives with `eddsa-rdfc-2022`. Drafts
 * that differ in a few texts, as those of one achievement do, are signed through a template.
 * @param created instant without fractions of a second
 * @throws Error as `sign` does
 */
export async function signMany(drafts: readonly LintedDraft[], signer: Signer, created: string): Promise<JsonObject[]> {
  const signed = new Map<LintedDraft, JsonObject>();
  for (const alike of groupByShape(drafts)) {
    const fill = alike.length < fewest ? undefined : toFill(alike, signer);
    for (const draft of alike) {
      const filled = fill?.(draft);
      signed.set(draft, filled ? await signFilled(filled, signer, created) : await sign(draft, signer, created));
    }
  }
  return drafts.map(draft => signed.get(draft) ?? {});
}

/** How a draft is filled into the template of those that are like it; undefined where there can be none. */
function toFill(alike: readonly LintedDraft[], { kind = 'Ed25519' }: Signer) {
  const [model] = alike;
  if (model === undefined || kind !== 'Ed25519') return undefined;
  const slots = findSlots(alike);
  const template = toTemplate(model, slots);
  if ('declined' in template) return undefined;
  const paths = slots.map(parsePointer);
  return (draft: LintedDraft) => template.fill(paths.map(path => findText(draft, path) ?? ''));
}
