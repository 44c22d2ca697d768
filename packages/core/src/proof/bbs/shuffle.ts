import type { Bytes } from '../../bytes.ts';
import type { ContextLoader, Lost } from '../../canonical/index.ts';
import type { JsonObject } from '../../json.ts';
import { type Label, type OpenedStatements, openLabelled, toHmacs } from '../disclosure/open-statements.ts';

/**
 * Takes a document apart. Its blank nodes are numbered in the order of the HMACs of their canonical labels, which only the
 * keeper of the key knows: a number says less about the credential than an HMAC would (vc-di-bbs 1.0 §3.2.1).
 */
export async function openShuffled(
  unsecured: JsonObject,
  hmacKey: Bytes,
  load?: ContextLoader,
): Promise<OpenedStatements<number> | { lost: Lost }> {
  return openLabelled(unsecured, labels => shuffle(labels, hmacKey), load);
}

async function shuffle(
  labels: ReadonlyMap<string, string>,
  hmacKey: Bytes,
): Promise<ReadonlyMap<string, Label<number>>> {
  const hmacs = await toHmacs(labels, hmacKey);
  const texts = [...hmacs.values()].map(({ text }) => text).sort();
  const places = new Map(texts.map((text, place) => [text, place]));
  const toLabel = ({ text }: Label<Bytes>): Label<number> => {
    const carried = places.get(text) ?? -1;
    return { carried, text: `_:b${carried}` };
  };
  return new Map([...hmacs].map(([own, hmac]) => [own, toLabel(hmac)]));
}
