import type { Bytes } from '../../bytes.ts';
import type { ContextLoader } from '../../canonical/index.ts';
import type { JsonObject } from '../../json.ts';
import type { NotDerived } from '../disclosure/derive.ts';
import { select } from '../disclosure/select.ts';
import { findBbs } from './machinery.ts';
import { type BaseMessages, toDerivedMessages } from './proof-value.ts';
import { openShuffled } from './shuffle.ts';

/** What is shown of a credential, and of which base proof. */
export interface Showing {
  unsecured: JsonObject;
  /** The base proof with all it says, and its value. */
  proof: JsonObject;
  value: BaseMessages;
  /** JSON Pointers to what is shown besides what must be. */
  pointers: readonly string[];
  /** What the proof is bound to, such as the challenge of whoever asked. */
  presentationHeader: Bytes;
}

/** The part with a proof for it, another one every time (vc-di-bbs 1.0 §3.4.6). */
export async function proveMessages(
  { unsecured, proof, value, pointers, presentationHeader }: Showing,
  load?: ContextLoader,
): Promise<JsonObject | NotDerived> {
  const { signature, header, publicKey, hmacKey, mandatoryPointers } = value;
  const combined = [...mandatoryPointers, ...pointers];
  if (combined.length === 0) return { refused: 'nothing_selected' };
  const part = select(unsecured, combined);
  if (!part) return { refused: 'pointer_finds_nothing' };
  const opened = await openShuffled(unsecured, hmacKey, load);
  if ('lost' in opened) return { refused: 'words_not_covered' };
  const { indexes: always } = await opened.openPart(mandatoryPointers);
  const { indexes: shown, findLabels } = await opened.openPart(combined);
  if (!always || !shown) return { refused: 'pointer_cuts_list' };
  const [isMandatory, isShown] = [new Set(always), new Set(shown)];
  const messages = opened.statements.flatMap((statement, index) =>
    isMandatory.has(index) ? [] : [{ statement, isShown: isShown.has(index) }],
  );
  const selectiveIndexes = messages.flatMap((message, place) => (message.isShown ? [place] : []));
  const said = { publicKey, header, presentationHeader, indexes: selectiveIndexes };
  const statements = messages.map(({ statement }) => statement);
  const proven = await findBbs()?.prove(said, signature, statements);
  if (!(proven instanceof Uint8Array)) return { refused: 'not_proven' };
  const derived = {
    proof: proven,
    labels: await findLabels(),
    mandatoryIndexes: shown.flatMap((index, place) => (isMandatory.has(index) ? [place] : [])),
    selectiveIndexes,
    presentationHeader,
  };
  return { ...part, proof: { ...proof, proofValue: toDerivedMessages(derived) } };
}
