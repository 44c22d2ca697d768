import { type NotLogged, parseReceipt, type Receipt } from '@cairn/core/log';
import { parseCheckpoint, parseNote } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';
import { readInput } from './read-input.ts';
import { type Terminal, UnreadableInput } from './terminal.ts';
import { type Language, sayIn } from './texts.ts';

const receiptBytes = 256 * 1024;

/** A receipt of a log, and its text to the letter. @throws UnreadableInput */
export async function readReceipt(
  source: string,
  terminal: Terminal,
  language: Language,
): Promise<{ receipt: Receipt; text: string }> {
  const text = new TextDecoder().decode(await readInput(source, receiptBytes, terminal, language));
  return { receipt: toReceipt(text, source, language), text };
}

/** @throws UnreadableInput when the text is no receipt */
export function toReceipt(text: string, source: string, language: Language): Receipt {
  try {
    return parseReceipt(text);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new UnreadableInput(sayIn(language, 'notReceipt', { path: source }));
  }
}

const sentences = {
  log_unknown: 'logUnknown',
  log_did_not_sign: 'logDidNotSign',
  signature_differs: 'logSignatureDiffers',
  not_this: 'logNotThis',
  too_few_witnesses: 'logTooFewWitnesses',
} as const;

/** Why a receipt shows nothing, as a sentence. */
export function sayProblem({ problem }: NotLogged, { checkpoint }: Receipt, language: Language, wanted = 0): string {
  const { origin } = parseCheckpoint(parseNote(checkpoint).text);
  return sayIn(language, sentences[problem], { origin, wanted });
}
