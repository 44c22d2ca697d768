import { type ContextLoader, toNQuads } from '../canonical/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { askStructure } from './questions/structure.ts';
import type { Finding } from './report.ts';

/**
 * A credential of any kind that somebody wants to have signed: a draft that may be signed when it is what the data model asks
 * for and no word of it would be lost, and else the finding that speaks against it. A proof that it carries is looked at, and
 * judged by nobody here.
 * @param load gives the JSON-LD contexts; the pinned ones unless said otherwise
 */
export async function lintCredential(
  credential: JsonObject,
  load?: ContextLoader,
): Promise<{ draft: LintedDraft } | { finding: Finding }> {
  const { proof: _, ...bare } = credential;
  const canonical = await toNQuads(bare, load);
  const finding = askStructure(credential, 'lost' in canonical ? canonical.lost : undefined);
  return finding.answer === 'pass' ? { draft: bare as LintedDraft } : { finding };
}
