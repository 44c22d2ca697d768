import { checkReceipt, type Logged, type NotLogged, parseReceipt, type Receipt, toldOf } from '@cairn/core/log';
import { parseCheckpoint, parseNote } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readLogKeys } from '../log-keys.ts';
import { readOptions } from '../options.ts';
import { readCredential, toUnreadable } from '../read-credential.ts';
import { readInput } from '../read-input.ts';
import { type Command, languageFor, type Terminal, toPrintable, UnreadableInput, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const options = {
  receipt: { type: 'string' },
  key: { type: 'string', multiple: true },
  witnesses: { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const;

const receiptBytes = 256 * 1024;

/**
 * `cairn log verify`: was this credential logged, and by when? Nobody is asked: the receipt and the keys suffice
 * (docs/transparency-log.md). Exit code 1 when the receipt shows nothing, 2 when the keys given cannot tell.
 */
export const log: Command = {
  usage: 'log verify (FILE | -) --receipt FILE --key (KEY | FILE) … [--witnesses N]\n      [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [action, source, more] = positionals;
    if (action !== 'verify' || more !== undefined) throw new UsageFault(more ?? action ?? 'verify');
    if (source === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE, -' }));
    if (values.receipt === undefined) throw new UsageFault(sayIn(language, 'missing', { what: '--receipt' }));
    const witnesses = Number(values.witnesses ?? 0);
    if (!Number.isInteger(witnesses) || witnesses < 0) throw new UsageFault(`--witnesses ${values.witnesses}`);
    const keys = await readLogKeys(values.key, language);
    const receipt = await readReceipt(values.receipt, terminal, language);
    const given = await readCredential(source, terminal, language);
    const answer = await check(receipt, given, { keys, witnesses }, language);
    if (values.json) terminal.say(JSON.stringify(answer, null, 2));
    else say(answer, receipt, witnesses, terminal, language);
    return exitCodeOf(answer);
  },
};

async function readReceipt(source: string, terminal: Terminal, language: Language): Promise<Receipt> {
  const text = new TextDecoder().decode(await readInput(source, receiptBytes, terminal, language));
  try {
    return parseReceipt(text);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new UnreadableInput(sayIn(language, 'notReceipt', { path: source }));
  }
}

async function check(
  receipt: Receipt,
  given: Parameters<typeof toldOf>[0],
  trust: Parameters<typeof checkReceipt>[2],
  language: Language,
): Promise<Logged | NotLogged> {
  try {
    return await checkReceipt(receipt, toldOf(given), trust);
  } catch (fault) {
    throw toUnreadable(fault, language);
  }
}

const sentences = {
  log_unknown: 'logUnknown',
  log_did_not_sign: 'logDidNotSign',
  signature_differs: 'logSignatureDiffers',
  not_this: 'logNotThis',
  too_few_witnesses: 'logTooFewWitnesses',
} as const;

function say(
  answer: Logged | NotLogged,
  receipt: Receipt,
  wanted: number,
  terminal: Terminal,
  language: Language,
): void {
  const { origin } = parseCheckpoint(parseNote(receipt.checkpoint).text);
  if ('problem' in answer) {
    terminal.say(toPrintable(sayIn(language, sentences[answer.problem], { origin, wanted })));
    return;
  }
  const { index, size, hour, before, witnesses } = answer;
  terminal.say(toPrintable(sayIn(language, 'logged', { origin, index, size, hour: hour.slice(0, 16) })));
  const by = witnesses.length > 0 && wanted > 0 ? 'loggedByWitnesses' : 'loggedByLog';
  const names = witnesses.map(({ name }) => name).join(', ');
  terminal.say(toPrintable(sayIn(language, by, { before: before.toISOString().slice(0, 16), names })));
}

function exitCodeOf(answer: Logged | NotLogged): ExitCode {
  if (!('problem' in answer)) return exitCodes.ok;
  const isOpen = answer.problem === 'log_unknown' || answer.problem === 'too_few_witnesses';
  return isOpen ? exitCodes.undetermined : exitCodes.no;
}
