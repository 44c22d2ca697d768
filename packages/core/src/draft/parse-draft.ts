import { checkOpenBadge } from '../formats/open-badge/check-open-badge.ts';
import { isJsonObject } from '../json.ts';
import { parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import type { LintedDraft } from './lint-award.ts';

/**
 * A draft that was recorded as text before signing, to sign exactly what was recorded.
 * @throws Malformed with the place when the text is not an unsigned Open Badge
 */
export function parseDraft(text: string): LintedDraft {
  const draft = parseJson(text);
  if (!isJsonObject(draft)) throw new Malformed('', 'not_an_object', 'A recorded draft is a JSON object.');
  if ('proof' in draft) throw new Malformed('/proof', 'not_a_credential', 'A draft carries no signature yet.');
  const [problem] = checkOpenBadge(draft);
  if (problem) throw new Malformed(problem.at, 'not_a_credential', 'The recorded draft is not an Open Badge.');
  return draft as LintedDraft;
}
